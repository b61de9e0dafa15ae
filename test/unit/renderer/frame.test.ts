/** Small pure parts of the screens' frame and kit. */
import { expect, test } from 'vitest';
import { suomifiDesignTokens } from 'suomifi-ui-components';
import { readFileSync } from 'node:fs';
import { Id } from '#shared/contract/words.ts';
import { roleOfPath } from '../../../renderer/app/role-path.ts';
import { newUlid, ulidOf } from '../../../renderer/app/ulid.ts';
import { dayAsTyped, typedAsDay } from '../../../renderer/kit/day-text.ts';
import { localText } from '../../../renderer/kit/localized.ts';
import { keysOf } from '../../../renderer/kit/keys.ts';

test('command ids are ULIDs ordered by time', () => {
  const zeros = new Uint8Array(16);
  expect(ulidOf(0, zeros)).toBe('00000000000000000000000000');
  expect(ulidOf(1_469_918_176_385, zeros).slice(0, 10)).toBe('01ARYZ6S41');
  expect(ulidOf(2, zeros) > ulidOf(1, new Uint8Array(16).fill(31))).toBe(true);
  expect(Id.safeParse(newUlid()).success).toBe(true);
});

test.each([
  ['/terminal', 'terminal'],
  ['/display/', 'display'],
  ['/place', 'place'],
  ['/', 'advisor'],
  ['/elsewhere', 'advisor'],
])('%s opens %s', (path, role) => {
  expect(roleOfPath(path)).toBe(role);
});

test('a missing language falls back to the nearest one and says so', () => {
  expect(localText({ fi: 'Passi', en: 'Passport' }, 'fi')).toEqual({ text: 'Passi', lang: 'fi', fallback: false });
  expect(localText({ fi: 'Passi', en: 'Passport' }, 'sv')).toEqual({ text: 'Passi', lang: 'fi', fallback: true });
  expect(localText({ fi: 'Passi', en: 'Passport' }, 'ar')).toEqual({ text: 'Passport', lang: 'en', fallback: true });
  expect(localText({}, 'fi')).toEqual({ text: '', lang: 'fi', fallback: false });
});

test.each([
  [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
  [{ key: 'K', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+K'],
  [{ key: 'F2' }, 'F2'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: '1', altKey: true }, 'Alt+1'],
])('%j is %s', (event, keys) => {
  expect(keysOf({ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...event })).toBe(keys);
});

test('days are typed as in Finland and kept as ISO dates', () => {
  expect(typedAsDay('9.3.2026')).toBe('2026-03-09');
  expect(dayAsTyped('2026-03-09')).toBe('9.3.2026');
  expect(typedAsDay('9.3.')).toBe('9.3.');
});

test('the kit’s colours are those of Suomi.fi', () => {
  const css = readFileSync('renderer/kit/tokens.css', 'utf8');
  const { colors } = suomifiDesignTokens;
  for (const [name, value] of [
    ['brand', colors.brandBase],
    ['highlight', colors.highlightBase],
    ['alert', colors.alertBase],
    ['black', colors.blackBase],
    ['depth-light-1', colors.depthLight1],
    ['accent-secondary', colors.accentSecondary],
    ['success-dark-1', colors.successDark1],
    ['warning', colors.warningBase],
  ] as const) {
    expect(css).toContain(`  --${name}: ${value};`);
  }
});
