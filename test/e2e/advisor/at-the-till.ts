/** What the tests of the cash desk do again and again: open a shift, come to the till, sell by keyboard. */
import { expect, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import type { StationClient } from '../../support/device.ts';

/** 200 euros: four twenties, eight tens, eight fives. */
export const FLOAT = { '2000': 4, '1000': 8, '500': 8 };

/** Opens the till over whatever stands at the desk. */
export const toTill = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: /^Maksu/ })).toBeVisible();
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('heading', { level: 2, name: 'Maksu' })).toBeVisible();
};

/** Counts the float into the drawer by keyboard: Tab from one denomination to the next. */
export const openShift = async (page: Page, training = false): Promise<void> => {
  await expect(page.getByLabel('500,00 €')).toBeFocused();
  for (const pieces of ['', '', '', '', '4', '8', '8']) {
    await page.keyboard.type(pieces);
    await page.keyboard.press('Tab');
  }
  if (training) await page.getByRole('checkbox', { name: /^Harjoitusvuoro/ }).check();
  await expect(page.getByText('Yhteensä 200,00 €')).toBeVisible();
  await page.getByRole('button', { name: 'Avaa vuoro' }).press('Enter');
  await expect(page.getByLabel('Lisää tuote tai maksu')).toBeVisible();
};

/** Loads the till anew and empties it: a sale that the test before left open is called off, as a cashier does. */
export const emptyTill = async (page: Page): Promise<void> => {
  await page.reload();
  const pay = page.getByRole('button', { name: /^Maksu/ });
  await expect(pay).toBeVisible();
  const left = /kesken/.test((await pay.textContent()) ?? '');
  await toTill(page);
  if (left) await page.getByRole('button', { name: /^Peruuta (myynti|maksu)/ }).press('Enter');
  await expect(page.getByLabel('Lisää tuote tai maksu')).toBeFocused();
};

/** Finds a product by words and takes the first found, by keyboard alone. */
export const addProduct = async (page: Page, words: string, name: string): Promise<void> => {
  await page.keyboard.press('Alt+a');
  await expect(page.getByLabel('Lisää tuote tai maksu')).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('list', { name: 'Hinnasto' }).getByRole('button').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Myynnin rivit' })).toContainText(name);
};

/** The page of the cash desk, at one of its parts. */
export const cashPage = async (page: Page, part: string): Promise<void> => {
  if (!(await page.getByRole('heading', { level: 1, name: 'Kassa' }).isVisible())) {
    await page.getByRole('button', { name: /^(Hallinta|Neuvoja|Vastaava)/ }).click();
    await page.getByRole('button', { name: 'Kassa', exact: true }).click();
  }
  await page.getByRole('navigation', { name: 'Kassan osat' }).getByRole('button', { name: part }).click();
};

/** The demo's registers as an advisor's device sees them, the first desk's first. */
export const firstRegister = async (station: StationClient) => {
  const [register] = await station.payments.registers();
  if (register === undefined) throw new Error('the point has no register');
  return register;
};

/** Opens a shift on a register with the usual float. */
export const openShiftOf = (station: StationClient, registerId: string) => station.payments.openShift({ commandId: ulid(), registerId, count: FLOAT, training: false });
