/** What a window may ask of the machine, by its kind: the kiosk's lock, printing, outside addresses, the wipe. */
import { expect, test } from './fixtures.ts';

test('a terminal is locked from the start and opens only by the code', async ({ launch }) => {
  const app = await launch({ args: ['--kind=terminal'] });
  const page = await app.page('terminal');
  const terminal = app.window('terminal');
  expect(terminal?.isKiosk()).toBe(true);
  expect(terminal?.close()).toBe(false);

  const said = await page.evaluate(async () => {
    const host = window.onedoor!;
    return [
      await host.unlockKiosk('1234'),
      await host.lockKiosk(),
      await host.lockKiosk('12ab'),
      await host.lockKiosk('246810'),
      await host.lockKiosk('1234'),
      await host.unlockKiosk('1234'),
      (await host.appInfo()).kioskLocked,
      await host.unlockKiosk('246810'),
      (await host.appInfo()).kioskLocked,
    ];
  });
  const refused = (refusal: string) => ({ ok: false, refusal });
  const done = { ok: true };
  expect(said).toEqual([refused('noCode'), refused('noCode'), refused('badInput'), done, refused('notAllowed'), refused('wrongCode'), true, done, false]);
  expect(terminal?.isKiosk()).toBe(false);
  expect(terminal?.close()).toBe(true);
});

test('only an https address of a named host is opened outside, and only from the advisor’s window', async ({ launch }) => {
  const app = await launch({ args: ['--kind=advisor,terminal'] });
  const open = async (kind: 'advisor' | 'terminal', urls: string[]) =>
    (await app.page(kind)).evaluate(async (all) => Promise.all(all.map(async (url) => (await window.onedoor!.openExternal(url)).ok)), urls);
  expect(await open('advisor', ['https://www.kela.fi/hakemus?x=1', 'file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', '\\\\evil.test\\x', 'https://kela.fi@evil.test/'])).toEqual([
    true, false, false, false, false, false,
  ]);
  expect(await open('terminal', ['https://www.kela.fi/'])).toEqual([false]);
  expect(app.machine.opened).toEqual(['https://www.kela.fi/hakemus?x=1']);
});

test('printing is silent, on a printer the machine knows', async ({ launch }) => {
  const app = await launch({ args: ['--kind=advisor,display'], printers: ['Kuitti', 'A4'] });
  const page = await app.page('advisor');
  const said = await page.evaluate(async () => {
    const host = window.onedoor!;
    const loud = { printer: 'A4', silent: false };
    return [
      (await host.appInfo()).printers,
      await host.print({ printer: 'Kuitti', paper: { widthMm: 80, heightMm: 200 } }),
      await host.print({ printer: 'Microsoft Print to PDF' }),
      await host.print({ copies: 1_000 }),
      await host.print(loud),
    ];
  });
  expect(said).toEqual([['Kuitti', 'A4'], { ok: true }, { ok: false, refusal: 'noPrinter' }, { ok: false, refusal: 'badInput' }, { ok: false, refusal: 'badInput' }]);
  expect(app.machine.printed).toEqual([{ silent: true, printBackground: true, copies: 1, deviceName: 'Kuitti', pageSize: { width: 80_000, height: 200_000 } }]);
  const display = await app.page('display');
  expect(await display.evaluate(() => window.onedoor!.print({}))).toEqual({ ok: false, refusal: 'notAllowed' });
});

test('a wipe leaves nothing of the customer at the terminal', async ({ launch }) => {
  const app = await launch({ args: ['--kind=terminal'] });
  app.machine.clipboard = 'canary';
  const page = await app.page('terminal');
  await page.evaluate(() => {
    localStorage.setItem('canary', '1');
    (globalThis as typeof globalThis & { canary?: string }).canary = 'in memory';
    void window.onedoor!.wipeSession();
  });
  await page.waitForFunction(() => !('canary' in globalThis) && localStorage.getItem('canary') === null);
  expect(app.machine.clipboard).toBe('');
  expect(app.window('terminal')?.isKiosk()).toBe(true);
});
