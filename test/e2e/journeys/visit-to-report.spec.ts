/** The main job, whole: ticket, call, card, steps, outcome, and the line of it in the provider's report. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startDesk, type Desk } from '../../support/desk.ts';
import { touch } from '../../support/touch.ts';

let desk: Desk;

test.beforeAll(async () => {
  desk = await startDesk({ demo: true });
});

test.afterAll(async () => {
  await desk.close();
});

const open = async (browser: Browser, url: string, width: number, height: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fi-FI', timezoneId: 'Europe/Helsinki' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

test('a customer takes a number and the tax administration sees the visit in its report', async ({ browser }) => {
  test.setTimeout(180_000);
  const terminal = await open(browser, await desk.url('terminal'), 1080, 1920);
  const display = await open(browser, await desk.url('display'), 1920, 1080);
  const advisor = await open(browser, await desk.url('advisor'), 1440, 900);
  const portal = await open(browser, await desk.url('portal'), 1440, 900);

  // The customer takes a number for taxes, in Finnish.
  const taxes = terminal.getByRole('button', { name: /^Verot/ });
  const take = terminal.getByRole('button', { name: 'Ota vuoronumero' });
  await touch(terminal.getByRole('button', { name: 'Suomi' }), taxes);
  await touch(taxes, take);
  await touch(take, terminal.getByText('V001').first());

  // The advisor, by keyboard alone: sign in, open the desk, call.
  await advisor.getByText('Neuvoja 1').click();
  await expect(advisor.getByLabel('PIN-koodi')).toBeFocused();
  await advisor.keyboard.type(desk.pin);
  await advisor.keyboard.press('Enter');
  await expect(advisor.getByRole('button', { name: /Avaa palvelupiste/ })).toBeEnabled();
  await advisor.keyboard.press('F2');
  await expect(advisor.getByText('odottanut pisimpään ryhmässä Verot')).toBeVisible();
  await advisor.keyboard.press('F2');
  await expect(advisor.getByRole('button', { name: /Aloita asiointi/ })).toBeVisible();

  // The waiting room sees the number and the desk.
  await expect(display.getByText('V001').first()).toBeVisible();

  await advisor.keyboard.press('F8');
  await expect(advisor.getByText('Mitä asiakas tarvitsee?')).toBeVisible();
  await advisor.keyboard.press('Control+k');
  await expect(advisor.locator('dialog input[role=combobox]:focus')).toBeVisible();
  await advisor.keyboard.type('verokortin');
  await expect(advisor.getByRole('option', { name: /Verokortti/ }).first()).toBeVisible();
  await advisor.keyboard.press('Enter');
  await expect(advisor.getByRole('heading', { name: 'Verokortti' })).toBeVisible();

  // One step is ticked; the service and then the visit end.
  const step = advisor.getByRole('checkbox', { name: /Kysy, mihin tuloon/ });
  await step.click();
  await expect(step).toBeChecked();
  await advisor.keyboard.press('F10');
  await expect(advisor.getByText('Miten palvelu päättyi?')).toBeVisible();
  await advisor.keyboard.press('1');
  await expect(advisor.getByText('Miten palvelu päättyi?')).toBeHidden();
  await expect(advisor.getByRole('button', { name: /Päätä asiointi/ })).toBeEnabled();
  await advisor.keyboard.press('F10');
  await expect(advisor.getByText('Valmiina')).toBeVisible();

  // The provider finds it in its own report, and opens the figure to the event.
  await portal.getByLabel('Nimi').fill('Verohallinto');
  await portal.getByLabel('Salasana').fill(desk.password);
  await portal.getByRole('button', { name: 'Kirjaudu' }).click();
  await expect(portal.getByRole('heading', { name: 'Palveluraportit' })).toBeVisible();
  const events = portal.getByRole('button', { name: '1 Palvelutapahtumat' });
  await expect(async () => {
    if (!(await events.isVisible())) await portal.reload();
    await expect(events).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 30_000 });
  await events.click();
  await expect(portal.getByRole('row', { name: /Mikkelin asiointipiste.*Verokortti/ })).toBeVisible();
});
