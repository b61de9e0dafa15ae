/** A whole visit at the desk by keyboard alone: number, call, card, identity, steps, note, outcome, goodbye. */
import { expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { addService, openDesk, openLobby, signIn } from './at-the-desk.ts';

// A whole visit with its axe checks takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

let desk: Desk;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

test('from a number to the next customer without a mouse', async ({ page }) => {
  const lobby = await openLobby(desk);
  const number = await lobby.takeNumber('K', 'sv');
  await signIn(page, desk);
  await openDesk(page);

  await expect(page.locator('#next-why')).toContainText(`${number}: odottanut pisimpään`);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('F8');

  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await expect(page.getByLabel('Asiakkaan kieli')).toHaveValue('sv');
  await expect(page.getByRole('button', { name: 'Lisää palvelu' })).toBeFocused();
  await addService(page, 'asumistuki', 'Yleinen asumistuki');
  await expect(page.getByRole('region', { name: 'Palvelu', exact: true })).toBeFocused();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  // The step's own act is recorded by ticking it.
  await page.keyboard.press('F8');
  await expect(page.getByRole('checkbox').first()).toBeChecked();

  await page.keyboard.press('F4');
  await expect(page.getByLabel('Numeron 4 viimeistä merkkiä')).toBeFocused();
  await page.keyboard.type('4X21');
  await page.keyboard.press('Tab');
  await page.keyboard.type('31.12.2035');
  await page.keyboard.press('Tab');
  await page.keyboard.type('13.10.1952');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('passi, taso korotettu')).toBeVisible();

  await page.keyboard.press('Alt+s');
  await expect(page.getByRole('button', { name: 'Piilota kortti asiakkaalta' })).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('textbox', { name: 'Muistiinpano' })).toBeFocused();
  await page.keyboard.type('Neuvottu hakemaan verkossa.');
  await expect(page.getByText('Tallennettu', { exact: true })).toBeVisible();

  await page.keyboard.press('F10');
  await expect(page.getByRole('dialog', { name: 'Miten palvelu päättyi?' })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: 'Päätä asiointi' })).toBeFocused();
  await page.keyboard.press('F10');
  await expect(page.getByText('Kutsu seuraava (F2) tai ota vastaan')).toBeVisible();

  // Nothing of the customer is in the address, and the visit is in the day's list.
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/advisor');
  await page.getByRole('button', { name: 'Hallinta' }).click();
  await page.getByRole('button', { name: 'Päivän asioinnit' }).click();
  const row = page.getByRole('row', { name: number });
  await expect(row).toContainText('Ohjattu verkkopalveluun');
  await expect(row).toContainText('päätetty');
  lobby.close();
});

test('a note with a personal identity code is not saved before it is taken away', async ({ page }) => {
  await signIn(page, desk, 'Neuvoja 1');
  await openDesk(page);
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ilman numeroa' })).toBeVisible();
  await addService(page, 'ajokortti', 'Ajokortti');
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('textbox', { name: 'Muistiinpano' })).toBeFocused();
  await page.keyboard.type('Asiakas 131052-308T kävi');
  await expect(page.getByText('Tässä on henkilötieto')).toBeVisible();
  await expect(page.getByText('Ei tallennettu', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Muistiinpano' }).fill('Asiakas kävi');
  await expect(page.getByText('Tallennettu', { exact: true })).toBeVisible();
  expect(desk.log()).not.toContain('131052-308T');
});

test('a customer who does not come, comes back and waits elsewhere', async ({ page }) => {
  const lobby = await openLobby(desk);
  const number = await lobby.takeNumber('P');
  await signIn(page, desk, 'Neuvoja 2');
  await openDesk(page);
  await expect(page.locator('#next-why')).toContainText(number);
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await page.keyboard.press('Shift+F8');
  const missed = page.getByRole('list', { name: 'Eivät tulleet 1' });
  await missed.getByRole('button', { name: number }).press('Enter');
  await missed.getByRole('button', { name: 'Kutsu tämä' }).press('Enter');
  await expect(page.getByText(`${number} kutsuttu`)).toBeVisible();
  await page.getByRole('button', { name: 'Jää odottamaan' }).press('Enter');
  await expect(page.locator('form').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('hakee paperin');
  await page.keyboard.press('Enter');
  const held = page.getByRole('list', { name: 'Odottavat toisaalla 1' });
  await held.getByRole('button', { name: number }).press('Enter');
  await held.getByRole('button', { name: 'Ota takaisin' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeVisible();
  await page.keyboard.press('Alt+b');
  await expect(page.locator('#next-why')).toContainText(`${number}: palannut jonoon`);
  lobby.close();
});
