/** Bookings in the portal: an expert's booking moved by keys and by dragging while the point moves it too, absences made and taken away, and a calendar brought in. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk, type Device } from '../../support/device.ts';

test.describe.configure({ timeout: 180_000 });
test.use({ viewport: { width: 1440, height: 900 } });

let desk: Desk;
let point: Device;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ demo: true });
  point = await enrolDevice(await desk.url('advisor'));
  await openFirstDesk(point, desk.pin);
});
test.afterAll(async () => {
  point.close();
  await desk.close();
});

/** Two days on, so that the time is far enough whatever the hour of the test. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(Date.now() + 2 * 86_400_000);
const compact = DAY.replaceAll('-', '');

/** An outside calendar: two busy hours, one that keeps nobody, and words that must not be kept. */
const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  `DTSTART;TZID=Europe/Helsinki:${compact}T180000`,
  'DURATION:PT1H',
  'RRULE:FREQ=DAILY;COUNT=2',
  'SUMMARY:Kampaaja',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  `DTSTART:${compact}T080000`,
  'DURATION:PT1H',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

test('an editor moves and cancels a booking, is told of another’s move, blocks and unblocks, and brings a calendar', async ({ page }) => {
  const { bookings } = point.station;
  const slots = await bookings.freeSlots({ serviceId: 'kela-etana', from: DAY, days: 1, language: 'fi', interpreter: null });
  const nine = slots.find(({ start }) => new Date(start).getUTCMinutes() === 0 && Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', hourCycle: 'h23' }).format(Date.parse(start))) === 9)!;
  const booking = await bookings.book({ commandId: ulid(), serviceId: 'kela-etana', start: nine.start, language: 'fi', interpreter: null, contact: { phone: '+358 40 0000000' }, note: '', resourceIds: [], letting: null });
  const plus = (minutes: number) => new Date(Date.parse(nine.start) + minutes * 60_000).toISOString();

  await page.goto(await desk.url('portal'));
  await page.getByLabel('Nimi').fill('Hallinta');
  await page.getByLabel('Salasana').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('button', { name: 'Ajanvaraus' }).click();
  await page.getByRole('button', { name: 'Kalenteri', exact: true }).click();
  await page.getByRole('button', { name: 'Myöhemmin' }).click();
  await page.getByRole('button', { name: 'Myöhemmin' }).click();
  const booked = page.locator('.bk-booking').first();
  await expect(booked).toContainText('9.00');
  expect.soft(await seriousFindings(page)).toEqual([]);

  // By keys: half an hour later, while the point moves the same to an hour later.
  await booked.press('Enter');
  const opened = page.getByRole('dialog', { name: `Varaus ${booking.code}` });
  await expect(opened.getByText('+358 40 0000000')).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(opened.locator('.bk-when')).toContainText('9.30');
  await bookings.move({ commandId: ulid(), bookingId: booking.id, sequence: 0, start: plus(60), resourceIds: [] });
  await opened.getByRole('button', { name: 'Siirrä tähän aikaan' }).click();
  await expect(opened.getByText(/^Toinen siirsi varauksen juuri: se on nyt .*10\.00/)).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await opened.getByRole('button', { name: 'Siirrä tähän aikaan' }).click();
  await expect(opened).toHaveCount(0);
  await expect(booked).toContainText('9.30');

  // By dragging: an hour is twelve rows of six pixels.
  const at = (await booked.boundingBox())!;
  await page.mouse.move(at.x + 20, at.y + 4);
  await page.mouse.down();
  await page.mouse.move(at.x + 20, at.y + 30, { steps: 4 });
  await page.mouse.move(at.x + 20, at.y + 4 + 72, { steps: 4 });
  await page.mouse.up();
  await expect(opened.locator('.bk-when')).toContainText('10.30');
  await opened.getByRole('button', { name: 'Siirrä tähän aikaan' }).click();
  await expect(booked).toContainText('10.30');
  await booked.press('Enter');
  await opened.getByRole('button', { name: 'Peru varaus' }).press('Enter');
  await page.keyboard.type('Asiantuntija sairastui');
  await opened.getByRole('button', { name: 'Peru nyt' }).press('Enter');
  await expect(page.locator('.bk-booking')).toHaveCount(0);

  // An absence made, seen, and taken away.
  await page.getByRole('button', { name: 'Lisää este' }).click();
  const absence = page.getByRole('dialog');
  await absence.getByLabel('Tila tai henkilö').selectOption({ label: 'Etuusasiantuntija 1' });
  await absence.getByLabel(/^Syy/).fill('Koulutus');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await absence.getByRole('button', { name: 'Tallenna' }).click();
  const away = page.locator('button.bk-absent', { hasText: 'Koulutus' });
  await away.press('Enter');
  await absence.getByRole('button', { name: 'Poista este' }).click();
  await expect(absence.getByText('Aika vapautuu varattavaksi.')).toBeVisible();
  await absence.getByRole('button', { name: 'Poista nyt' }).click();
  await expect(away).toHaveCount(0);

  // A calendar brought in: a wrong file is refused in words, its own is replaced, and no words of it are kept.
  await page.getByRole('button', { name: 'Tuo kalenteri' }).click();
  const bring = page.getByRole('dialog');
  await bring.getByLabel('Kenen tai minkä kalenteri').selectOption({ label: 'Etuusasiantuntija 1' });
  const file = bring.locator('input[type=file]');
  await file.setInputFiles({ name: 'kirje.ics', mimeType: 'text/calendar', buffer: Buffer.from('Hei!') });
  await expect(bring.getByText(/^Tiedosto ei ole kalenteritiedosto/)).toBeVisible();
  await file.setInputFiles({ name: 'iso.ics', mimeType: 'text/calendar', buffer: Buffer.alloc(2_000_001, ' ') });
  await expect(bring.getByText(/^Tiedosto on liian suuri/)).toBeVisible();
  for (let times = 0; times < 2; times += 1) {
    await file.setInputFiles({ name: 'oma.ics', mimeType: 'text/calendar', buffer: Buffer.from(CALENDAR) });
    await expect(bring.getByText('2 estettä on merkitty. 1 merkintä ei varaa aikaa ja jätettiin pois.')).toBeVisible();
  }
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('button.bk-absent')).toHaveText(['Poissa']);
  expect(await page.content()).not.toContain('Kampaaja');
});

test('an administrator of no provider chooses whose services, cards and people it keeps', async ({ page }) => {
  await page.goto(await desk.url('portal'));
  await page.getByLabel('Nimi').fill('Hallinta');
  await page.getByLabel('Salasana').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('button', { name: 'Ajanvaraus' }).click();
  await expect(page.getByRole('cell', { name: 'Passi- tai henkilökorttihakemus', exact: true })).toBeVisible();
  await page.getByLabel('Palveluntuottaja').selectOption({ label: 'Verohallinto' });
  await expect(page.getByRole('cell', { name: 'Passi- tai henkilökorttihakemus', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Lisää varattava palvelu' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Palveluntuottaja', { exact: true })).toHaveValue('verohallinto');
  await expect(dialog.getByLabel('Palvelukortti').getByRole('option', { name: 'Verokortti', exact: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Asiantuntijoiden ajat' }).click();
  await expect(page.getByRole('cell', { name: /^Veroasiantuntija/ })).toHaveCount(2);
  await expect(page.getByRole('cell', { name: /^Etuusasiantuntija/ })).toHaveCount(0);
});
