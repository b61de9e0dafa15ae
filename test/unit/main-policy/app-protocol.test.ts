import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filePath, mediaType, readAsset, resolveAsset } from '../../../electron/main/policy/app-protocol.ts';
import { HOSTILE } from './hostile-addresses.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onedoor-protocol-'));
  root = path.join(folder, 'renderer');
  mkdirSync(path.join(root, 'assets', 'deep.js'), { recursive: true });
  mkdirSync(path.join(folder, 'renderer-other'));
  writeFileSync(path.join(root, 'index.html'), 'page');
  writeFileSync(path.join(root, 'assets', 'index-B1.js'), 'code');
  writeFileSync(path.join(folder, 'secret.json'), 'secret');
  writeFileSync(path.join(folder, 'renderer-other', 'x.js'), 'other');
  symlinkSync(path.join(folder, 'secret.json'), path.join(root, 'linked.json'));
  symlinkSync(path.join(folder, 'renderer-other'), path.join(root, 'other'));
  symlinkSync(path.join(root, 'index.html'), path.join(root, 'inside.html'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('which file answers an address', () => {
  test.each(HOSTILE.map((address) => [JSON.stringify(address), address]))('none for %s', async (_shown, address) => {
    expect(await resolveAsset(root, address)).toEqual({ refused: 400 });
  });

  test.each([
    '/../secret.json',
    '/./../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%2E%2E/secret.json',
    '/.%2e/secret.json',
    '/%252e%252e/secret.json',
    '/..%2fsecret.json',
    '/..%5csecret.json',
    '/assets%2f..%2f..%2fsecret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/\u2024\u2024/secret.json',
    '/．．/secret.json',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/index.html%00.js',
    '/assets//index-B1.js',
    '/.env',
    '/advisor/',
  ])('none for %s', async (wanted) => {
    const served = await resolveAsset(root, `app://onedoor${wanted}`);
    expect(served).toHaveProperty('refused');
  });

  test('a link that leads out of the folder is refused, one that stays inside is served', async () => {
    expect(await resolveAsset(root, 'app://onedoor/linked.json')).toEqual({ refused: 403 });
    expect(await resolveAsset(root, 'app://onedoor/other/x.js')).toEqual({ refused: 403 });
    expect(await resolveAsset(root, 'app://onedoor/inside.html')).toMatchObject({ type: 'text/html; charset=utf-8' });
  });

  test('each kind of window has the one page, and files have their types', async () => {
    for (const kind of ['advisor', 'terminal', 'display']) expect(filePath(`app://onedoor/${kind}?x=1`)).toBe('index.html');
    expect(filePath('app://onedoor/portal')).toBe('portal');
    expect(await resolveAsset(root, 'app://onedoor/assets/index-B1.js?v=2')).toMatchObject({ type: 'text/javascript; charset=utf-8' });
    expect(mediaType('a/b.WOFF2')).toBe('font/woff2');
    expect(mediaType('x.exe')).toBeUndefined();
  });

  test('a file that is not there, a type nobody needs, and a folder are not found', async () => {
    expect(await resolveAsset(root, 'app://onedoor/assets/none.js')).toEqual({ refused: 404 });
    expect(await resolveAsset(root, 'app://onedoor/program.exe')).toEqual({ refused: 404 });
    expect(await resolveAsset(path.join(folder, 'nowhere'), 'app://onedoor/advisor')).toEqual({ refused: 404 });
    const folderNamedLikeAFile = await resolveAsset(root, 'app://onedoor/assets/deep.js');
    expect('file' in folderNamedLikeAFile && (await readAsset(folderNamedLikeAFile.file))).toBeUndefined();
  });
});
