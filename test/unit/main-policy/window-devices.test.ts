import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { windowDevices } from '../../../electron/hosts/window-devices.ts';

let folder: string;
let file: string;
let made = 0;

const nextId = (): string => {
  made += 1;
  return `0000000000000000000000000${made}`;
};

beforeEach(() => {
  made = 0;
  folder = mkdtempSync(path.join(tmpdir(), 'onedoor-devices-'));
  file = path.join(folder, 'windows.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('each kind of window is one device, also after a restart', () => {
  const before = windowDevices(file, nextId);
  const ids = [before('advisor'), before('terminal'), before('advisor')];
  expect(ids).toEqual(['00000000000000000000000001', '00000000000000000000000002', '00000000000000000000000001']);
  const after = windowDevices(file, nextId);
  expect([after('terminal'), after('advisor'), after('display')]).toEqual([ids[1], ids[0], '00000000000000000000000003']);
});

test.each([
  ['', /JSON/],
  ['{"advisor":"1"}', /advisor/],
  ['{"expert":"00000000000000000000000001"}', /expert/],
])('a damaged file (%s) is told, since a new id would be another device', (content, reason) => {
  writeFileSync(file, content);
  expect(() => windowDevices(file, nextId)).toThrow(reason);
});
