/** The locked screen shows nothing of the visit, which goes on where it was; and a cut line is told. */
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { addService, openDesk, signIn } from './at-the-desk.ts';

let desk: Desk;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

/** Each test is of an advisor and a desk of its own. */
const begin = async (page: Page, name: string): Promise<void> => {
  await signIn(page, desk, name);
  await openDesk(page);
};

test('locked, a wrong PIN, unlocked: the visit stands', async ({ page }) => {
  await begin(page, 'Hallinta');
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ilman numeroa' })).toBeVisible();
  await addService(page, 'ajokortti', 'Ajokortti');
  await page.keyboard.press('F9');
  const locked = page.getByRole('dialog', { name: 'Näyttö on lukittu' });
  await expect(locked).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeHidden();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  // Neither Escape nor the desk's keys do anything behind it.
  for (const key of ['Escape', 'Escape', 'Escape', 'F10', 'F4']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(locked).toBeVisible();

  await page.getByLabel('PIN-koodi: Hallinta').fill('9999');
  await page.keyboard.press('Enter');
  await expect(locked).toContainText('Väärä PIN-koodi');
  await expect(page.getByLabel('PIN-koodi: Hallinta')).toBeFocused();
  await expect(page.getByLabel('PIN-koodi: Hallinta')).toHaveValue('');
  await page.keyboard.type(desk.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('three wrong PINs: a countdown, and no field to guess in', async ({ page }) => {
  await begin(page, 'Neuvoja 1');
  await page.keyboard.press('F9');
  await expect(page.getByLabel('PIN-koodi: Neuvoja 1')).toBeFocused();
  for (const pin of ['9991', '9992', '9993']) {
    await page.getByLabel('PIN-koodi: Neuvoja 1').fill(pin);
    await page.keyboard.press('Enter');
    await expect(page.getByText(pin === '9993' ? 'Liian monta väärää PIN-koodia' : 'Väärä PIN-koodi').first()).toBeVisible();
  }
  await expect(page.getByText(/Voit yrittää uudelleen 0 min [0-3]\d s kuluttua/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Avaa', exact: true })).toBeDisabled();
});

test('a cut line is told above all, the visit stays on the screen, and the line mends itself', async ({ page }) => {
  await begin(page, 'Neuvoja 2');
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ilman numeroa' })).toBeVisible();
  await addService(page, 'ajokortti', 'Ajokortti');
  await desk.kill();
  await expect(page.getByText('Yhteys palvelimeen on poikki')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeVisible();
  await desk.restart();
  await expect(page.getByText('Yhteys palvelimeen on poikki')).toBeHidden({ timeout: 20_000 });
  await page.keyboard.press('F8');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});
