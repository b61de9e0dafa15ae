/** From the price list in the portal to the desk and back: what was sold is settled, paid by the bank's file and matched with its statement. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk } from '../../support/device.ts';

test.describe.configure({ timeout: 150_000 });

const PAYER = 'FI2112345600000785';

let desk: Desk;
test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
});
test.afterEach(() => desk.close());

const signIn = async (page: Page, name: string): Promise<void> => {
  await page.goto(await desk.url('portal'));
  await page.getByLabel('Nimi').fill(name);
  await page.getByLabel('Salasana').fill(desk.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Palveluraportit' })).toBeVisible();
};
const go = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};
const sell = async (productId: string): Promise<void> => {
  const device = await enrolDevice(await desk.url('advisor'));
  const { station } = device;
  const { deskId } = await openFirstDesk(device, desk.pin);
  const register = (await station.payments.registers()).find(({ deskIds }) => deskIds.includes(deskId));
  await station.payments.openShift({ commandId: ulid(), registerId: register!.id, count: { '1000': 10 }, training: false });
  const sale = await station.payments.startSale({ commandId: ulid(), deskId });
  await station.payments.addProduct({ commandId: ulid(), saleId: sale.id, productId, quantity: 1 });
  const paid = await station.payments.payCash({ commandId: ulid(), saleId: sale.id, givenCents: 10_000 });
  expect(paid.state).toBe('completed');
  device.close();
};
/** What the bank tells of one payment that left the collector's account. */
const statement = (day: string, cents: number, endToEndId: string, iban: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr/><Stmt><Id>S1</Id><CreDtTm>${day}T20:00:00</CreDtTm><Acct><Id><IBAN>${PAYER}</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">${(cents / 100).toFixed(2)}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>BANK-1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs><RltdPties><Cdtr><Nm>Saaja</Nm></Cdtr><CdtrAcct><Id><IBAN>${iban}</IBAN></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;

test('an editor publishes a fee, and it is sold at the desk; a slip is refused beside its field', async ({ page }) => {
  await signIn(page, 'Poliisi');
  await go(page, 'Hinnasto');
  await expect(page.getByRole('row', { name: /^Henkilökortti Maksu/ })).toContainText('54,00 €');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lisää tuote' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Lisää tuote' });
  await dialog.getByRole('button', { name: 'Julkaise' }).press('Enter');
  await expect(dialog.getByText('Suomenkielinen nimi puuttuu.')).toBeVisible();
  await dialog.getByLabel('Tunnus', { exact: true }).fill('poliisi-ampumalupa');
  await dialog.getByLabel('Nimi suomeksi').fill('Aselupa');
  await dialog.getByLabel('Hinta').first().fill('103,5,0');
  await expect(dialog.getByText('Summa ei ole luku.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Hinta').first().fill('103,50');
  await dialog.getByLabel('Viivakoodi (GTIN)').fill('4006381333932');
  await expect(dialog.getByText('Viivakoodin tarkistusnumero ei täsmää.')).toBeVisible();
  await dialog.getByLabel('Viivakoodi (GTIN)').fill('4006381333931');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Julkaise' }).press('Enter');
  await expect(page.getByText('Hinnasto on julkaistu.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Aselupa/ })).toContainText('103,50 €');

  const device = await enrolDevice(await desk.url('advisor'));
  await openFirstDesk(device, desk.pin);
  await expect(async () => expect((await device.station.payments.products({ text: '4006381333931' })).map(({ cents }) => cents)).toEqual([10_350])).toPass({ timeout: 60_000 });
  device.close();
});

test('payees and the collector; a settlement, its statement, the bank’s file, and the bank’s own statement matched', async ({ page }) => {
  await sell('poliisi-passi');
  await signIn(page, 'Hallinta');
  await go(page, 'Ylläpito');
  await page.getByLabel('Nimi', { exact: true }).fill('Mikkelin kaupunki');
  const form = page.locator('form', { has: page.getByRole('heading', { name: 'Maksujen kerääjä' }) });
  await form.getByLabel('Y-tunnus').fill('0165116-3');
  await form.getByLabel('Tilinumero').fill('FI21 1234 5600 0007 86');
  await form.getByRole('button', { name: 'Tallenna kerääjä' }).press('Enter');
  await expect(form.getByLabel('Tilinumero')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Tilinumero').fill('FI21 1234 5600 0007 85');
  await form.getByRole('button', { name: 'Tallenna kerääjä' }).press('Enter');
  await expect(form.getByText('Tallennettu')).toBeVisible();
  await page.getByRole('button', { name: 'Muuta saajaa Poliisi' }).press('Enter');
  const payee = page.getByRole('dialog', { name: 'Poliisi' });
  await payee.getByLabel('Palkkio kuitilta, €').fill('1');
  expect(await seriousFindings(page)).toEqual([]);
  await payee.getByRole('button', { name: 'Tallenna saaja' }).press('Enter');
  await expect(payee).toHaveCount(0);

  await go(page, 'Tilitykset');
  await expect(page.getByText('Ei vielä tilityksiä.')).toBeVisible();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
  const [year, month, day] = today.split('-').map(Number);
  const dialog = page.getByRole('dialog', { name: 'Tee tilitys' });
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Tee tilitys' }).first().press('Enter');
    await dialog.getByLabel('Saaja', { exact: true }).selectOption('poliisi');
    await dialog.getByLabel('Päivään asti').fill(`${day}.${month}.${year}`);
    await dialog.getByRole('button', { name: 'Tee tilitys' }).press('Enter');
    await expect(dialog).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  const row = page.getByRole('row', { name: /Poliisi/ });
  await expect(row).toContainText('51,00 €');
  await expect(row).toContainText('50,00 €');
  expect(await seriousFindings(page)).toEqual([]);

  for (const [name, ending] of [['Erittely PDF: Poliisi', '.pdf'], ['Erittely CSV: Poliisi', '.csv']] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    expect((await saved).suggestedFilename()).toContain(ending);
  }
  await page.getByRole('checkbox', { name: 'Valitse Poliisi' }).check();
  await page.getByRole('button', { name: 'Maksuaineisto (1)' }).press('Enter');
  expect(await seriousFindings(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tallenna tiedosto' }).press('Enter');
  const xml = readFileSync(await (await saved).path(), 'utf8');
  expect(xml).toContain('<CtrlSum>50.00</CtrlSum>');
  await expect(row).toContainText('Lähetetty pankkiin');

  const id = /<EndToEndId>([^<]+)</.exec(xml)![1]!;
  const iban = /<CdtrAcct><Id><IBAN>([^<]+)</.exec(xml.replace(/>\s+</g, '><'))![1]!;
  const field = page.getByLabel('Valitse tiliotetiedosto');
  await field.setInputFiles({ name: 'tiliote.xml', mimeType: 'application/xml', buffer: Buffer.from(statement(today, 5_000, id, iban)) });
  await expect(page.getByText('tiliote.xml: 1 uutta riviä, 0 jo luettua, 1 kohdistettu.')).toBeVisible();
  await expect(row).toContainText('Maksettu');
  await field.setInputFiles({ name: 'tiliote.xml', mimeType: 'application/xml', buffer: Buffer.from('<?xml version="1.0"?>\n<Document>\n</Dokument>') });
  await expect(page.getByRole('alert').filter({ hasText: 'virhe rivillä 3' })).toBeVisible();
  await field.setInputFiles({ name: 'muu.xml', mimeType: 'application/xml', buffer: Buffer.from('<Document/>') });
  await expect(page.getByRole('alert').filter({ hasText: 'ei ole tiliote camt.053 eikä tapahtumailmoitus camt.054' })).toBeVisible();
  await field.setInputFiles({ name: 'toinen.xml', mimeType: 'application/xml', buffer: Buffer.from(statement(today, 100, 'X', iban).replace(PAYER, 'FI9080002627761348')) });
  await expect(page.getByRole('alert').filter({ hasText: 'toisesta tilistä' })).toBeVisible();
  // By keyboard alone: the field is hidden to the eye, not to the keys.
  await expect(field).toBeEnabled();
  await field.focus();
  await expect(field).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await chooser;
  expect(await seriousFindings(page)).toEqual([]);
});
