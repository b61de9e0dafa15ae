/** Cards at the till, over a terminal program that speaks the real protocol; and no card number on any screen. */
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { cardNumbersBelow, cardNumbersIn } from '../../support/card-scan.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { startCardTerminal, type FakeCardTerminal } from '../../support/fakes/card-terminal/server.ts';
import { openDesk, signIn } from './at-the-desk.ts';
import { addProduct, cashPage, openShift, toTill } from './at-the-till.ts';

test.describe.configure({ timeout: 150_000 });

let desk: Desk;
let terminal: FakeCardTerminal;

test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
  terminal = await startCardTerminal();
});
test.afterEach(async () => {
  await desk.close();
  await terminal.close();
});

/** The administrator connects the terminal to the first register, on the page of the cash desk. */
const connect = async (page: Page): Promise<void> => {
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
const begin = async (page: Page, training = false): Promise<void> => {
  await signIn(page, desk);
  await connect(page);
  await openDesk(page);
  await toTill(page);
  await openShift(page, training);
  await addProduct(page, 'passi', 'Passi');
};
/** The whole page as it stands holds no card number, whatever the terminal let out. */
const cleanPage = async (page: Page): Promise<void> => {
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(cardNumbersIn(`${await page.content()} ${await page.locator('body').innerText()} ${kept}`)).toEqual([]);
};
const done = (page: Page) => page.locator('.pay-done-state');
const charged = () => terminal.till.charges.reduce((sum, { cents }) => sum + cents, 0);

test('approved: charged once, on the receipt with its masked number, given back to the same card', async ({ page }) => {
  terminal.till.leaky = true;
  terminal.till.customer = 'slow';
  await begin(page);
  await page.keyboard.press('Alt+k');
  await expect(page.getByText('Asiakas maksaa maksupäätteellä…')).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await terminal.till.customerWaits();
  terminal.till.act();
  await expect(done(page)).toContainText('Maksettu, kuitti 1-1');
  expect(charged()).toBe(5_100);
  await cleanPage(page);
  await page.keyboard.press('Enter');

  await cashPage(page, 'Kuitit ja palautukset');
  await page.getByRole('button', { name: 'Avaa kuitti 1-1' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Kuitti 1-1' });
  const picture = await dialog.getByRole('img', { name: 'Kuitin 1-1 kuva' }).getAttribute('src');
  expect(cardNumbersIn(Buffer.from(picture!.split(',')[1]!, 'base64').toString())).toEqual([]);
  await dialog.getByRole('button', { name: 'Palauta', exact: true }).press('Enter');
  await dialog.getByRole('checkbox').check();
  await dialog.getByLabel('Syy').fill('Väärä maksu');
  await dialog.getByRole('button', { name: 'Palauta valitut' }).press('Enter');
  await expect(dialog.getByText('Kortille palautettiin 51,00 €.')).toBeVisible();
  expect(charged()).toBe(0);
  await cleanPage(page);
  await desk.kill();
  expect(cardNumbersBelow(desk.dataDir)).toEqual([]);
  expect(cardNumbersIn(desk.log())).toEqual([]);
});

test('declined: said why, and nothing is lost of the sale', async ({ page }) => {
  terminal.till.customer = 'wrongPin';
  await begin(page);
  await page.keyboard.press('Alt+k');
  await expect(page.getByText('Korttimaksu hylättiin')).toBeVisible();
  await expect(page.getByText('Tunnusluku oli väärä.', { exact: false })).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  terminal.till.customer = 'approves';
  await page.keyboard.press('Enter');
  await expect(done(page)).toContainText('Maksettu, kuitti 1-1');
  expect(charged()).toBe(5_100);
});

test('unknown: the answer is lost, nothing is charged again, the day does not close, and asking tells the end', async ({ page }) => {
  terminal.line = () => 'hungUp';
  await begin(page);
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
  await expect(page.getByRole('row', { name: /1-1/ })).toContainText('51,00 €');
  expect(charged()).toBe(5_100);
});

test('the terminal is not there: said at once, and cash is taken instead', async ({ page }) => {
  await begin(page);
  await terminal.down();
  await page.keyboard.press('Alt+k');
  await expect(page.getByText('Maksupäätteeseen ei saatu yhteyttä.', { exact: false })).toBeVisible({ timeout: 20_000 });
  await page.getByLabel('Annettu käteisellä').fill('51');
  await page.keyboard.press('Enter');
  await expect(done(page)).toContainText('Maksettu, kuitti 1-1');
  expect(charged()).toBe(0);
  await terminal.up();
});

test('a payment is stopped from the till while the customer thinks', async ({ page }) => {
  terminal.till.customer = 'slow';
  await begin(page);
  await page.keyboard.press('Alt+k');
  await terminal.till.customerWaits();
  await page.getByRole('button', { name: 'Keskeytä korttimaksu' }).press('Enter');
  await expect(page.getByText('Korttimaksu keskeytyi, mitään ei veloitettu')).toBeVisible({ timeout: 20_000 });
  expect(charged()).toBe(0);
});

test('training never reaches the terminal', async ({ page }) => {
  await begin(page, true);
  await page.keyboard.press('Alt+k');
  await expect(page.getByLabel('Varmennenumero päätteen kuitista')).toBeFocused();
  await page.keyboard.type('A12345');
  await page.keyboard.press('Enter');
  await expect(done(page)).toContainText('T1-1');
  expect(terminal.came).toEqual({});
});
