/** The lobby terminal: one customer's way to a number, and nothing of it for the next. */
import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { type Desk, startDesk } from '../../support/desk.ts';
import { type Device, enrolDevice, openFirstDesk } from '../../support/device.ts';

let desk: Desk;
let advisor: Device;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
  advisor = await enrolDevice(await desk.url('advisor'));
  await openFirstDesk(advisor, desk.pin);
});

test.afterAll(async () => {
  advisor.close();
  await desk.close();
});

/** A freshly enrolled terminal on its first screen. */
const openTerminal = async (page: Page) => {
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await expect(page.getByRole('heading', { name: 'Valitse kieli' })).toBeVisible();
};

const waiting = async () => (await advisor.station.queue.board()).tickets.length;

/** Goes on by more than the guard against a second strike. */
const nextStrike = (page: Page) => page.clock.fastForward(600);

test('own words in Swedish lead to a card, its group and a number', async ({ page }) => {
  await openTerminal(page);
  await expect(page).toHaveURL(/\/terminal$/);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.getByRole('button', { name: 'Svenska' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await page.getByRole('textbox', { name: 'Skriv med egna ord' }).fill('körkort');
  const suggested = page.locator('.od-own-words').getByRole('button', { name: /[Kk]örkort/ }).first();
  await expect(suggested).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await nextStrike(page);
  await suggested.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tillstånd och identitet');
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await nextStrike(page);
  await page.getByRole('button', { name: 'Tolk' }).click();
  await nextStrike(page);
  await page.getByRole('button', { name: 'Ta könummer' }).click();
  await expect(page.locator('.od-ticket-number')).toHaveText(/^P\d{3}$/);
  await expect(page.getByRole('img', { name: /QR-kod/ })).toBeVisible();
  await expect(page.getByText('Ingen lapp skrivs ut', { exact: false })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  const [ticket] = (await advisor.station.queue.board()).tickets.filter(({ needs }) => needs.includes('interpreter'));
  expect(ticket).toMatchObject({ language: 'sv', state: 'waiting' });
});

test('letters of the touch keyboard write, however fast they follow each other', async ({ page }) => {
  await openTerminal(page);
  await page.getByRole('button', { name: 'Suomi' }).click();
  await page.getByRole('textbox').click();
  for (const letter of ['p', 'ä', 'i', 'v']) await page.locator('.od-key', { hasText: new RegExp(`^${letter}$`) }).click();
  await expect(page.getByRole('textbox')).toHaveValue('päiv');
  await page.getByRole('button', { name: 'Pyyhi merkki' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('päi');
});

test('a shaking finger takes one number', async ({ page }) => {
  await openTerminal(page);
  await page.getByRole('button', { name: 'English' }).click();
  await nextStrike(page);
  await page.getByRole('button', { name: 'Taxes' }).click();
  const before = await waiting();
  const take = page.getByRole('button', { name: 'Take a queue number' });
  const box = await take.boundingBox();
  expect(box).not.toBeNull();
  await nextStrike(page);
  for (let strike = 0; strike < 12; strike += 1) await page.mouse.click(box!.x + 40, box!.y + 40, { delay: 5 });
  await expect(page.locator('.od-ticket-number')).toBeVisible();
  expect(await waiting()).toBe(before + 1);
});

test('the second strike of a double tap does not press what comes next', async ({ page }) => {
  await openTerminal(page);
  const suomi = page.getByRole('button', { name: 'Suomi' });
  await suomi.dblclick();
  await expect(page.getByRole('heading', { name: 'Mihin tarvitset apua?' })).toBeVisible();
});

test('without a touch the turn ends after a warning, and the next customer finds nothing of it', async ({ page }) => {
  await openTerminal(page);
  await page.getByRole('button', { name: 'Kontrasti' }).click();
  await nextStrike(page);
  await page.getByRole('button', { name: 'Русский' }).click();
  await page.getByRole('textbox').fill('kadonnut lompakko');
  await page.getByRole('textbox').press('Shift');
  await page.clock.runFor(44_000);
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.clock.runFor(2_500);
  const warning = page.getByRole('dialog', { name: 'Продолжить?' });
  await expect(warning).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await warning.getByRole('button', { name: 'Продолжить' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('kadonnut lompakko');
  await page.clock.runFor(46_000);
  await expect(warning).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('heading', { name: 'Valitse kieli' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'usual');
  await page.getByRole('button', { name: 'Suomi' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]) + document.documentElement.outerHTML);
  expect(kept).not.toContain('kadonnut');
});

test('starting over stands at the same place on every screen, and no screen leads out', async ({ page }) => {
  await openTerminal(page);
  const startOver = page.getByRole('button', { name: /Aloita alusta|Start over/ });
  const place = await startOver.boundingBox();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'What do you need help with?' })).toBeVisible();
  await nextStrike(page);
  await page.getByRole('button', { name: 'Kela' }).click();
  await expect(page.getByRole('button', { name: 'Take a queue number' })).toBeVisible();
  expect(await startOver.boundingBox()).toEqual(place);
  await expect(page.locator('a[href], iframe, object, embed')).toHaveCount(0);
  await nextStrike(page);
  await startOver.click();
  await expect(page.getByRole('heading', { name: 'Valitse kieli' })).toBeVisible();
});

test('Arabic runs from the right and is whole at the largest size', async ({ page }) => {
  await openTerminal(page);
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await nextStrike(page);
  await page.getByRole('button', { name: 'تكبير' }).click();
  await nextStrike(page);
  await page.getByRole('button', { name: 'تكبير' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-size', '2');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
});

for (const { what, width, height } of [
  { what: 'a small panel', width: 768, height: 1_024 },
  { what: 'a portrait panel at 200 %', width: 540, height: 960 },
  { what: 'a small panel at 200 %', width: 384, height: 512 },
]) {
  test(`everything can be reached on ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openTerminal(page);
    await page.getByRole('button', { name: 'Suomi' }).click();
    await expect(page.getByRole('heading', { name: 'Mihin tarvitset apua?' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await nextStrike(page);
    await page.getByRole('button', { name: 'Työ ja oleskelu' }).click();
    await expect(page.getByRole('button', { name: 'Ota vuoronumero' })).toBeInViewport();
    const small = await page.locator('button').evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 44).map((button) => button.textContent));
    expect(small).toEqual([]);
    await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  });
}
