/** What of a register's journal does not agree with the hub is told in the portal and at the desk, with what to do, until it is done. */
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk, type Device } from '../../support/device.ts';

test.describe.configure({ timeout: 180_000 });

const command = () => ({ commandId: ulid() });

let desk: Desk;
let device: Device;
test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
  device = await enrolDevice(await desk.url('advisor'));
});
test.afterEach(async () => {
  device.close();
  await desk.close();
});

/** Runs SQL in the hub's own file; how many rows it changed. */
const atHub = (sql: string): number => {
  const file = new Database(join(desk.dataDir, 'hub', 'hub.sqlite'), { timeout: 5_000 });
  try {
    return file.prepare(sql).run().changes;
  } finally {
    file.close();
  }
};
/** A whole shift: opened empty, one passport sold, counted, closed. `before` comes before its end. */
const shiftOf = async (deskId: string, registerId: string, before: () => Promise<void> | void): Promise<void> => {
  const { payments } = device.station;
  const shift = await payments.openShift({ ...command(), registerId, count: {}, training: false });
  const sale = await payments.startSale({ ...command(), deskId });
  await payments.addProduct({ ...command(), saleId: sale.id, productId: 'poliisi-passi', quantity: 1 });
  await payments.payCash({ ...command(), saleId: sale.id, givenCents: 5_100 });
  await before();
  await payments.countShift({ ...command(), shiftId: shift.id, count: { '5000': 1, '100': 1 } });
  await payments.closeShift({ ...command(), shiftId: shift.id });
};
const signIn = async (page: Page): Promise<void> => {
  await page.goto(await desk.url('portal'));
  await page.getByLabel('Nimi').fill('Hallinta');
  await page.getByLabel('Salasana').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('button', { name: 'Tilitykset' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tilitykset' })).toBeVisible();
};

test('a receipt the hub lost and a journal it knows otherwise are told, and one is explained', async ({ page, browser }) => {
  const { station } = device;
  const { deskId } = await openFirstDesk(device, desk.pin);
  const register = (await station.payments.registers()).find(({ deskIds }) => deskIds.includes(deskId))!;
  await shiftOf(deskId, register.id, () => undefined);
  // As after a copy of the morning was put back at the point: the hub has signed a later head.
  await expect.poll(() => atHub('UPDATE chain_head SET sequence = 999'), { timeout: 60_000 }).toBeGreaterThan(0);
  await shiftOf(deskId, register.id, () => expect.poll(() => atHub('DELETE FROM receipt_line WHERE rowid = (SELECT max(rowid) FROM receipt_line) AND (SELECT count(*) FROM receipt_line) = 2'), { timeout: 60_000 }).toBe(1));

  const advisor = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI', timezoneId: 'Europe/Helsinki' })).newPage();
  await advisor.goto(await desk.url('advisor'));
  await advisor.getByRole('button', { name: 'Hallinta', exact: true }).click();
  await advisor.keyboard.type(desk.pin);
  await advisor.keyboard.press('Enter');
  await advisor.getByRole('button', { name: /^Hallinta/ }).click();
  await advisor.getByRole('button', { name: 'Kassa', exact: true }).click();
  await expect(advisor.getByText(`Keskus tuntee kassan ${register.name} päiväkirjan toisenlaisena`)).toBeVisible({ timeout: 90_000 });
  expect(await seriousFindings(advisor)).toEqual([]);

  await signIn(page);
  await expect(page.getByText(`Kassan ${register.name} päiväkirja on toinen kuin keskuksen tuntema`, { exact: false })).toBeVisible();
  const lost = page.getByRole('status').filter({ hasText: `Kohdistamatta: ${register.name}, Z 2` });
  await expect(lost.getByRole('row', { name: /Poliisi/ })).toContainText('51,00 €');
  expect(await seriousFindings(page)).toEqual([]);
  await lost.getByRole('button', { name: 'Merkitse selvitetyksi' }).press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kerro syy, vähintään kolme merkkiä.')).toBeVisible();
  await page.keyboard.type('Rivi lisättiin käsin');
  await page.keyboard.press('Enter');
  await expect(lost).toHaveCount(0);
  await page.getByText('Aiemmin selvitetty (1)').click();
  await expect(page.getByText('Rivi lisättiin käsin', { exact: false })).toBeVisible();
});
