/** The info-TV: whose turn it is and where, in letters the farthest seat can read, and never a blank screen. */
import { expect, type Page, test } from '@playwright/test';
import { ulid } from 'ulid';
import { angleOf, CAPITAL_SHARE, LEAST_DEGREES } from '../../../renderer/roles/display/letter-size.ts';
import { seriousFindings } from '../../support/accessibility.ts';
import { type Desk, startDesk } from '../../support/desk.ts';
import { type Device, enrolDevice, openFirstDesk } from '../../support/device.ts';

const command = () => ({ commandId: ulid() });

let desk: Desk;
let advisor: Device;
let terminal: Device;
let deskId: string;

test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
  advisor = await enrolDevice(await desk.url('advisor'));
  terminal = await enrolDevice(await desk.url('terminal'));
  ({ deskId } = await openFirstDesk(advisor, desk.pin));
});

test.afterEach(async () => {
  advisor.close();
  terminal.close();
  await desk.close();
});

const takeNumber = async (language: 'fi' | 'sv') => {
  const { groups } = await terminal.station.queue.terminal();
  return terminal.station.queue.take({ ...command(), groupId: groups[0]!.id, language, needs: [] });
};

const fontPixels = (page: Page, selector: string) => page.locator(selector).first().evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

test('the newest call is the largest, every call is large enough, and a recall is called anew', async ({ page }) => {
  await page.goto(await desk.url('display'));
  await expect(page.getByText('Ota vuoronumero asiakaspäätteeltä')).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  const first = await takeNumber('fi');
  const second = await takeNumber('sv');
  await advisor.station.queue.callNext({ ...command(), deskId });
  await expect(page.locator('.od-tv-newest .od-tv-number')).toHaveText(first.number);
  await advisor.station.queue.noShow({ ...command(), deskId });
  await advisor.station.queue.callNext({ ...command(), deskId });
  await expect(page.locator('.od-tv-newest .od-tv-number')).toHaveText(second.number);
  await expect(page.locator('.od-tv-last .od-tv-number').first()).toHaveText(first.number);
  await expect(page.locator('.od-tv-active')).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  const { display } = await advisor.station.point.settings();
  const millimetresPerPixel = (display.panelInches * 25.4) / Math.hypot(1_920, 1_080);
  const angle = async (selector: string) => angleOf((await fontPixels(page, selector)) * CAPITAL_SHARE * millimetresPerPixel, display.viewingMetres * 1_000);
  expect(await angle('.od-tv-last')).toBeGreaterThanOrEqual(LEAST_DEGREES - 0.01);
  expect(await angle('.od-tv-newest')).toBeGreaterThan((await angle('.od-tv-last')) * 1.3);

  const before = await page.locator('.od-tv-newest').elementHandle();
  await advisor.station.queue.recall({ ...command(), deskId });
  await expect.poll(() => before.evaluate((element) => element.isConnected)).toBe(false);
  expect(await page.content()).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/);
});

test('a browser that may not sound says so; once touched, a call is spoken from recorded words', async ({ page }) => {
  const debugged = await page.context().newCDPSession(page);
  await page.goto(await desk.url('display'));
  // Playwright's own look at a page counts as a touch and would let it sound; the debugger's does not.
  const marked = async () => (await debugged.send('Runtime.evaluate', { expression: 'document.querySelector(".od-tv-sound") !== null', userGesture: false })).result.value === true;
  await expect.poll(marked).toBe(true);
  const mark = page.getByRole('button', { name: /Ääni pois/ });
  await mark.click();
  await expect(mark).toBeHidden();
  const recording = page.waitForResponse(/\/sv-[\w-]+\.ogg$/);
  await takeNumber('sv');
  await advisor.station.queue.callNext({ ...command(), deskId });
  expect((await recording).ok()).toBe(true);
});

test('away from the station the last calls stay, marked with since when, and it catches up by itself', async ({ page }) => {
  await page.goto(await desk.url('display'));
  const first = await takeNumber('fi');
  await advisor.station.queue.callNext({ ...command(), deskId });
  await expect(page.locator('.od-tv-newest .od-tv-number')).toHaveText(first.number);
  await desk.kill();
  await expect(page.getByText(/Ei ajan tasalla klo \d{1,2}\.\d{2} alkaen/)).toBeVisible();
  await expect(page.getByText(/Inte uppdaterad sedan kl\./)).toBeVisible();
  await expect(page.locator('.od-tv-newest .od-tv-number')).toHaveText(first.number);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await desk.restart();
  await expect(page.getByText(/Ei ajan tasalla/)).toBeHidden({ timeout: 20_000 });
  await expect(page.locator('main')).toHaveAttribute('data-current', 'true');
});

test('a revoked screen asks for a new code and shows nothing', async ({ page }) => {
  await page.goto(await desk.url('display'));
  const first = await takeNumber('fi');
  await advisor.station.queue.callNext({ ...command(), deskId });
  await expect(page.getByText(first.number)).toBeVisible();
  const display = (await advisor.station.devices.list()).find(({ kind, online }) => kind === 'display' && online);
  await advisor.station.devices.revoke({ ...command(), deviceId: display!.id });
  await expect(page.getByRole('heading', { name: 'Ota laite käyttöön' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(first.number)).toBeHidden();
});
