/** Wrong identity inputs are told in plain words beside their field, and nothing stays in the fields. */
import { expect, test, type Page } from '@playwright/test';
import { startDesk, type Desk } from '../../support/desk.ts';
import { openDesk, signIn } from './at-the-desk.ts';

/** The specimen passport of ICAO Doc 9303 part 4: long expired, of a state that does not exist. */
const SPECIMEN = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];

let desk: Desk;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

/** A customer without a number, each test's at a desk of its own. */
const begin = async (page: Page, name: string): Promise<void> => {
  await signIn(page, desk, name);
  await openDesk(page);
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ilman numeroa' })).toBeVisible();
};

test('a told code: empty, misspelt, right; then forgotten', async ({ page }) => {
  await begin(page, 'Hallinta');
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Tunnista asiakas' })).toBeVisible();
  await page.keyboard.press('Alt+3');
  const code = page.getByLabel('Henkilötunnus', { exact: true });
  await expect(code).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Täytä tämä kenttä.')).toBeVisible();
  await expect(code).toBeFocused();
  await page.keyboard.type('131052-308U');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Viimeinen merkki ei täsmää')).toBeVisible();
  await code.fill('131052-308T');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('kerrottu henkilötunnus, taso matala')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Tunnista asiakas' })).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(code).toHaveValue('');
  expect(await page.content()).not.toContain('131052-308T');
  expect(page.url()).not.toContain('131052');
  expect(desk.log()).not.toContain('131052-308T');
});

test('a document that was not compared with the customer, or has expired', async ({ page }) => {
  await begin(page, 'Neuvoja 1');
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Tunnista asiakas' })).toBeVisible();
  await page.getByLabel('Numeron 4 viimeistä merkkiä').fill('4X21');
  await page.getByLabel('Viimeinen voimassaolopäivä').fill('1.2.2020');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vertaa kuvaa asiakkaaseen')).toBeVisible();
  await page.getByLabel('Vertasin asiakirjan kuvaa asiakkaaseen').check();
  await page.getByRole('button', { name: 'Kirjaa tunnistus' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Huomaa tämä' })).toContainText('Asiakirja on vanhentunut');
  await page.keyboard.press('Enter');
  await expect(page.getByText('passi, taso matala')).toBeVisible();
});

test('a zone from a reader that types fast: a misread line is named, the right one is recorded by its last Enter', async ({ page }) => {
  await begin(page, 'Neuvoja 2');
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Tunnista asiakas' })).toBeVisible();
  await page.keyboard.press('Alt+2');
  const lines = page.getByLabel('Konelukualueen rivit');
  await expect(lines).toBeFocused();
  await page.keyboard.type(SPECIMEN.join('\n').replace('C36UTO', 'C37UTO'));
  await page.getByLabel('Vertasin asiakirjan kuvaa asiakkaaseen').check();
  await page.getByRole('button', { name: 'Kirjaa tunnistus' }).press('Enter');
  await expect(page.getByText('Tarkistusnumero ei täsmää')).toBeVisible();
  await lines.fill('');
  await expect(lines).toBeFocused();
  await page.keyboard.type(SPECIMEN.join('\n'));
  await expect(page.getByText('Vanhentunut 15.4.2012.')).toBeVisible();
  await page.keyboard.press('Enter');
  const told = page.getByRole('dialog', { name: 'Huomaa tämä' });
  await expect(told).toContainText('Asiakirja on vanhentunut');
  await expect(told).toContainText('Myöntäjää ei tunneta');
  expect(await page.content()).not.toContain('ERIKSSON');
});
