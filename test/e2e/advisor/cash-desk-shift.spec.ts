/** The shift from its float to its Z, the drawer between them, and what leads and administrators do on the page of the cash desk. */
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { openDesk, signIn } from './at-the-desk.ts';
import { addProduct, cashPage, openShift, toTill } from './at-the-till.ts';

test.describe.configure({ timeout: 150_000 });

let desk: Desk;

test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
});
test.afterEach(() => desk.close());

const begin = async (page: Page, name?: string, training = false): Promise<void> => {
  await signIn(page, desk, name);
  await openDesk(page);
  await toTill(page);
  await openShift(page, training);
};
const sell = async (page: Page, words: string, name: string): Promise<void> => {
  await addProduct(page, words, name);
  await page.getByRole('button', { name: /^Maksettu käteisellä/ }).press('Enter');
  await expect(page.locator('.pay-done-state')).toContainText('Maksettu, kuitti');
  await page.keyboard.press('Enter');
};
/** Counts the drawer, each piece in its field. */
const count = async (page: Page, pieces: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, typed] of Object.entries(pieces)) await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Kirjaa laskettu' }).press('Enter');
};
const other = async (browser: Browser, name: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI', timezoneId: 'Europe/Helsinki' })).newPage();
  await signIn(page, desk, name);
  return page;
};

test('a shift with cash in and out, an opened drawer and an exact count closes to its Z by keyboard alone', async ({ page }) => {
  await begin(page);
  await sell(page, 'passi', 'Passi');
  await cashPage(page, 'Vuoro');
  await expect(page.getByText('kassassa pitäisi olla 251,00 €')).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  const field = page.getByRole('dialog').getByRole('textbox');
  await page.getByRole('button', { name: 'Pane rahaa kassaan' }).press('Enter');
  await expect(field.first()).toBeFocused();
  await page.keyboard.type('10');
  await page.keyboard.press('Tab');
  await expect(field.nth(1)).toBeFocused();
  await page.keyboard.type('Vaihtorahaa pankista');
  await page.keyboard.press('Enter');
  await expect(page.getByText('kassassa pitäisi olla 261,00 €')).toBeVisible();
  await page.getByRole('button', { name: 'Ota rahaa kassasta' }).press('Enter');
  await expect(field.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Anna summa.')).toBeVisible();
  await expect(field.first()).toBeFocused();
  await page.keyboard.type('50');
  await page.keyboard.press('Tab');
  await expect(field.nth(1)).toBeFocused();
  await page.keyboard.type('Tilitys pankkiin');
  await page.keyboard.press('Enter');
  await expect(page.getByText('kassassa pitäisi olla 211,00 €')).toBeVisible();
  await page.getByRole('button', { name: 'Avaa lipas ilman myyntiä' }).press('Enter');
  await expect(field.first()).toBeFocused();
  await page.keyboard.type('Vaihdettiin seteli');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'X-raportti' }).press('Enter');
  const report = page.getByRole('dialog', { name: 'X-raportti' });
  await expect(report).toContainText('Poliisi51,00 €');
  await expect(report).toContainText('Lippaan avaukset ilman myyntiä1');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).press('Enter');
  await expect(page.getByLabel('500,00 €')).toBeFocused();
  expect.soft(await seriousFindings(page)).toEqual([]);
  // 211: two hundreds, a ten and a coin.
  for (const pieces of ['', '', '2', '', '', '1', '', '', '1']) {
    await page.keyboard.type(pieces);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const close = page.getByRole('dialog').getByRole('button', { name: 'Sulje vuoro' });
  await expect(close).toBeEnabled();
  await close.press('Enter');
  const z = page.getByRole('dialog', { name: 'Z-raportti 1' });
  await expect(z).toContainText('Ero0,00 €');
  await expect(z).toContainText('Kassan kertymä kaikkiaan51,00 €');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Suljettu/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Avaa kassavuoro' })).toBeVisible();
});

test('a difference is explained, and a large one approved by another before the shift closes', async ({ page, browser }) => {
  await begin(page, 'Neuvoja 1');
  await sell(page, 'passi', 'Passi');
  await cashPage(page, 'Vuoro');
  await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).press('Enter');
  await count(page, { '100,00 €': '2', '20,00 €': '1' });
  await expect(page.getByText('Ero on −31,00 €.')).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Selitys erolle').fill('Annettu liikaa takaisin');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ero on niin suuri, että vastaavan on hyväksyttävä se.')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Sulje vuoro' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Hyväksy ero' })).toHaveCount(0);

  const lead = await other(browser, 'Vastaava');
  await cashPage(lead, 'Vuoro');
  await lead.getByRole('button', { name: 'Hyväksy ero' }).press('Enter');
  await expect(lead.getByLabel('Selitys erolle')).toHaveValue('Annettu liikaa takaisin');
  expect.soft(await seriousFindings(lead)).toEqual([]);
  await lead.keyboard.press('Enter');
  await lead.getByRole('button', { name: 'Sulje vuoro' }).press('Enter');
  await expect(lead.getByRole('dialog', { name: 'Z-raportti 1' })).toContainText('Ero−31,00 €');
  await lead.context().close();
});

test('a blind count does not tell what is expected', async ({ page }) => {
  await signIn(page, desk);
  await cashPage(page, 'Kassat');
  await page.getByRole('button', { name: 'Muuta kassaa Kassa 1' }).press('Enter');
  await page.getByRole('checkbox', { name: /näkemättä odotettua/ }).check();
  await page.getByRole('button', { name: 'Tallenna kassa' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await openDesk(page);
  await toTill(page);
  await openShift(page);
  await cashPage(page, 'Vuoro');
  await expect(page.getByText(/pitäisi olla/)).toHaveCount(0);
  await page.getByRole('button', { name: 'X-raportti' }).press('Enter');
  await expect(page.getByText('Laske kassa ensin', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).press('Enter');
  await expect(page.getByText('Odotettu summa näytetään vasta laskemisen jälkeen.', { exact: false })).toBeVisible();
});

test('a shift forgotten yesterday stops selling until it is counted and closed; the sale left open on it is ended there', async ({ page }) => {
  await begin(page);
  await addProduct(page, 'passi', 'Passi');
  // As if the night had passed since: the shift is of an earlier day.
  await desk.kill();
  const file = new Database(join(desk.dataDir, 'station', 'station.sqlite'));
  expect(file.prepare("UPDATE shift SET business_date = date(business_date, '-1 day')").run().changes).toBe(1);
  file.close();
  await desk.restart();
  await expect(page.getByText('Aiemman päivän vuoro on auki')).toBeVisible({ timeout: 30_000 });
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Avaa kassa' }).press('Enter');
  await expect(page.getByText('Jäi auki').first()).toBeVisible();
  await page.getByRole('button', { name: 'Laske ja sulje vuoro' }).press('Enter');
  await expect(page.getByText('Kassalla on myynti kesken.', { exact: false })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Peruuta myynti' }).press('Enter');
  await expect(page.getByText('Kassalla on myynti kesken.', { exact: false })).toHaveCount(0);
  await count(page, { '100,00 €': '2' });
  await page.getByRole('dialog').getByRole('button', { name: 'Sulje vuoro' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Z-raportti 1' })).toContainText('Peruutetut myynnit1');
});

test('training is marked on every screen and in no total', async ({ page }) => {
  await begin(page, undefined, true);
  await expect(page.locator('.pay-head').getByText('Harjoitus')).toBeVisible();
  await sell(page, 'passi', 'Passi');
  await cashPage(page, 'Kuitit ja palautukset');
  await expect(page.getByRole('row', { name: /T1-1/ })).toContainText('Harjoitus');
  await page.getByRole('button', { name: 'Kertymät' }).click();
  await expect(page.getByText('Ei kertymiä näiltä päiviltä')).toBeVisible();
});

test('stock, takings, registers and the journal: received, charted, added, verified and saved', async ({ page }) => {
  await begin(page);
  await sell(page, 'kartta', 'Kaupunkikartta');
  await cashPage(page, 'Varasto');
  await expect(page.getByRole('row', { name: /Kaupunkikartta/ })).toContainText('24');
  await page.getByRole('button', { name: 'Muuta varastoa: Kaupunkikartta' }).press('Enter');
  await page.getByLabel('Kappaletta').fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Kaupunkikartta/ })).toContainText('34');
  expect.soft(await seriousFindings(page)).toEqual([]);

  await cashPage(page, 'Kertymät');
  await expect(page.getByRole('heading', { name: 'Kertymä tunneittain' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Saajittain' })).toContainText('6,90 €');
  expect.soft(await seriousFindings(page)).toEqual([]);

  await cashPage(page, 'Kassat');
  await page.getByRole('button', { name: 'Lisää kassa' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Lisää kassa' });
  await expect(dialog.getByLabel('Nimi')).toBeFocused();
  await page.keyboard.type('Aulan kassa');
  await dialog.getByLabel('Kuittitulostin').selectOption('network');
  await dialog.getByLabel('Osoite').fill('192.0.2.7');
  expect.soft(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tallenna kassa' }).press('Enter');
  await expect(page.getByRole('row', { name: /Aulan kassa/ })).toContainText('Verkkotulostin');

  await cashPage(page, 'Päiväkirja');
  await page.getByRole('button', { name: 'Tarkista päiväkirja' }).press('Enter');
  await expect(page.getByText(/^Päiväkirja on ehjä: \d+ riviä$/)).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  for (const [name, ending] of [['Tallenna JSON', '.json'], ['Tallenna CSV', '.csv'], ['Tallenna SAF-T', '.xml']] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    expect((await saved).suggestedFilename()).toContain(ending);
  }
});

test('the giver of receipts is a setting of the point, refused with a wrong Business ID', async ({ page }) => {
  await signIn(page, desk);
  await page.getByRole('button', { name: 'Hallinta' }).click();
  await page.getByRole('button', { name: 'Asetukset' }).click();
  const id = page.getByLabel('Y-tunnus');
  await expect(id).toHaveValue('1234563-9');
  await id.fill('1234567-8');
  await page.getByRole('button', { name: /^Tallenna/ }).first().click();
  await expect(id).toHaveAttribute('aria-invalid', 'true');
  await id.fill('0165116-3');
  await page.getByRole('button', { name: /^Tallenna/ }).first().click();
  await expect(id).not.toHaveAttribute('aria-invalid', 'true');
});
