/** The first run makes the point step by step, and its administrator then enrols a screen and changes a setting. */
import { expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';

// A whole first run with its axe checks takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

test('from nothing to a signed-in administrator with a second screen', async ({ page, browser }) => {
  const desk = await startDesk();
  await page.goto(await desk.url('advisor'));
  await expect(page.getByRole('heading', { name: 'Mikä asiointipiste tämä on?' })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Valitse kunta listasta.')).toBeVisible();
  await page.getByLabel('Asiointipisteen nimi').fill('Kuopion asiointipiste');
  await page.getByLabel('Kunta').selectOption({ label: 'Kuopio' });
  await page.getByRole('button', { name: 'Jatka' }).press('Enter');

  await page.getByLabel('Maanantai').fill('9-1x');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kirjoita ajat muodossa')).toBeVisible();
  await page.getByLabel('Maanantai').fill('9-12, 13-16.30');
  await page.keyboard.press('Enter');

  await page.getByLabel('Palvelupisteiden määrä').fill('2');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nimi', { exact: true }).fill('Ylläpito');
  await page.getByLabel('PIN-koodi', { exact: true }).fill('1234');
  await page.getByLabel('PIN-koodi uudelleen').fill('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Liian helppo arvata')).toBeVisible();
  await page.getByLabel('PIN-koodi', { exact: true }).fill('7294');
  await page.getByLabel('PIN-koodi uudelleen').fill('7294');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Ylläpito' }).click();
  await page.getByLabel('PIN-koodi').fill('7294');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Avaa palvelupiste' })).toBeVisible();

  const menu = page.getByRole('button', { name: 'Ylläpito' });
  await menu.click();
  await page.getByRole('button', { name: 'Laitteet' }).click();
  await page.getByRole('button', { name: 'Ota laite käyttöön' }).click();
  await page.getByLabel('Nimi', { exact: true }).fill('Aulan pääte');
  await page.keyboard.press('Enter');
  const code = (await page.locator('.ad-code').textContent()) ?? '';
  await page.keyboard.press('Escape');
  const terminal = await (await browser.newContext()).newPage();
  await terminal.goto(`http://127.0.0.1:${desk.port}/terminal`);
  await terminal.getByRole('textbox').fill(code);
  await terminal.keyboard.press('Enter');
  await expect(terminal.getByText('Kuopion asiointipiste').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Aulan pääte/ })).toContainText('yhteydessä', { timeout: 15_000 });
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  await page.keyboard.press('Escape');
  await menu.click();
  await page.getByRole('button', { name: 'Asetukset' }).click();
  await page.getByLabel('Odotuksen tavoite, min').fill('0');
  await page.getByRole('button', { name: 'Tallenna' }).first().click();
  await expect(page.getByText('Kirjoita minuutit, 1–240.')).toBeVisible();
  await page.getByLabel('Odotuksen tavoite, min').fill('15');
  await page.getByRole('button', { name: 'Tallenna' }).first().click();
  await expect(page.getByText('Tallennettu', { exact: true })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText('tavoite 15 min')).toBeVisible();
  await desk.close();
});
