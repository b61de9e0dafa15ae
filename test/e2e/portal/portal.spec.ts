/** The provider portal in a real browser against a real hub: from its first administrator to reports, cards, notices and flags. */
import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startHubProcess, type HubProcess } from '../../support/hub-process.ts';
import { someDay, tellHub } from './station.ts';

test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1440, height: 900 } });

const PASSWORD = 'pitkä-salasana-1';
const TAX_CARD = (JSON.parse(readFileSync('assets/cards/verohallinto.ndjson', 'utf8').split('\n')[0]!) as { id: string }).id;

let hub: HubProcess;
let page: Page;

const screen = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI', timezoneId: 'Europe/Helsinki', acceptDownloads: true });
  const opened = await context.newPage();
  await opened.goto((await hub.fresh()).addresses.portal);
  return opened;
};
const signIn = async (on: Page, name: string) => {
  await on.getByLabel('Nimi').fill(name);
  await on.getByLabel('Salasana').fill(PASSWORD);
  await on.keyboard.press('Enter');
  await expect(on.getByRole('heading', { level: 1, name: 'Palveluraportit' })).toBeVisible();
};
const go = async (name: string) => {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  hub = await startHubProcess({ built: true, page: process.env['ONEDOOR_PAGE'] });
  page = await screen(browser);
});
test.afterAll(async () => {
  await page?.context().close();
  await hub?.close();
});

test('a hub nobody has taken into use makes its first administrator', async () => {
  await expect(page.getByRole('heading', { name: 'Luo ensimmäinen ylläpitäjä' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Nimi').fill('Hallinta');
  await page.getByLabel('Salasana', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Salasana uudelleen').fill('jotain muuta');
  await expect(page.getByText('Salasanat eroavat toisistaan.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Luo ja kirjaudu sisään' })).toBeDisabled();
  await page.getByLabel('Salasana uudelleen').fill(PASSWORD);
  await page.getByRole('button', { name: 'Luo ja kirjaudu sisään' }).click();
  await expect(page.getByRole('heading', { name: 'Palveluraportit' })).toBeVisible();
  await expect(page.getByText('Yksikään asiointipiste ei ole vielä lähettänyt tapahtumia.')).toBeVisible();
});

test('the administrator adds an editor, and a screen by a code', async ({ browser }) => {
  await go('Ylläpito');
  await page.getByRole('button', { name: 'Lisää muokkaaja' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nimi').fill('Vero Editor');
  await dialog.getByLabel('Salasana').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await expect(dialog.getByText('Pakollinen tieto puuttuu.')).toBeVisible();
  await dialog.getByLabel('Palveluntuottaja').selectOption('verohallinto');
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('cell', { name: 'Vero Editor', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Lisää laite' }).click();
  await dialog.getByLabel('Laitteen nimi').fill('Verotoimisto');
  await dialog.getByRole('button', { name: 'Tee koodi' }).click();
  const code = await dialog.locator('.po-code').textContent();
  expect(await seriousFindings(page)).toEqual([]);
  const other = await browser.newContext({ locale: 'fi-FI' });
  const second = await other.newPage();
  await second.goto(`${hub.address}/portal`);
  await second.getByLabel('Käyttöönottokoodi').fill(code!);
  await second.keyboard.press('Enter');
  await expect(second.getByRole('heading', { name: 'Kirjaudu sisään' })).toBeVisible();
  await second.getByLabel('Nimi').fill('Vero Editor');
  await second.getByLabel('Salasana').fill('ei-tama-salasana');
  await second.keyboard.press('Enter');
  await expect(second.getByText('Nimi tai salasana on väärä.')).toBeVisible();
  expect(await seriousFindings(second)).toEqual([]);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Poista käytöstä: Verotoimisto' }).click();
  await dialog.getByRole('button', { name: 'Poista käytöstä' }).click();
  await expect(page.getByRole('row', { name: /Verotoimisto/ }).getByText('poistettu käytöstä')).toBeVisible();
  await expect(second.getByLabel('Käyttöönottokoodi')).toBeVisible();
  await other.close();
});

test('an editor sees its own services only; every figure opens, and the file says the same', async () => {
  await tellHub(hub, someDay(TAX_CARD));
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  await signIn(page, 'Vero Editor');
  await expect(page.getByRole('rowheader', { name: 'Verokortti' })).toBeVisible();
  await expect(page.getByText('Asumistuki')).toHaveCount(0);
  await expect(page.getByText('Mikkelin asiointipiste: mukana tapahtumaan 6 asti')).toBeVisible();
  const figures = await page.getByRole('row', { name: /^Verokortti/ }).getByRole('cell').allTextContents();
  expect(figures).toEqual(['3', '3', '1', '1', '1', '1', '21,6', '0,0']);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: '1: Verokortti – Neuvonta yli 8 min' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Palvelutapahtumat 1–1 / 1')).toBeVisible();
  await expect(dialog.getByRole('cell', { name: /15:00 \+ 0:00/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '1 Korjattuja aikoja' }).click();
  await expect(dialog.getByText('korjattu', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lataa taulukkona (CSV)' }).click()]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFFTunnus;Nimi;Asioinnit;')).toBe(true);
  expect(text.split('\r\n')[1]).toMatch(/^verohallinto-1;Verokortti;3;3;21,58;0;1;1;1;1;2;1;/);

  await page.getByLabel('Ryhmittely').selectOption('day');
  await page.getByLabel('Sarakkeet').selectOption('outcomes');
  await expect(page.getByRole('columnheader', { name: 'Ohjattu verkkopalveluun' })).toBeVisible();
  await page.getByLabel('Ajanjakso', { exact: true }).selectOption('lastYear');
  await expect(page.getByText('tänä aikana ei ole päätetty asiointeja')).toBeVisible();
});

test('an editor changes a card in three languages, is told of a change in between, and publishes', async ({ browser }) => {
  await go('Palvelukortit');
  expect(await seriousFindings(page)).toEqual([]);
  const card = page.locator('.po-link').first();
  const title = (await card.textContent())!;
  await card.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const name = page.getByRole('group', { name: 'Nimi' });
  await name.getByLabel('suomi').fill('Uusi nimi');
  await name.getByLabel('englanti').fill('');
  await expect(name.getByText('puuttuu').last()).toBeVisible();
  await page.getByRole('button', { name: 'Lisää vaihe' }).click();
  await page.getByRole('group', { name: 'Mitä palveluneuvoja tekee' }).last().getByLabel('suomi').fill('Tarkista asiakkaan tiedot');

  // Leaving asks first; staying keeps what was written.
  await page.getByRole('navigation').getByRole('button', { name: 'Raportit' }).click();
  await expect(page.getByRole('heading', { name: 'Sinulla on julkaisemattomia muutoksia' })).toBeVisible();
  await page.getByRole('button', { name: 'Jatka muokkaamista' }).click();
  await expect(name.getByLabel('suomi')).toHaveValue('Uusi nimi');

  // Somebody else is quicker.
  const other = await screen(browser);
  await signIn(other, 'Vero Editor');
  await other.keyboard.press('Alt+2');
  await other.locator('.po-link').first().click();
  await other.getByRole('group', { name: 'Tiivistelmä' }).getByLabel('suomi').fill('Toisen muutos');
  await other.getByRole('group', { name: /Mitä muuttui/ }).getByLabel('suomi').fill('Tiivistelmä');
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText('Versio 2 on julkaistu asiointipisteille.')).toBeVisible();
  await other.context().close();

  const note = page.getByRole('group', { name: /Mitä muuttui/ });
  await expect(page.getByRole('button', { name: /Julkaise versio 2/ })).toBeDisabled();
  await note.getByLabel('suomi').fill('Nimi ja vaiheet');
  await page.getByRole('button', { name: /Julkaise versio 2/ }).click();
  await expect(page.getByText('Joku muu julkaisi kortista version 2')).toBeVisible();
  await page.getByRole('button', { name: 'Avaa uusin versio' }).click();
  await expect(page.getByRole('group', { name: 'Tiivistelmä' }).getByLabel('suomi')).toHaveValue('Toisen muutos');
  await name.getByLabel('suomi').fill('Uusi nimi');
  await note.getByLabel('suomi').fill('Nimi');
  await page.getByRole('button', { name: /Julkaise versio 3/ }).click();
  await expect(page.getByText('Versio 3 on julkaistu asiointipisteille.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Uusi nimi' })).toBeVisible();
});

test('a disruption is published with the cards it concerns, and withdrawn', async () => {
  await go('Tiedotteet');
  await page.getByRole('button', { name: 'Kirjoita tiedote' }).click();
  await page.getByRole('group', { name: 'Otsikko' }).getByLabel('suomi').fill('OmaVero ei toimi');
  await page.getByRole('group', { name: 'Teksti' }).getByLabel('suomi').fill('Vika korjataan iltaan mennessä.');
  await page.getByLabel('Lisää kortti nimellä').fill('uusi nimi');
  await page.getByRole('button', { name: 'Uusi nimi', exact: true }).click();
  await page.getByText('Näytä myös asiakkaille').click();
  await expect(page.getByLabel('Alkaa')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Julkaise tiedote' }).click();
  await expect(page.getByText('Tiedote on julkaistu asiointipisteille.')).toBeVisible();
  const notice = page.getByRole('article').filter({ hasText: 'OmaVero ei toimi' });
  await expect(notice.getByText('Koskee 1 palvelukorttia')).toBeVisible();
  await expect(notice.getByText('myös asiakkaille')).toBeVisible();
  await notice.getByRole('button', { name: 'Poista käytöstä' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Poista käytöstä' }).click();
  await expect(page.getByText('Yhtään tiedotetta ei ole voimassa eikä tulossa.')).toBeVisible();
});

test('a flag from the desk is answered, beside the card it is about', async () => {
  await go('Palaute korteista');
  const flag = page.getByRole('article').filter({ hasText: 'Puhelinnumero on vanha' });
  await expect(flag.getByText('Mikkelin asiointipiste')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await flag.getByLabel('Mitä asialle tehtiin').fill('Numero korjattu versioon 3');
  await flag.getByRole('button', { name: 'Merkitse käsitellyksi' }).click();
  await expect(page.getByText('Ei käsittelemätöntä palautetta')).toBeVisible();
  await page.getByRole('button', { name: 'Käsitellyt' }).click();
  await expect(flag.getByText('Numero korjattu versioon 3')).toBeVisible();
  await flag.getByRole('button', { name: 'Avaa kortti' }).click();
  await expect(page.getByRole('button', { name: 'Kaikki palvelukortit' })).toBeVisible();
});

test('every page stands in Swedish and English, and on a small desktop', async () => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const [language, titles] of [
    ['Svenska', { 1: 'Servicerapporter', 2: 'Servicekort', 3: 'Meddelanden', 4: 'Respons på korten', 7: 'Distansservice', 8: 'Tidsbokning' }],
    ['English', { 1: 'Service reports', 2: 'Service cards', 3: 'Notices', 4: 'Feedback on cards', 7: 'Remote service', 8: 'Bookings' }],
  ] as const) {
    await page.getByRole('banner').getByRole('button', { expanded: false }).first().click();
    await page.getByRole('button', { name: language }).click();
    for (const [place, title] of Object.entries(titles)) {
      await page.keyboard.press(`Alt+${place}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      expect(await page.locator('body').innerText()).not.toMatch(/\b(portal|reports|feedback|cards|notices|remote|bookings)\.[a-z]+/i);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    }
  }
});
