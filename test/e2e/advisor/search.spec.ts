/** Finding cards by keyboard: as one types, why each was found, narrowing, and reading without a customer. */
import { expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { openDesk, signIn } from './at-the-desk.ts';

let desk: Desk;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

test('arrow keys, Enter before the answer, reasons, filters and Escape', async ({ page }) => {
  await signIn(page, desk);
  await openDesk(page);
  await page.keyboard.press('/');
  const words = page.getByRole('combobox', { name: 'Hakusanat' });
  await expect(words).toBeFocused();

  // Typed and confirmed at once: what opens answers the whole word, not its beginning.
  await page.keyboard.type('ajokortti');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /Ajokortti/ })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  await page.keyboard.press('Control+k');
  await expect(words).toBeFocused();
  await page.keyboard.type('ajokortti');
  const rows = page.locator('[role="option"]');
  await expect(rows.first()).toContainText('Ajokortti');
  await expect(rows.nth(1)).toContainText('kuvauksessa');
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(words).toHaveAttribute('aria-activedescendant', 'card-row-1');
  const name = await rows.nth(1).locator('.ad-row-name').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: name ?? '' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByLabel('Palveluntuottaja').selectOption({ value: 'kela' });
  await expect(rows.first()).toContainText('Kela');
  await words.fill('zzzzqqqq');
  await expect(page.getByText('Yhtään korttia ei löytynyt')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('single-key shortcuts can be turned off', async ({ page }) => {
  await signIn(page, desk, 'Neuvoja 1');
  await page.getByRole('button', { name: 'Neuvoja 1' }).click();
  await page.getByRole('button', { name: 'Yhden merkin komennot käytössä' }).click();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Näppäinkomennot' })).toBeVisible();
});
