/** One whole visit in the desktop application: three windows, each over its own message port, on the real service. */
import { createServer } from 'node:net';
import { touch } from '../../support/touch.ts';
import { expect, project, test } from './fixtures.ts';

/** A port whose upper neighbour is free too: the station's and the hub's. */
const freePort = async (): Promise<number> => {
  const free = (port: number) =>
    new Promise<boolean>((done) => {
      const server = createServer();
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
  for (let port = 41_000; ; port += 2) if ((await free(port)) && (await free(port + 1))) return port;
};

test('number, call, card and goodbye over message ports', async ({ launch }) => {
  test.setTimeout(180_000);
  process.env['ONEDOOR_PORT'] = String(await freePort());
  process.env['ONEDOOR_DEMO'] = '1';
  const app = await launch({ appPath: project, args: ['--kind=advisor,terminal,display'] });
  const terminal = await app.page('terminal');
  const display = await app.page('display');
  const advisor = await app.page('advisor');

  const taxes = terminal.getByRole('button', { name: /^Verot/ });
  const take = terminal.getByRole('button', { name: 'Ota vuoronumero' });
  await touch(terminal.getByRole('button', { name: 'Suomi' }), taxes);
  await touch(taxes, take);
  await touch(take, terminal.getByText('V001').first());

  await advisor.getByText('Neuvoja 1').click();
  await expect(advisor.getByLabel('PIN-koodi')).toBeFocused();
  await advisor.keyboard.type('2580');
  await advisor.keyboard.press('Enter');
  await expect(advisor.getByRole('button', { name: /Avaa palvelupiste/ })).toBeEnabled();
  await advisor.keyboard.press('F2');
  await expect(advisor.getByText('odottanut pisimpään ryhmässä Verot')).toBeVisible();
  await advisor.keyboard.press('F2');
  await expect(display.getByText('V001').first()).toBeVisible();
  await expect(advisor.getByRole('button', { name: /Aloita asiointi/ })).toBeVisible();
  await advisor.keyboard.press('F8');
  await expect(advisor.getByText('Mitä asiakas tarvitsee?')).toBeVisible();
  await advisor.keyboard.press('Control+k');
  await expect(advisor.locator('dialog input[role=combobox]:focus')).toBeVisible();
  await advisor.keyboard.type('verokortti');
  await expect(advisor.getByRole('option', { name: /Verokortti/ }).first()).toBeVisible();
  await advisor.keyboard.press('Enter');
  await expect(advisor.getByRole('heading', { name: 'Verokortti' })).toBeVisible();
  await advisor.keyboard.press('F10');
  await expect(advisor.getByText('Miten palvelu päättyi?')).toBeVisible();
  await advisor.keyboard.press('1');
  await expect(advisor.getByText('Miten palvelu päättyi?')).toBeHidden();
  await expect(advisor.getByRole('button', { name: /Päätä asiointi/ })).toBeEnabled();
  await advisor.keyboard.press('F10');
  await expect(advisor.getByText('Valmiina')).toBeVisible();

  // Nothing of this came over the web: the windows have no socket, and their address is the application's own.
  for (const page of [terminal, display, advisor]) expect(await page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => entry.name.startsWith('ws')).length)).toBe(0);
});
