/** What a page cannot do: leave its document, open a window, get a permission, run what was smuggled in. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const policyOf = (page: Page): Promise<string> =>
  page.evaluate(async () => (await fetch(window.location.href)).headers.get('content-security-policy') ?? '');

test('the bridge has the host calls and nothing else', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  const bridge = await page.evaluate(() => ({
    calls: Object.keys(window.onedoor ?? {}).sort(),
    frozen: Object.isFrozen(window.onedoor),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  }));
  expect(bridge).toEqual({
    calls: ['appInfo', 'connectService', 'lockKiosk', 'openExternal', 'print', 'unlockKiosk', 'wipeSession'],
    frozen: true,
    node: [],
  });
  expect(app.channels().sort()).toEqual(bridge.calls.map((call) => `host:${call}`));
  expect(app.isSandboxed()).toBe(true);
});

test('each document has its own nonce, and only what carries it runs', async ({ launch }) => {
  const app = await launch({ args: ['--kind=advisor,terminal'] });
  const page = await app.page('advisor');
  const [first, second] = [await policyOf(page), await policyOf(page)];
  expect(first).toContain("default-src 'none'");
  expect(first).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(first).toContain("'wasm-unsafe-eval'");
  expect(first).not.toBe(second);
  expect(await policyOf(await app.page('terminal'))).not.toContain('wasm-unsafe-eval');

  const ran = await page.evaluate(async () => {
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
    const tried = globalThis as typeof globalThis & { ran?: string[] };
    tried.ran = [];
    for (const [name, value] of [['right', nonce], ['wrong', 'AAAAAAAAAAAAAAAAAAAAAA=='], ['none', '']] as const) {
      const script = document.createElement('script');
      script.nonce = value;
      script.textContent = `globalThis.ran.push('${name}')`;
      document.head.append(script);
      const style = document.createElement('style');
      style.nonce = value;
      style.textContent = `h1 { --${name}: 1 }`;
      document.head.append(style);
    }
    const heading = getComputedStyle(document.querySelector('h1')!);
    const styled = ['right', 'wrong', 'none'].filter((name) => heading.getPropertyValue(`--${name}`) !== '');
    // In a task of the page's own, since what a test evaluates is above the policy.
    const evaluator = document.createElement('script');
    evaluator.nonce = nonce;
    evaluator.textContent = "setTimeout(() => { try { new Function('return 1')(); globalThis.ran.push('eval'); } catch { globalThis.ran.push('no eval'); } })";
    document.head.append(evaluator);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    return { scripts: tried.ran, styled, placeLeft: document.documentElement.outerHTML.includes('CSP_NONCE') };
  });
  expect(ran).toEqual({ scripts: ['right', 'no eval'], styled: ['right'], placeLeft: false });
});

test('no address outside the window’s own document is reached', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  const home = page.url();
  const outside = ['https://evil.test/', 'http://evil.test/x', 'http://onedoor.app.localhost/terminal', 'http://onedoor.app.localhost/assets/x.js', 'http://user@onedoor.app.localhost.evil.test/'];
  for (const url of outside) {
    const before = app.machine.navigations.length;
    await page.evaluate((to) => window.location.assign(to), url);
    await expect.poll(() => app.machine.navigations.length, { message: url }).toBeGreaterThan(before);
  }
  expect(app.machine.navigations.filter((one) => !one.prevented)).toEqual([]);
  for (const url of ['file:///etc/passwd', 'javascript:document.title="taken"', 'data:text/html,taken', 'smb://evil.test/x', 'ms-msdt:/id', '\\\\evil.test\\share']) {
    await page.evaluate((to) => {
      try {
        window.location.assign(to);
      } catch {
        // Refused at once is as good as refused later.
      }
    }, url);
  }
  await page.evaluate(async () => (await globalThis.shell).client.who());
  expect(page.url()).toBe(home);
  expect(await page.title()).toBe('Shell');
});

test('no popup opens, by script or by link', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  expect(await page.evaluate(() => window.open('https://evil.test/') === null)).toBe(true);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = `${window.location.origin}/advisor`;
    link.target = '_blank';
    link.rel = 'opener';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => app.machine.popups.map((popup) => popup.action)).toEqual(['deny', 'deny']);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('permissions are given by kind of window and refused otherwise', async ({ launch }) => {
  const app = await launch({ args: ['--kind=advisor,terminal,display'] });
  const ask = (page: Page) =>
    page.evaluate(async () => {
      const camera = (wish: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wish).then(
          () => 'given',
          (error: Error) => error.name,
        );
      return {
        camera: await camera({ video: true }),
        microphone: await camera({ audio: true }),
        both: await camera({ video: true, audio: true }),
        notifications: await Notification.requestPermission(),
        clipboard: await navigator.clipboard.readText().then(
          () => 'given',
          () => 'refused',
        ),
        place: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            () => resolve('refused'),
          );
        }),
      };
    });
  const refused = { notifications: 'denied', clipboard: 'refused', place: 'refused' };
  // This machine has neither camera nor microphone: being let through to look for one is the permission.
  for (const kind of ['advisor', 'terminal'] as const) {
    const { camera, microphone, both, ...others } = await ask(await app.page(kind));
    for (const answer of [camera, microphone, both]) expect(answer, kind).not.toBe('NotAllowedError');
    expect(others, kind).toEqual(refused);
  }
  expect(await ask(await app.page('display'))).toEqual({ camera: 'NotAllowedError', microphone: 'NotAllowedError', both: 'NotAllowedError', ...refused });
  expect(app.machine.permissions.filter((one) => one.granted).map((one) => one.permission)).toEqual(['media', 'media', 'media', 'media', 'media', 'media']);
});

test('files above the built page are not served', async ({ launch }) => {
  const app = await launch();
  const page = await app.page('advisor');
  const statuses = await page.evaluate(async () => {
    const ask = async (path: string, method = 'GET') => (await fetch(`${window.location.origin}${path}`, { method })).status;
    return {
      encoded: await ask('/%2e%2e/preload/index.cjs'),
      slash: await ask('/..%2fpreload%2findex.cjs'),
      missing: await ask('/assets/nothing.js'),
      post: await ask('/advisor', 'POST'),
    };
  });
  expect(statuses.post).toBe(405);
  for (const status of [statuses.encoded, statuses.slash, statuses.missing]) expect(status).toBeGreaterThanOrEqual(400);
});
