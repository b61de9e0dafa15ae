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

test('one who waits for a cancelled time finds the place by its code, takes the time that is offered, and another leaves the list', async ({ page }) => {
  const { bookings } = advisor.station;
  const day = (ahead: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(Date.now() + ahead * 86_400_000);
  const join = (phone: string) => bookings.joinWaitList({ commandId: ulid(), entry: { serviceId: 'passi-neuvojalla', language: 'fi', contact: { phone }, earliest: day(3), latest: day(3) } });
  // Of the whole day one time is left at one advisor, and that is booked.
  const only = (await bookings.freeSlots({ serviceId: 'passi-neuvojalla', from: day(3), days: 1, language: 'fi', interpreter: null }))[30]!;
  const held = await bookings.book({ commandId: ulid(), serviceId: 'passi-neuvojalla', start: only.start, language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null });
  const { resources } = await bookings.calendar({ from: only.start, until: only.end });
  const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
  for (const { id } of resources.filter(({ kind }) => kind === 'advisor'))
    for (const [from, until] of [[later(only.start, -24), held.resources.some((one) => one.id === id) ? only.start : only.end], [only.end, later(only.end, 24)]] as const)
      await bookings.saveAbsence({ commandId: ulid(), absence: { resourceId: id, reason: '', when: { from, until } }, despiteBookings: true });
  const [first, second] = [await join('0400000001'), await join('0400000002')];
  await bookings.cancel({ commandId: ulid(), bookingId: held.id, sequence: held.sequence, reason: 'Peruttu' });

  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  const open = async (code: string) => {
    await strike(page, page.getByRole('button', { name: 'Suomi' }));
    await strike(page, page.getByRole('button', { name: 'Minulla on ajanvaraus' }));
    await page.getByLabel('Varauskoodi').fill(code);
    await page.keyboard.press('Enter');
  };
  await open(first.code!);
  await expect(page.getByRole('heading', { name: 'Sinulle vapautui aika' })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await strike(page, page.getByRole('button', { name: 'Otan ajan' }));
  await expect(page.getByRole('heading', { name: 'Aika on sinun' })).toBeVisible();
  const code = (await page.locator('.bk-code').textContent())!.trim();
  expect((await bookings.find({ code })).start).toBe(only.start);
  await strike(page, page.getByRole('button', { name: 'Valmis', exact: true }));
  await open(second.code!);
  await expect(page.getByRole('heading', { name: 'Odotat peruutusaikaa' })).toBeVisible();
  await strike(page, page.getByRole('button', { name: 'En tarvitse aikaa enää' }));
  await strike(page, page.getByRole('button', { name: 'Poistun jonosta' }));
  await expect(page.getByRole('heading', { name: 'Et ole enää jonossa' })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await strike(page, page.getByRole('button', { name: 'Valmis', exact: true }));
  expect(await page.content()).not.toContain(second.code!);
  expect((await bookings.waitList()).filter(({ serviceId }) => serviceId === 'passi-neuvojalla')).toEqual([]);
});
