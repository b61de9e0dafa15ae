/** The first picture of a screen needs no file but the document. */
import { expect, test, type Page } from '@playwright/test';
import { startDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

const firstPicture = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((painted) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntriesByName('first-contentful-paint')) painted(entry.name);
        }).observe({ type: 'paint', buffered: true });
      }),
  );

for (const role of ['advisor', 'terminal', 'display'] as const) {
  test(`${role} shows the program's name while its files are still on their way`, async ({ page }) => {
    let release = () => undefined as void;
    const held = new Promise<void>((done) => (release = done));
    await page.route(/\/assets\//, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(await desk.url(role), { waitUntil: 'commit' });
    await expect(page.getByText('OneDoor', { exact: true })).toBeVisible();
    expect(await firstPicture(page)).toBe('first-contentful-paint');
    release();
    // What stood there gives way to the screen itself.
    await expect(page.locator('.od-starting')).toHaveCount(0);
    await expect(page.locator('#root')).not.toBeEmpty();
  });
}

test('scripts and styles come compressed, and are kept', async ({ page }) => {
  const heard = new Map<string, Record<string, string>>();
  page.on('response', (answer) => void heard.set(new URL(answer.url()).pathname, answer.headers()));
  await page.goto(await desk.url('advisor'));
  await expect(page.getByRole('button', { name: 'Hallinta' })).toBeVisible();
  const files = [...heard].filter(([path]) => /^\/assets\/.*[.](js|css)$/.test(path));
  expect(files.length).toBeGreaterThan(5);
  for (const [, headers] of files) expect(headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' });
});
