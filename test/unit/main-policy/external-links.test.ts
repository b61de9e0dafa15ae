import { describe, expect, test } from 'vitest';
import { externalUrl, openExternalSafely } from '../../../electron/main/policy/external-links.ts';
import { HOSTILE } from './hostile-addresses.ts';

const DISGUISED = [
  'https:',
  'https://',
  'https:///kela.fi',
  'https:/kela.fi',
  'https:kela.fi',
  'https:\\\\kela.fi',
  'https://kela.fi\\@evil.test',
  'https://kela.fi@evil.test/',
  'https://kela.fi%40evil.test@evil.test/',
  'https://:@evil.test/',
  'https://kela.fi:8443/',
  'https://kela.fi:22/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://x.localhost/',
  'https://printer.local/',
  'https://intra/',
  'https://router.lan/',
  'https://db.internal/',
  'https://①②⑦.0.0.1/',
  'https://kela\u202efi.test/',
  'https://ke\u200bla.fi/',
  'https://kela.fi/\r\nHost: evil.test',
  `https://kela.fi/${'x'.repeat(2_000)}`,
  'http://kela.fi/',
];

describe('what is handed to the machine’s browser', () => {
  test.each([...HOSTILE, ...DISGUISED].map((address) => [JSON.stringify(address), address]))(
    'not %s',
    async (_shown, address) => {
      const opened: string[] = [];
      expect(await openExternalSafely(address, async (url) => void opened.push(url))).toBe(false);
      expect(opened).toEqual([]);
    },
  );

  test.each([
    ['https://www.suomi.fi/etusivu', 'https://www.suomi.fi/etusivu'],
    ['HTTPS://WWW.Kela.fi', 'https://www.kela.fi/'],
    ['https://kela.fi:443/a?b=c#d', 'https://kela.fi/a?b=c#d'],
    ['https://kela.fi./', 'https://kela.fi./'],
    ['https://åbo.fi/ä', 'https://xn--bo-xia.fi/%C3%A4'],
  ])('%s as %s', (address, opened) => {
    expect(externalUrl(address)).toBe(opened);
  });

  test('what the machine says when it cannot open reaches the caller', async () => {
    await expect(openExternalSafely('https://kela.fi/', () => Promise.reject(new Error('no browser')))).rejects.toThrow('no browser');
  });
});
