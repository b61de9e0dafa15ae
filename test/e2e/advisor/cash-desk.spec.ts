/** The cash desk in a real browser over the real host: selling, paying, and what a tired advisor may do wrong. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { addService, openDesk, openLobby, signIn } from './at-the-desk.ts';
import { addProduct, cashPage, emptyTill, openShift, toTill } from './at-the-till.ts';

test.describe.configure({ timeout: 120_000 });

let desk: Desk;
/** The administrator's screen, which stays signed in with a desk and a shift open; its tests begin with an empty till. */
let page: Page;

/** Signed in with a desk and a shift open, at the till. */
const begin = async (browser: Browser, name?: string): Promise<Page> => {
  const opened = await (await browser.newContext()).newPage();
  await signIn(opened, desk, name);
  await openDesk(opened);
  await toTill(opened);
  await openShift(opened);
  return opened;
};

test.beforeAll(async ({ browser }) => {
  desk = await startDesk({ demo: true });
  page = await begin(browser);
});
test.afterAll(() => desk.close());

const beginVisit = async (): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Kutsu seuraava' })).toBeEnabled();
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: 'Lisää palvelu' })).toBeVisible();
};
const lines = (at: Page) => at.getByRole('table', { name: 'Myynnin rivit' });
const paid = () => page.locator('.pay-done-state', { hasText: 'Maksettu, kuitti' });
/** The number of the receipt that was made just now. */
const receiptNumber = async (): Promise<string> => {
  await expect(paid()).toContainText(/1-\d/);
  return /1-\d+/.exec((await paid().textContent())!)![0];
};

test('two payees in cash: one receipt, change, the rounding of its own, and no serious finding of axe', async () => {
  await emptyTill(page);
  expect.soft(await seriousFindings(page)).toEqual([]);
  await addProduct(page, 'passi', 'Passi');
  await addProduct(page, 'kopio', 'Kopio');
  await expect(page.locator('.pay-sums')).toContainText('Saaja Poliisi');
  await expect(page.locator('.pay-sums')).toContainText('Saaja Mikkelin kaupunki');
  // 51,00 + 0,53: paid in cash 51,55 by law 890/2000.
  await expect(page.locator('.pay-due')).toContainText('51,53 €');
  await expect(page.locator('.pay-due')).toContainText('käteisellä 51,55 €');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await expect(page.getByLabel('Annettu käteisellä')).toHaveValue('51,55');
  await page.getByLabel('Annettu käteisellä').fill('60');
  await expect(page.getByText('Vaihtoraha 8,45 €')).toBeVisible();
  await page.keyboard.press('Enter');
  const number = await receiptNumber();
  await expect(page.locator('.pay-done-change')).toContainText('8,45 €');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await cashPage(page, 'Kuitit ja palautukset');
  await page.getByRole('button', { name: `Avaa kuitti ${number}` }).click();
  const dialog = page.getByRole('dialog', { name: `Kuitti ${number}` });
  await expect(dialog.getByRole('img', { name: `Kuitin ${number} kuva` })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tallenna PDF' }).click();
  expect((await saved).suggestedFilename()).toMatch(new RegExp(`${number}.*[.]pdf$`));
  await dialog.getByRole('button', { name: 'Kuitti puhelimeen' }).click();
  await expect(dialog.getByRole('img', { name: 'Kuitin osoite' })).toBeVisible();
});

test('what is typed wrong is said in words, and nothing is sold', async () => {
  await emptyTill(page);
  await addProduct(page, 'passi', 'Passi');
  const given = page.getByLabel('Annettu käteisellä');
  for (const [typed, why] of [
    ['50', 'Annettu raha ei riitä.'],
    ['51,123', 'Anna enintään kaksi desimaalia.'],
    ['viisikymppinen', 'Summa ei ole luku.'],
    ['', 'Anna summa.'],
    ['-60', 'Anna summa ilman miinusmerkkiä.'],
    ['9999', 'Summa on liian suuri.'],
  ] as const) {
    await given.fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByText(why)).toBeVisible();
    await expect(lines(page)).toBeVisible();
  }
  await given.fill('51.00');
  await page.keyboard.press('Enter');
  await expect(paid()).toBeVisible();
});

test('quantity and a discount with its reason; a price of one’s own is above an advisor’s right', async ({ browser }) => {
  const advisor = await begin(browser, 'Neuvoja 1');
  await addProduct(advisor, 'kirja', 'Paikallishistoria');
  await advisor.getByRole('button', { name: /^Muuta riviä/ }).press('Enter');
  const dialog = advisor.getByRole('dialog', { name: 'Paikallishistoria, kirja' });
  await expect(dialog.getByLabel('Määrä')).toBeFocused();
  await dialog.getByLabel('Määrä').fill('2');
  await advisor.keyboard.press('Enter');
  await expect(lines(advisor)).toContainText('59,80 €');
  await advisor.getByRole('button', { name: /^Muuta riviä/ }).press('Enter');
  await dialog.getByLabel('Kappalehinta').fill('20');
  await advisor.keyboard.press('Enter');
  await expect(dialog.getByText('Kerro syy, vähintään kolme merkkiä.')).toBeVisible();
  await dialog.getByLabel('Syy').fill('Vanha painos');
  await advisor.keyboard.press('Enter');
  await expect(dialog.getByText('Summa ylittää roolisi rajan. Pyydä vastaavaa.')).toBeVisible();
  await advisor.keyboard.press('Escape');
  await expect(lines(advisor)).toContainText('59,80 €');
  await advisor.context().close();
});

test('a lead gives a discount, and its reason is with the line', async ({ browser }) => {
  const lead = await begin(browser, 'Vastaava');
  await addProduct(lead, 'kirja', 'Paikallishistoria');
  await lead.getByRole('button', { name: /^Muuta riviä/ }).press('Enter');
  const dialog = lead.getByRole('dialog');
  await dialog.getByLabel('Alennus riviltä').fill('2,99');
  await dialog.getByLabel('Syy').fill('Kansi kulunut');
  await lead.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(lines(lead)).toContainText('alennus 2,99 €');
  await expect(lines(lead)).toContainText('Kansi kulunut');
  await expect(lines(lead)).toContainText('26,91 €');
  await lead.context().close();
});

test('an invoice by its scanned bar code and one typed, a wrong reference refused beside its field', async () => {
  await emptyTill(page);
  // A scanner types the digits and presses Enter.
  await expect(page.getByLabel('Lisää tuote tai maksu')).toBeFocused();
  await page.keyboard.type('458101710000001220004829900000000559582243294671120131');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Maksa lasku' });
  await expect(dialog.getByLabel('Viitenumero')).toHaveValue('559582243294671');
  await expect(dialog.getByLabel('Summa')).toHaveValue('482,99');
  await expect(dialog.getByText(/^erääntynyt/)).toBeVisible();
  await expect(dialog.getByLabel('Saaja', { exact: true })).toHaveValue('mikkeli');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Lisää lasku myyntiin' }).press('Enter');
  await expect(lines(page)).toContainText('viite 559582243294671');

  await page.keyboard.press('Alt+l');
  await dialog.getByLabel('Saajan tilinumero').fill('FI58 1017 1000 0001 22');
  await dialog.getByLabel('Viitenumero').fill('1233');
  await dialog.getByLabel('Summa').fill('12,50');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/Viitenumeron tarkiste ei täsmää/)).toBeVisible();
  await dialog.getByLabel('Viitenumero').fill('1234561');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.pay-due')).toContainText('495,49 €');
});

test('an account that is nobody’s here and a bar code with a slip are told where they are typed', async () => {
  await emptyTill(page);
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog', { name: 'Maksa lasku' });
  await dialog.getByLabel('Pankkiviivakoodi').fill('458101710000001230004829900000000559582243294671120131');
  await expect(dialog.getByText('Viivakoodin tilinumero ei kelpaa.')).toBeVisible();
  await dialog.getByLabel('Pankkiviivakoodi').fill('');
  await dialog.getByLabel('Saajan tilinumero').fill('FI21 1234 5600 0007 86');
  await dialog.getByLabel('Viitenumero').fill('1234561');
  await dialog.getByLabel('Summa').fill('5');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/tarkisteet eivät täsmää|viimeinen numero ei täsmää/)).toBeVisible();
});

test('part in cash and the rest on a card of a terminal that stands alone; declined, then approved', async () => {
  await emptyTill(page);
  await addProduct(page, 'passi', 'Passi');
  await page.keyboard.press('Alt+o');
  await expect(page.getByLabel('Osa summasta')).toBeFocused();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pay-due')).toContainText('Vielä maksettavana');
  await expect(page.locator('.pay-due')).toContainText('31,00 €');
  await page.keyboard.press('Alt+k');
  await expect(page.getByLabel('Varmennenumero päätteen kuitista')).toBeFocused();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hylätty' }).press('Enter');
  await expect(page.getByText('Korttimaksu hylättiin')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Maksu kortilla/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Varmennenumero päätteen kuitista')).toBeFocused();
  await page.keyboard.type('A12345');
  await page.keyboard.press('Enter');
  await expect(paid()).toBeVisible();
  await expect(page.getByRole('main').getByText('Yhteensä 51,00 €')).toBeVisible();
});

test('one piece of a line is given back and a whole receipt is made void: the cashier is told what to hand over', async () => {
  await emptyTill(page);
  await addProduct(page, 'kartta', 'Kaupunkikartta');
  await page.getByRole('button', { name: /^Muuta riviä/ }).press('Enter');
  await page.getByRole('dialog').getByLabel('Määrä').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Annettu käteisellä')).toHaveValue('20,70');
  await page.getByRole('button', { name: /^Maksettu käteisellä/ }).press('Enter');
  const number = await receiptNumber();
  await page.keyboard.press('Enter');

  await cashPage(page, 'Kuitit ja palautukset');
  await expect(page.getByLabel('Hae kuitti')).toBeVisible();
  await page.getByLabel('Hae kuitti').fill('20,70');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Avaa kuitti ${number}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Kuitti ${number}` });
  await dialog.getByRole('button', { name: 'Palauta', exact: true }).press('Enter');
  await expect(dialog.getByLabel(/palautettava määrä/)).toBeFocused();
  await page.keyboard.type('1');
  await dialog.getByLabel('Syy').fill('Väärä kartta');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Anna asiakkaalle käteisenä 6,90 €.')).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Hae kuitti').fill('');
  await page.getByLabel('Hae kuitti').press('Enter');
  await expect(page.getByRole('row', { name: /Palautus/ })).toContainText('−6,90 €');

  await page.keyboard.press('Escape');
  await toTill(page);
  await addProduct(page, 'kopio', 'Kopio');
  await page.keyboard.press('Enter');
  const whole = await receiptNumber();
  await page.keyboard.press('Enter');
  await cashPage(page, 'Kuitit ja palautukset');
  await page.getByRole('button', { name: `Avaa kuitti ${whole}` }).press('Enter');
  const other = page.getByRole('dialog', { name: `Kuitti ${whole}` });
  await other.getByRole('button', { name: 'Palauta', exact: true }).press('Enter');
  await other.getByLabel('Syy').fill('Lyöty väärin');
  await other.getByRole('button', { name: 'Mitätöi koko kuitti' }).press('Enter');
  await expect(other.getByText('Anna asiakkaalle käteisenä 0,55 €.')).toBeVisible();
});

test('one who pays later gets an invoice, which a credit note takes back', async () => {
  await emptyTill(page);
  await addProduct(page, 'rakennuslupa', 'Rakennuslupa');
  await page.getByRole('button', { name: 'Myy laskulla' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Kenelle lasku lähetetään?' });
  await expect(dialog.getByLabel('Laskun saaja')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Postinumerossa on viisi numeroa.')).toBeVisible();
  for (const [label, text] of [['Laskun saaja', 'Rakennusliike Esimerkki Oy'], ['Postiosoite', 'Esimerkkikatu 2'], ['Postinumero', '50100'], ['Postitoimipaikka', 'Mikkeli']] as const) await dialog.getByLabel(label).fill(text);
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Lasku \d{8}-1, viite/)).toBeVisible();
  const number = /\d{8}-1/.exec((await page.getByText(/^Lasku \d{8}-1, viite/).textContent())!)![0];
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tallenna tilisiirto (PDF)' }).click();
  expect((await saved).suggestedFilename()).toBe(`${number}.pdf`);
  await page.getByRole('button', { name: 'Valmis' }).press('Enter');

  await cashPage(page, 'Kuitit ja palautukset');
  await page.getByLabel('Hae kuitti').fill(number);
  await page.keyboard.press('Enter');
  await page.getByLabel('Syy').fill('Lupaa ei haeta');
  await page.getByRole('button', { name: 'Hyvitä koko lasku' }).press('Enter');
  await expect(page.getByText('Lasku on hyvitetty.')).toBeVisible();
});

test('a common fee of the card is sold in at most six key presses from the visit', async () => {
  await emptyTill(page);
  const lobby = await openLobby(desk);
  await lobby.takeNumber('P', 'sv');
  await beginVisit();
  await addService(page, 'ajokortti', 'Ajokortti');

  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  await press('Alt+m');
  await expect(page.getByRole('list', { name: 'Palvelukortin maksut' }).getByRole('button').first()).toBeFocused();
  await press('Enter');
  await expect(page.getByLabel('Annettu käteisellä')).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Valmis' })).toBeFocused();
  await expect(paid()).toBeVisible();
  await press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeVisible();
  expect(presses).toBeLessThanOrEqual(6);
  lobby.close();
});
