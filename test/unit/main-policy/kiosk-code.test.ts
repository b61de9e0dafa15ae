import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kioskCode } from '../../../electron/main/kiosk-code.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onedoor-kiosk-'));
  file = path.join(folder, 'kiosk-code.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the code of a kiosk', () => {
  test('is kept as a hash that only the owner of the file reads, and outlives the application', async () => {
    const code = kioskCode({ file, now: () => 0 });
    expect(await code.check('246810')).toBe('noCode');
    await code.set('246810');
    expect(readFileSync(file, 'utf8')).not.toContain('246810');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await kioskCode({ file, now: () => 0 }).check('246810')).toBe('right');
    expect(await code.check('246811')).toBe('wrongCode');
  });

  test('after five wrong tries even the right code waits, longer each time', async () => {
    let time = 0;
    const code = kioskCode({ file, now: () => time });
    await code.set('246810');
    for (let n = 0; n < 5; n += 1) expect(await code.check('0000')).toBe('wrongCode');
    expect(await code.check('246810')).toBe('tooManyTries');
    time = 30_000;
    expect(await code.check('0000')).toBe('wrongCode');
    time = 30_000 + 59_999;
    expect(await code.check('246810')).toBe('tooManyTries');
    time = 90_000;
    expect(await code.check('246810')).toBe('right');
  });

  test('a damaged file opens nothing', async () => {
    writeFileSync(file, '{"salt":1}');
    await expect(kioskCode({ file, now: () => 0 }).check('246810')).rejects.toThrow(/salt/);
  });
});
