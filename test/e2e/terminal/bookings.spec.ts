/** The lobby terminal and booked times: booking one alone, and coming to it. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk, type Device } from '../../support/device.ts';

test.describe.configure({ timeout: 90_000 });

let desk: Desk;
let advisor: Device;
test.beforeAll(async () => {
  test.setTimeout(60_000);
  desk = await startDesk({ demo: true });
  advisor = await enrolDevice(await desk.url('advisor'));
  await openFirstDesk(advisor, desk.pin);
});
test.afterAll(async () => {
  advisor.close();
  await desk.close();
});

/** Presses after more than the guard against a second strike. */
const strike = async (page: Page, target: Locator): Promise<void> => {
  await page.clock.fastForward(600);
  await target.click();
};

test('a customer books a time alone in Swedish and gets a code; nothing of it stays for the next', async ({ page }) => {
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await strike(page, page.getByRole('button', { name: 'Svenska' }));
  await strike(page, page.getByRole('button', { name: 'Jag bokar en tid' }));
  await expect(page.getByRole('heading', { name: 'Vad bokar du tid för?' })).toBeVisible();
  await strike(page, page.getByRole('button', { name: 'Ansökan om pass eller identitetskort' }));
  await expect(page.getByRole('heading', { name: 'När kommer du?' })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await strike(page, page.locator('.bk-day').nth(1).locator('.bk-slot').first());
  await strike(page, page.getByRole('button', { name: 'Boka tiden' }));
  await expect(page.getByRole('heading', { name: 'Din tid är bokad' })).toBeVisible();
  const code = (await page.locator('.bk-code').textContent())!.trim();
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  await expect(page.getByRole('img', { name: 'Bokningskoden till telefonen' })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await strike(page, page.getByRole('button', { name: 'Klar', exact: true }));
  await expect(page.getByRole('button', { name: 'Svenska' })).toBeVisible();
  expect(await page.content()).not.toContain(code);

  // Tomorrow's code is too early today, and one that was never given is told in words.
  await strike(page, page.getByRole('button', { name: 'Suomi' }));
  await strike(page, page.getByRole('button', { name: 'Minulla on ajanvaraus' }));
  await expect(page.getByLabel('Varauskoodi')).toBeFocused();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Olet ajoissa/)).toBeVisible();
  await page.getByLabel('Varauskoodi').fill('ZZZZZZ');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Koodia ei löytynyt/)).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
});

test('a booked customer checks in by the code and gets a number', async ({ page }) => {
  const { bookings } = advisor.station;
  // The first time there is: half an hour from now at the soonest, which is when checking in begins; late in the evening it is tomorrow's, and too early.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
  const slots = await bookings.freeSlots({ serviceId: 'kela-etana', from: today, days: 2, language: 'fi', interpreter: null });
  const booking = await bookings.book({ commandId: ulid(), serviceId: 'kela-etana', start: slots[0]!.start, language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null });
  const found = await bookings.find({ code: booking.code });
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await strike(page, page.getByRole('button', { name: 'Suomi' }));
  await strike(page, page.getByRole('button', { name: 'Minulla on ajanvaraus' }));
  for (const letter of booking.code.toLowerCase()) await page.getByRole('button', { name: letter, exact: true }).click();
  await expect(page.getByLabel('Varauskoodi')).toHaveValue(booking.code);
  await strike(page, page.getByRole('button', { name: 'Ilmoittaudu', exact: true }));
  if (found.checkIn === 'now') await expect(page.locator('.od-ticket-number')).toBeVisible();
  else await expect(page.getByText(/^Olet ajoissa/)).toBeVisible();
});
