/** What the register's printer prints besides receipts: the bill before paying, the reports, and what waits when it is out of paper. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { startDesk, type Desk } from '../../support/desk.ts';
import { seriousFindings } from '../../support/accessibility.ts';
import { readSlip } from '../../support/escpos-reader.ts';
import { startReceiptPrinter, type FakeReceiptPrinter } from '../../support/fakes/receipt-printer.ts';
import { openDesk, signIn } from './at-the-desk.ts';
import { addProduct, cashPage, openShift, toTill } from './at-the-till.ts';

test.describe.configure({ timeout: 120_000 });

let desk: Desk;
let printer: FakeReceiptPrinter;

test.beforeEach(async () => {
  printer = await startReceiptPrinter();
  desk = await startDesk({ demo: true });
});
test.afterEach(async () => {
  await desk.close();
  await printer.close();
});

const slips = () => printer.slips.map((bytes) => readSlip(bytes).text);
const printed = (words: string, times = 1) => expect.poll(() => slips().filter((text) => text.includes(words)).length).toBe(times);

/** Connects the fake printer to the first register on the page where an administrator does. */
const connectPrinter = async (page: Page): Promise<void> => {
  await cashPage(page, 'Kassat');
  await page.getByRole('button', { name: 'Muuta kassaa Kassa 1' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kuittitulostin').selectOption('network');
  await dialog.getByLabel('Osoite', { exact: true }).fill('127.0.0.1');
  await dialog.getByLabel('Portti').fill(String(printer.port));
  await dialog.getByRole('button', { name: 'Tallenna kassa' }).click();
  await expect(dialog).toBeHidden();
  // The till begins anew, as it does on the morning after.
  await page.reload();
};

test('the bill is printed before paying, the Z report when the shift closes, and both again', async ({ page }) => {
  await signIn(page, desk);
  await openDesk(page);
  await connectPrinter(page);
  await toTill(page);
  await openShift(page);
  await addProduct(page, 'kopio', 'Kopio');
  await page.getByRole('button', { name: 'Tulosta ennakkolaskelma' }).press('Enter');
  await expect(page.getByText('Ennakkolaskelma on menossa tulostimelle.')).toBeVisible();
  await printed('Tämä ei ole kuitti.');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Peruuta myynti' }).press('Enter');
  await expect(page.getByRole('table', { name: 'Myynnin rivit' })).toBeHidden();
  await page.keyboard.press('Escape');

  await cashPage(page, 'Vuoro');
  printer.mood = 'outOfPaper';
  await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).click();
  for (const [denomination, pieces] of [['20,00 €', '4'], ['10,00 €', '8'], ['5,00 €', '8']] as const) await page.getByRole('dialog').getByLabel(denomination, { exact: true }).fill(pieces);
  await page.getByRole('button', { name: 'Kirjaa laskettu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sulje vuoro', exact: true }).click();
  const report = page.getByRole('dialog', { name: 'Z-raportti 1' });
  await expect(report).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), report.getByRole('button', { name: 'Tallenna PDF' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^z-report-1-\d{4}-\d{2}-\d{2}\.pdf$/);
  expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-');
  await report.getByRole('button', { name: 'Tulosta', exact: true }).press('Enter');
  await expect(report.getByText('Raportti on menossa tulostimelle.')).toBeVisible();
  await report.getByRole('button', { name: 'Sulje', exact: true }).click();

  await expect(page.getByText('2 tulostetta odottaa tulostinta')).toBeVisible();
  await expect(page.getByText('Raportti Z 1 tulostuu, kun tulostin vastaa.')).toBeVisible();
  printer.mood = 'well';
  await page.getByRole('button', { name: 'Yritä uudelleen' }).press('Enter');
  await printed('Z-raportti 1', 2);
  expect(slips().slice(-2).map((text) => text.includes('KOPIO 1'))).toEqual([false, true]);
  await expect(page.getByText('odottaa tulostinta')).toBeHidden();
});
