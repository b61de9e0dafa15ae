import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS, permissionGranted, type PermissionAsked } from '../../../electron/main/policy/permissions.ts';
import { WINDOW_KINDS, type WindowKind } from '#shared/host.ts';
import { HOSTILE } from './hostile-addresses.ts';

const asked = (kind: WindowKind, permission: string, more: Partial<PermissionAsked> = {}): PermissionAsked => ({
  kind,
  permission,
  from: `app://onedoor/${kind}`,
  isMainFrame: true,
  media: [],
  ...more,
});

/** Every permission that this version of Electron knows, from its own declarations. */
const known = (): string[] => {
  const declarations = readFileSync(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
  const list = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(declarations)?.[1] ?? '';
  return [...list.matchAll(/'([\w-]+)'/g)].map((match) => match[1]!);
};

describe('permissions', () => {
  test('of all that Electron knows, only these are given', () => {
    const all = known();
    expect(all.length).toBeGreaterThan(30);
    const given = WINDOW_KINDS.flatMap((kind) => all.filter((permission) => permissionGranted(asked(kind, permission, { media: ['video'] }))).map((permission) => `${kind}: ${permission}`));
    expect(given).toEqual(['advisor: clipboard-sanitized-write', 'advisor: media', 'terminal: media', 'terminal: screen-wake-lock', 'display: screen-wake-lock']);
  });

  test.each([
    ['advisor', ['video'], true],
    ['terminal', ['video'], true],
    ['display', ['video'], false],
    ['advisor', ['audio'], true],
    ['display', ['audio'], false],
    ['terminal', ['video', 'audio'], true],
    ['advisor', ['unknown'], false],
    ['advisor', [], false],
  ] as const)('media for %s %j: %s', (kind, media, given) => {
    expect(permissionGranted(asked(kind, 'media', { media }))).toBe(given);
  });

  test('nothing is given to a frame within, to another origin, or by another name', () => {
    expect(permissionGranted(asked('advisor', 'media', { media: ['video'], isMainFrame: false }))).toBe(false);
    for (const from of HOSTILE) expect(permissionGranted(asked('advisor', 'media', { media: ['video'], from }))).toBe(false);
    for (const name of ['camera', 'constructor', '__proto__', 'toString', 'something-new']) expect(permissionGranted(asked('advisor', name))).toBe(false);
  });

  test('each line of the table has its reason', () => {
    for (const grant of Object.values(PERMISSIONS)) expect(grant.reason.length).toBeGreaterThan(10);
  });
});
