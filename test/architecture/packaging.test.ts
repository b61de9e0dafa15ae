/** The package: its fuses, and what comes along and what does not, by packing a small project over a pretended Electron. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const project = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Fuses in the order of Electron's wire, as they must be in what is shipped. */
const FUSES: readonly (readonly [string, boolean])[] = [
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['wasmTrapHandlers', true],
];

/** What a careless pack would take along. */
const BAIT = [
  '.env',
  'server.pem',
  'signing.key',
  'electron/main/index.ts',
  'renderer/main.ts',
  'test/e2e/walls.spec.ts',
  'data/point.sqlite',
  'scripts/build.mjs',
  'README.md',
  'out/main/index.js.map',
  'out/main/index.ts',
  'out/hosts/utility.js.map',
  'out/hosts/hub.js',
  'out/hosts/node.js',
  'out/renderer/assets/index-1.js.map',
  'out/renderer/.env.local',
  'out/hosts/private.pem',
  'assets/build/icon.svg',
  'assets/cards/test/x.ndjson',
];
const WANTED = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/hosts/utility.js',
  'out/hosts/chunks/station-1.js',
  'out/renderer/index.html',
  'out/renderer/assets/index-1.js',
  'assets/cards/kela.ndjson',
];

let folder: string;
let packed: string;

const put = (name: string, content: string | Uint8Array): void => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};

/** A folder that electron-builder takes for Electron: a program with a fuse wire of `fuses` zeros. */
const pretendElectron = (name: string, fuses: number): string => {
  put(`${name}/electron`, Buffer.concat([Buffer.from(`#!/bin/sh\n${SENTINEL}`), Buffer.from([1, fuses]), Buffer.from('0'.repeat(fuses))]));
  chmodSync(path.join(folder, name, 'electron'), 0o755);
  put(`${name}/version`, '45.4.1');
  put(`${name}/LICENSE`, 'MIT');
  return path.join(folder, name);
};

const pack = (electronDist: string, output: string) =>
  run(process.execPath, [path.join(project, 'node_modules/electron-builder/cli.js'), '--dir', '--linux', '--x64', '--projectDir', folder, `-c.electronDist=${electronDist}`, `-c.directories.output=${output}`], {
    cwd: folder,
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'onedoor-package-'));
  const sqlite = 'better-sqlite3';
  const { dependencies, devDependencies, name, version, description, type, main } = packageJson;
  put('package.json', JSON.stringify({ name, version, description, type, main, dependencies: { [sqlite]: dependencies[sqlite] }, devDependencies: { electron: devDependencies.electron } }));
  cpSync(path.join(project, 'electron-builder.yml'), path.join(folder, 'electron-builder.yml'));
  for (const one of [...BAIT, ...WANTED]) put(one, `// ${one}`);
  cpSync(path.join(project, 'scripts/after-pack.mjs'), path.join(folder, 'scripts/after-pack.mjs'));
  cpSync(path.join(project, 'assets/build/icon.png'), path.join(folder, 'assets/build/icon.png'));
  for (const part of ['package.json', 'LICENSE', 'lib', 'prebuilds', 'binding.gyp']) {
    cpSync(path.join(project, 'node_modules', sqlite, part), path.join(folder, 'node_modules', sqlite, part), { recursive: true });
  }
  await pack(pretendElectron('electron-with-nine', 9), 'packed');
  packed = path.join(folder, 'packed', 'linux-unpacked');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('has every fuse as decided, in the bytes of the program', () => {
    const bytes = readFileSync(path.join(packed, 'onedoor'));
    const wire = bytes.subarray(bytes.indexOf(SENTINEL) + SENTINEL.length + 2);
    expect(FUSES.map(([name], index) => [name, String.fromCharCode(wire[index]!) === '1'])).toEqual(FUSES);
  });

  test('names every fuse', () => {
    const config = readFileSync(path.join(project, 'electron-builder.yml'), 'utf8');
    for (const [name, on] of FUSES.slice(0, 8)) expect(config).toMatch(new RegExp(`^  ${name}: ${on}$`, 'm'));
    expect(config).toContain('wasmTrapHandlers (on)');
  });

  test('carries what the application needs and nothing else', () => {
    const listed = listPackage(path.join(packed, 'resources', 'app.asar'), { isPack: false }).map((name) => name.slice(1).replaceAll('\\', '/'));
    for (const wanted of WANTED) expect(listed).toContain(wanted);
    for (const bait of BAIT) expect(listed).not.toContain(bait);
    expect(listed.filter((name) => /\.(ts|tsx|map|pem|key|sqlite)$|(^|\/)\.env|(^|\/)tests?(\/|$)/.test(name))).toEqual([]);
    expect(new Set(listed.map((name) => name.split('/')[0]))).toEqual(new Set(['assets', 'node_modules', 'out', 'package.json']));
    expect(listed.filter((name) => name.endsWith('.node'))).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    expect(new Set(listed.filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/')[1]))).toEqual(new Set(['better-sqlite3']));
  });

  test('refuses an Electron that has a fuse nobody decided on', async () => {
    const refusal: unknown = await pack(pretendElectron('electron-with-ten', 10), 'packed-ten').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 1, stdout: expect.stringContaining('This Electron has 10 fuses') });
  }, 60_000);
});
