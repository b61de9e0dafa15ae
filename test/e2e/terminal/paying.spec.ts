/** What the customer sees while paying, in their own language: each line, the total, the card, the change, the receipt. */
import { expect, test, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk, type Device } from '../../support/device.ts';

const command = () => ({ commandId: ulid() });

test.describe.configure({ timeout: 90_000 });

let desk: Desk;
/** The advisor's device, whose desk and shift stay open from one test to the next. */
let advisor: Device;
let deskId: string;
let deskNumber: number;
test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
  advisor = await enrolDevice(await desk.url('advisor'));
  ({ deskId, deskNumber } = await openFirstDesk(advisor, desk.pin));
  const register = (await advisor.station.payments.registers()).find(({ deskIds }) => deskIds.includes(deskId));
  await advisor.station.payments.openShift({ ...command(), registerId: register!.id, count: { '1000': 10 }, training: false });
});
test.afterAll(async () => {
  advisor.close();
  await desk.close();
});

/** The page as the terminal on the desk. */
const pairedPage = async (page: Page): Promise<void> => {
  const { station } = advisor;
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await expect(page.getByRole('button', { name: 'Suomi' })).toBeVisible();
  const terminal = (await station.devices.list()).find(({ kind, online, deskId: at }) => kind === 'terminal' && online && at === null);
  await station.devices.pair({ ...command(), deviceId: terminal!.id, deskId });
  // It looks every ten seconds whether it was paired.
  await page.clock.runFor(10_000);
};

test('each step of a sale in the customer’s language, and nothing of it for the next', async ({ page }) => {
  const { station } = advisor;
  await pairedPage(page);
  await expect(page.getByRole('heading', { name: `Palvelupiste ${deskNumber}` })).toBeVisible();
  const visit = await station.visits.begin({ ...command(), deskId, language: 'sv' });
  let sale = await station.payments.startSale({ ...command(), deskId, visitId: visit.id });
  sale = await station.payments.addProduct({ ...command(), saleId: sale.id, productId: 'poliisi-passi', quantity: 1 });
  await expect(page.getByRole('heading', { name: 'Att betala' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Polisen' })).toContainText('51,00 €');
  sale = await station.payments.addProduct({ ...command(), saleId: sale.id, productId: 'mikkeli-kopio', quantity: 1 });
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await expect(page.locator('.od-sale-total')).toContainText('51,53 €');
  await expect(page.getByText('Kontant 51,55 €')).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  sale = await station.payments.payCash({ ...command(), saleId: sale.id, givenCents: 2_000, cents: 2_000 });
  await expect(page.locator('.od-sale-total').last()).toContainText('Återstår att betala');
  await expect(page.locator('.od-sale-total').last()).toContainText('31,53 €');
  sale = await station.payments.payCard({ ...command(), saleId: sale.id });
  await expect(page.getByText('Betala på kortterminalen')).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  sale = await station.payments.endManualCard({ ...command(), cardPaymentId: sale.cardPayments[0]!.id, approved: false });
  await expect(page.getByText('Betala på kortterminalen')).toHaveCount(0);
  sale = await station.payments.payCash({ ...command(), saleId: sale.id, givenCents: 5_000 });
  await expect(page.getByRole('heading', { name: 'Tack, betalningen är klar' })).toBeVisible();
  await expect(page.locator('.od-sale-given')).toContainText('18,45 €');
  await station.payments.receiptLink({ ...command(), number: sale.receiptNumber! });
  await expect(page.getByRole('img', { name: 'Kvittot till din telefon' })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  // At two hundred percent nothing of it is cut off.
  await page.setViewportSize({ width: 540, height: 960 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.setViewportSize({ width: 1080, height: 1920 });

  const refund = await station.payments.refund({ ...command(), number: sale.receiptNumber!, deskId, lines: [{ lineId: sale.lines[0]!.id, quantity: 1 }], reason: 'Fel avgift' });
  expect(refund.state).toBe('completed');
  await expect(page.getByRole('heading', { name: 'Betalas tillbaka till dig' })).toBeVisible();
  await expect(page.locator('.od-sale-total').first()).toContainText('51,00 €');

  // The next customer sees nothing of the one before.
  sale = await station.payments.startSale({ ...command(), deskId, language: 'en' });
  await station.payments.addProduct({ ...command(), saleId: sale.id, productId: 'mikkeli-kopio', quantity: 1 });
  await expect(page.getByRole('heading', { name: 'To pay' })).toBeVisible();
  await expect(page.getByText('Polisen')).toHaveCount(0);
  await expect(page.locator('.od-sale-total')).toContainText('0.53');
  await station.payments.cancelSale({ ...command(), saleId: sale.id });
});

for (const [language, title, total] of [
  ['fi', 'Maksettavana', 'Yhteensä'],
  ['en', 'To pay', 'Total'],
  ['uk', 'До сплати', 'Разом'],
  ['ar', 'المبلغ المطلوب', 'المجموع'],
  ['so', 'Lacagta la bixinayo', 'Wadarta'],
  // What Northern Sámi lacks is Finnish, and marked as such for who reads aloud.
  ['se', 'Maksettavana', 'Oktiibuot'],
] as const)
  test(`a sale in ${language} fits and reads in its direction`, async ({ page }) => {
    const { station } = advisor;
    await pairedPage(page);
    const sale = await station.payments.startSale({ ...command(), deskId, language });
    await station.payments.addProduct({ ...command(), saleId: sale.id, productId: 'dvv-vaestotieto-ote', quantity: 2 });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('.od-sale-total')).toContainText(total);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('h1 [lang="fi"]')).toHaveCount(language === 'se' ? 1 : 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await station.payments.cancelSale({ ...command(), saleId: sale.id });
  });
