/** The window's line to the service: who is at the other end is told by the application, never by the page. */
import { expect, test } from './fixtures.ts';

test('each window gets a line, and the service knows which window it is', async ({ launch }) => {
  const app = await launch({ args: ['--kind=advisor,terminal'] });
  const devices = new Set<string>();
  for (const kind of ['advisor', 'terminal'] as const) {
    const page = await app.page(kind);
    const answer = await page.evaluate(async () => {
      const { client } = await globalThis.shell;
      const numbers: number[] = [];
      for await (const n of await client.count()) numbers.push(n);
      return { who: await client.who(), numbers };
    });
    expect(answer).toEqual({ who: { kind, deviceId: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/), deskId: null }, numbers: [1, 2, 3, 4, 5] });
    devices.add(answer.who.deviceId);
  }
  expect(devices.size).toBe(2);
});

test('a request with a bad nonce is not answered, and a port with a foreign nonce is not taken', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  const answered = await page.evaluate(async () => {
    await globalThis.shell;
    const nonces: unknown[] = [];
    const good = 'a-good-nonce-of-this-test';
    const done = new Promise<void>((resolve) => {
      window.addEventListener('message', (event: MessageEvent<{ nonce?: unknown }>) => {
        nonces.push(event.data.nonce);
        if (event.data.nonce === good) resolve();
      });
    });
    const untyped: { connectService: (nonce: never) => void } = window.onedoor!;
    const ask = (nonce: unknown): void => Reflect.apply(untyped.connectService, untyped, [nonce]);
    for (const bad of ['', 'short', '../../etc/passwd-and-more', 'x'.repeat(65), 7, null, { nonce: good }]) ask(bad);
    window.onedoor?.connectService(good);
    await done;
    return nonces;
  });
  expect(answered).toEqual(['a-good-nonce-of-this-test']);

  const who = await page.evaluate(async () => {
    const { connect } = await globalThis.shell;
    const line = connect();
    // A port that somebody else offers, right after the page asked for its own.
    const forged = new MessageChannel();
    window.postMessage({ kind: 'service-port', nonce: 'a-nonce-that-was-not-asked' }, window.location.origin, [forged.port2]);
    await line;
    return (await globalThis.shell).client.who();
  });
  expect(who).toMatchObject({ kind: 'advisor' });
});

test('a crash of the service cuts the line, and the next one reaches a new service as the same device', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  const first = await page.evaluate(async () => (await globalThis.shell).client.who());
  const before = app.service()?.pid;
  const who = await page.evaluate(async () => {
    const { client, closed, connect } = await globalThis.shell;
    const refused = await client.crash().then(
      () => false,
      () => true,
    );
    await closed;
    await connect();
    return { refused, who: await (await globalThis.shell).client.who() };
  });
  expect(who).toEqual({ refused: true, who: first });
  expect(app.service()?.pid).not.toBe(before);
});

test('a page that crashes is loaded anew and gets a new line', async ({ launch }) => {
  const app = await launch({ args: ['--kind=display'] });
  const page = await app.page('display');
  await page.evaluate(async () => (await globalThis.shell).client.who());
  await page.goto('chrome://crash').catch(() => undefined);
  await expect.poll(() => app.window('display')?.webContents.page !== undefined && app.window('display')?.webContents.page !== page).toBe(true);
  const next = await app.page('display');
  await next.waitForFunction(() => 'shell' in globalThis);
  expect(await next.evaluate(async () => (await globalThis.shell).client.who())).toMatchObject({ kind: 'display' });
});

test('quitting ends the service in good order before the application ends', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  await page.evaluate(async () => (await globalThis.shell).client.who());
  const service = app.service();
  await app.quit();
  expect(service?.child.exitCode).toBe(0);
  expect(app.machine.exitCode).toBe(0);
  expect(app.service()).toBeUndefined();
});
