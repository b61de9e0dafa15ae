/** The joint form and the messages by touch alone, on a terminal that has no keyboard. */
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { type JointPage, serveJointPage } from '../../support/joint-page/serve.ts';

test.describe.configure({ timeout: 150_000 });

let served: JointPage;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  served = await serveJointPage();
});
test.afterAll(() => served?.close());

const open = async (context: BrowserContext, who: string): Promise<Page> => {
  const page = await context.newPage();
  if (who === 'customer') await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(served.address('keys', who));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
};

const board = (page: Page) => page.getByRole('group', { name: 'Näppäimistö' });
const press = async (page: Page, keys: string) => {
  // A page behind another draws once a second.
  await page.bringToFront();
  // The keys of the field before go once the press is over.
  await expect(board(page)).toHaveCount(1);
  for (const key of keys) await board(page).getByRole('button', { name: key === ' ' ? 'väli' : key, exact: true }).click();
};

/** Whether all of it is on the screen, and nothing of another lies over it. */
const isFree = (target: Locator) =>
  target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.top >= 0 && box.bottom <= innerHeight && (over === element || element.contains(over));
  });

test('the customer writes by keys on the screen, beneath the field, where the caret stands', async ({ context }) => {
  const [customer, expert] = [await open(context, 'customer'), await open(context, 'expert')];
  const name = customer.getByLabel('Nimi');
  await expect(board(customer)).toHaveCount(0);
  await name.click();
  await customer.getByRole('button', { name: 'Iso kirjain' }).click();
  await press(customer, 'A');
  await press(customer, 'ino');
  await expect(expert.getByLabel('Nimi')).toHaveValue('Aino');
  expect(await isFree(name)).toBe(true);
  expect(await isFree(board(customer))).toBe(true);
  const [field, keys] = [(await name.boundingBox())!, (await board(customer).boundingBox())!];
  expect(keys.y).toBeGreaterThanOrEqual(field.y + field.height);
  expect(await seriousFindings(customer)).toEqual([]);

  // Where the caret stands, and erased before it; the field never loses it.
  await name.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1));
  await press(customer, 'rv');
  await customer.getByRole('button', { name: 'Pyyhi merkki' }).click();
  await expect(expert.getByLabel('Nimi')).toHaveValue('Arino');
  await expect(name).toBeFocused();
  expect(await name.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
  // No more than the field holds.
  await press(customer, 'qwertyuiopasdfghjkl');
  await expect(name).toHaveValue('Arqwertyuiopasdfgino');

  // Days and sums have digits alone.
  await customer.getByLabel('Vuokra (valinnainen)').click();
  await expect(board(customer).getByRole('button', { name: 'q', exact: true })).toHaveCount(0);
  await press(customer, '650,5');
  await expect(expert.getByLabel('Vuokra (valinnainen)')).toHaveValue('650,5');
  await customer.getByRole('textbox', { name: 'Muuttopäivä' }).click();
  await press(customer, '1.11.2026');
  await expect(expert.getByRole('textbox', { name: 'Muuttopäivä' })).toHaveValue('1.11.2026');
  expect(await isFree(customer.getByRole('textbox', { name: 'Muuttopäivä' }))).toBe(true);

  await customer.getByLabel('Kirjoita viesti').click();
  await press(customer, 'hei');
  await customer.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(expert.locator('.jt-message')).toHaveText(/hei/);
  // Whoever has a keyboard is offered none.
  await expert.getByLabel('Nimi').click();
  await expect(board(expert)).toHaveCount(0);
});
