/** Cards at the till, over a terminal program that speaks the real protocol; and no card number on any screen. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { cardNumbersBelow, cardNumbersIn } from '../../support/card-scan.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { startCardTerminal, type FakeCardTerminal } from '../../support/fakes/card-terminal/server.ts';
import { openDesk, signIn } from './at-the-desk.ts';
import { addProduct, cashPage, emptyTill, openShift, toTill } from './at-the-till.ts';

test.describe.configure({ timeout: 150_000 });

let desk: Desk;
let terminal: FakeCardTerminal;
/** The administrator's screen at a register with the terminal, its shift open. */
let page: Page;
/** What the terminal had charged when the test began. */
let before: number;

/** The administrator connects the terminal to the first register, on the page of the cash desk. */
const connect = async (): Promise<void> => {
  await cashPage(page, 'Kassat');
  await page.getByRole('button', { name: 'Muuta kassaa Kassa 1' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Kassa 1' });
  await dialog.getByLabel('Maksupääte', { exact: true }).selectOption('adyen');
  const { key } = terminal;
  for (const [label, typed] of [['Osoite', '127.0.0.1'], ['Portti', String(terminal.port)], ['Päätteen tunnus (POIID)', terminal.poiId], ['Avaimen tunniste', key.identifier], ['Avaimen versio', String(key.version)], ['Avaimen salalause', key.passphrase], ['Päätteen varmenne (PEM)', 'ei varmenne']] as const) await dialog.getByLabel(label).fill(typed);
  await dialog.getByRole('button', { name: 'Tallenna kassa' }).press('Enter');
  await expect(dialog.getByLabel('Päätteen varmenne (PEM)')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Päätteen varmenne (PEM)').fill(terminal.certificate);
  await dialog.getByRole('button', { name: 'Tallenna kassa' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^Kassa 1/ })).toContainText('Adyen');
  await page.keyboard.press('Escape');
};
const begin = async (browser: Browser, training = false): Promise<void> => {
  desk = await startDesk({ demo: true });
  terminal = await startCardTerminal();
  page = await (await browser.newContext()).newPage();
  await signIn(page, desk);
  await connect();
  await openDesk(page);
  await toTill(page);
  await openShift(page, training);
};
const end = async () => {
  await page.context().close();
  await desk.close();
  await terminal.close();
};
/** The whole page as it stands holds no card number, whatever the terminal let out. */
const cleanPage = async (): Promise<void> => {
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(cardNumbersIn(`${await page.content()} ${await page.locator('body').innerText()} ${kept}`)).toEqual([]);
};
const done = () => page.locator('.pay-done-state');
const charged = () => terminal.till.charges.reduce((sum, { cents }) => sum + cents, 0) - before;
/** The number of the receipt that was made just now. */
const receiptNumber = async (): Promise<string> => {
  await expect(done()).toContainText(/Maksettu, kuitti 1-\d/);
  return /1-\d+/.exec((await done().textContent())!)![0];
};

test.describe('at one register', () => {
  test.beforeAll(({ browser }) => begin(browser));
  test.afterAll(end);
  test.beforeEach(async () => {
    terminal.line = () => 'none';
    terminal.till.customer = 'approves';
    before = 0;
    before = charged();
    await emptyTill(page);
    await addProduct(page, 'passi', 'Passi');
  });

  test('unknown: the answer is lost, nothing is charged again, the day does not close, and asking tells the end', async () => {
    terminal.line = () => 'hungUp';
    await page.keyboard.press('Alt+k');
    await expect(page.getByText('Maksun tulos ei ole tiedossa')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Maksu kortilla/ })).toHaveCount(0);
    expect.soft(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kysy päätteeltä' }).press('Enter');
    await expect(page.getByText('Maksupääte ei vastaa.', { exact: false })).toBeVisible();
    await page.keyboard.press('Escape');
    await cashPage(page, 'Vuoro');
    await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Korttimaksun tulos ei ole tiedossa.', { exact: false })).toBeVisible();
    terminal.line = () => 'none';
    await dialog.getByRole('button', { name: 'Kysy päätteeltä' }).press('Enter');
    await expect(dialog.getByText('Korttimaksun tulos ei ole tiedossa.', { exact: false })).toHaveCount(0, { timeout: 20_000 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await cashPage(page, 'Kuitit ja palautukset');
    await expect(page.getByRole('row', { name: /1-\d/ })).toHaveCount(1);
    await expect(page.getByRole('row', { name: /1-\d/ })).toContainText('51,00 €');
    expect(charged()).toBe(5_100);
  });

  test('declined: said why, and nothing is lost of the sale', async () => {
    terminal.till.customer = 'wrongPin';
    await page.keyboard.press('Alt+k');
    await expect(page.getByText('Korttimaksu hylättiin')).toBeVisible();
    await expect(page.getByText('Tunnusluku oli väärä.', { exact: false })).toBeVisible();
    expect.soft(await seriousFindings(page)).toEqual([]);
    terminal.till.customer = 'approves';
    await page.keyboard.press('Enter');
    await expect(done()).toContainText('Maksettu, kuitti');
    expect(charged()).toBe(5_100);
  });

  test('the terminal is not there: said at once, and cash is taken instead', async () => {
    await terminal.down();
    await page.keyboard.press('Alt+k');
    await expect(page.getByText('Maksupäätteeseen ei saatu yhteyttä.', { exact: false })).toBeVisible({ timeout: 20_000 });
    await page.getByLabel('Annettu käteisellä').fill('51');
    await page.keyboard.press('Enter');
    await expect(done()).toContainText('Maksettu, kuitti');
    expect(charged()).toBe(0);
    await terminal.up();
  });

  test('a payment is stopped from the till while the customer thinks', async () => {
    terminal.till.customer = 'slow';
    await page.keyboard.press('Alt+k');
    await terminal.till.customerWaits();
    await page.getByRole('button', { name: 'Keskeytä korttimaksu' }).press('Enter');
    await expect(page.getByText('Korttimaksu keskeytyi, mitään ei veloitettu')).toBeVisible({ timeout: 20_000 });
    expect(charged()).toBe(0);
  });

  test('approved: charged once, on the receipt with its masked number, given back to the same card', async () => {
    terminal.till.leaky = true;
    terminal.till.customer = 'slow';
    await page.keyboard.press('Alt+k');
    await expect(page.getByText('Asiakas maksaa maksupäätteellä…')).toBeVisible();
    expect.soft(await seriousFindings(page)).toEqual([]);
    await terminal.till.customerWaits();
    terminal.till.act();
    const number = await receiptNumber();
    expect(charged()).toBe(5_100);
    await cleanPage();
    await page.keyboard.press('Enter');

    await cashPage(page, 'Kuitit ja palautukset');
    await page.getByRole('button', { name: `Avaa kuitti ${number}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Kuitti ${number}` });
    const picture = await dialog.getByRole('img', { name: `Kuitin ${number} kuva` }).getAttribute('src');
    expect(cardNumbersIn(Buffer.from(picture!.split(',')[1]!, 'base64').toString())).toEqual([]);
    await dialog.getByRole('button', { name: 'Palauta', exact: true }).press('Enter');
    await dialog.getByRole('checkbox').check();
    await dialog.getByLabel('Syy').fill('Väärä maksu');
    await dialog.getByRole('button', { name: 'Palauta valitut' }).press('Enter');
    await expect(dialog.getByText('Kortille palautettiin 51,00 €.')).toBeVisible();
    expect(charged()).toBe(0);
    await cleanPage();
    await desk.kill();
    expect(cardNumbersBelow(desk.dataDir)).toEqual([]);
    expect(cardNumbersIn(desk.log())).toEqual([]);
  });
});

test('training never reaches the terminal', async ({ browser }) => {
  await begin(browser, true);
  await addProduct(page, 'passi', 'Passi');
  await page.keyboard.press('Alt+k');
  await expect(page.getByLabel('Varmennenumero päätteen kuitista')).toBeFocused();
  await page.keyboard.type('A12345');
  await page.keyboard.press('Enter');
  await expect(done()).toContainText('T1-1');
  expect(terminal.came).toEqual({});
  await end();
});
