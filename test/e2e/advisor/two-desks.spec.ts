/** Two desks at once: one customer goes to exactly one, and a visit goes on at the other with all that was done. */
import { expect, test } from '@playwright/test';
import { startDesk, type Desk } from '../../support/desk.ts';
import { addService, openDesk, openLobby, signIn } from './at-the-desk.ts';

// A whole visit with its axe checks takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

let desk: Desk;

test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
});
test.afterEach(() => desk.close());

test('both call at the same moment and get different customers', async ({ page, browser }) => {
  const lobby = await openLobby(desk);
  const numbers = [await lobby.takeNumber('P'), await lobby.takeNumber('V')];
  const other = await (await browser.newContext()).newPage();
  await signIn(page, desk, 'Neuvoja 1');
  await openDesk(page);
  await signIn(other, desk, 'Neuvoja 2');
  await openDesk(other);
  await expect(page.locator('#next-why')).toContainText(numbers[0]!);
  await expect(other.locator('#next-why')).toContainText(numbers[0]!);
  await Promise.all([page.keyboard.press('F2'), other.keyboard.press('F2')]);
  const calledAt = async (at: typeof page) => (await at.getByText(/^[PV]001 kutsuttu$/).textContent())?.slice(0, 4);
  expect(new Set([await calledAt(page), await calledAt(other)])).toEqual(new Set(numbers));
  lobby.close();
});

test('a visit is handed to the other desk and taken up with its service', async ({ page, browser }) => {
  const lobby = await openLobby(desk);
  const number = await lobby.takeNumber('P');
  const other = await (await browser.newContext()).newPage();
  await signIn(page, desk, 'Neuvoja 1');
  await openDesk(page);
  await signIn(other, desk, 'Neuvoja 2');
  await openDesk(other);
  await expect(page.locator('#next-why')).toContainText(number);
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await page.keyboard.press('F8');
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await addService(page, 'ajokortti', 'Ajokortti');
  await page.keyboard.press('F8');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await page.keyboard.press('Alt+h');
  await page.getByRole('button', { name: /Neuvoja 2/ }).press('Enter');
  await expect(page.getByRole('button', { name: 'Kutsu seuraava' })).toBeVisible();

  await expect(other.locator('#next-why')).toContainText('siirretty tähän palvelupisteeseen');
  await other.keyboard.press('F2');
  await expect(other.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await other.keyboard.press('F8');
  await expect(other.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeVisible();
  await expect(other.getByRole('checkbox').first()).toBeChecked();
  lobby.close();
});
