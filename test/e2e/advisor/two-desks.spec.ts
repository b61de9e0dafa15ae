/** Two desks at once: one customer goes to exactly one, and a visit goes on at the other with all that was done. */
import { expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
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

test('a number given from the desk waits in the queue; a customer without one gets it on the way to the other desk', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  await signIn(page, desk, 'Neuvoja 1');
  await openDesk(page);
  await signIn(other, desk, 'Neuvoja 2');
  await openDesk(other);

  await page.keyboard.press('Alt+j');
  const dialog = page.getByRole('dialog', { name: 'Anna vuoronumero' });
  await dialog.getByLabel('Ryhmä').selectOption({ index: 1 });
  await dialog.getByLabel('Asiakkaan kieli').selectOption('uk');
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await dialog.getByRole('button', { name: 'Anna numero' }).press('Enter');
  const given = page.getByRole('dialog', { name: 'Vuoronumero annettu' });
  const number = (await given.locator('.ad-given-number').textContent()) ?? '';
  expect(number).toMatch(/^[A-ZÅÄÖ]001$/);
  await expect(given.getByText('Lappua ei tulosteta', { exact: false })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await given.getByRole('button', { name: 'Valmis' }).press('Enter');
  await expect(other.locator('#next-why')).toContainText(number);

  await page.keyboard.press('F3');
  await addService(page, 'ajokortti', 'Ajokortti');
  await page.keyboard.press('Alt+h');
  const handing = page.getByRole('dialog', { name: 'Siirrä asiointi' });
  await handing.getByLabel('Numero ryhmästä').selectOption({ index: 0 });
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await handing.getByRole('button', { name: /Neuvoja 2/ }).press('Enter');
  const onTheWay = page.getByRole('dialog', { name: 'Vuoronumero annettu' });
  await expect(onTheWay.locator('.ad-given-number')).toHaveText(/^[A-ZÅÄÖ]00[12]$/);
  await expect(onTheWay.getByText('Sano numero asiakkaalle tai kirjoita se lapulle.', { exact: false })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await onTheWay.getByRole('button', { name: 'Valmis' }).press('Enter');
  await expect(onTheWay).toBeHidden();
  await expect(other.locator('#next-why')).toContainText('siirretty tähän palvelupisteeseen');
  await other.keyboard.press('F2');
  await expect(other.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await other.keyboard.press('F8');
  await expect(other.getByRole('heading', { level: 2, name: 'Ajokortti' })).toBeVisible();
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
