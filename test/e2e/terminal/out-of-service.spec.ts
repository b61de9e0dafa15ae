/** When no number can be taken: closed, a group full, the line cut. The screen says so and comes back by itself. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk } from '../../support/device.ts';

const command = () => ({ commandId: ulid() });

test('closed, open again, and one group full', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  const advisor = await enrolDevice(await desk.url('advisor'));
  await openFirstDesk(advisor, desk.pin);
  const { station } = advisor;
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await expect(page.getByRole('button', { name: 'Suomi' })).toBeVisible();

  const settings = await station.point.settings();
  await station.point.saveSettings({ ...command(), settings: { ...settings, hours: { week: [[], [], [], [], [], [], []], exceptions: [] } } });
  await expect(page.getByRole('heading', { name: 'Suljettu' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Stängt' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Suomi' })).toBeHidden();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  await station.point.saveSettings({ ...command(), settings });
  await page.getByRole('button', { name: 'Suomi' }).click();
  const [group] = await station.queue.groups();
  await station.queue.saveGroup({ ...command(), ...group!, dailyLimit: 1 });
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: group!.name.fi! }).click();
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: 'Ota vuoronumero' }).click();
  await expect(page.locator('.od-ticket-number')).toBeVisible();
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: 'Valmis' }).click();
  await page.clock.fastForward(600);
  await page.getByRole('button', { name: 'Suomi' }).click();
  await expect(page.getByRole('button', { name: group!.name.fi! })).toBeDisabled();
  advisor.close();
  await desk.close();
});

test('a cut line is said, and mended without anyone', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  await page.goto(await desk.url('terminal'));
  await page.getByRole('button', { name: 'Suomi' }).click();
  await page.getByRole('textbox').fill('passi');
  await desk.kill();
  await expect(page.getByRole('heading', { name: 'Hetkinen' })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await desk.restart();
  await expect(page.getByRole('heading', { name: 'Mihin tarvitset apua?' })).toBeVisible({ timeout: 20_000 });
  await desk.close();
});

test('a wrong code is refused in words, and no key is left behind', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  await page.goto(`http://127.0.0.1:${desk.port}/terminal#enrol=WRONGCDE`);
  await expect(page.getByText('Koodi ei kelpaa.', { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/\/terminal$/);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  const code = new URL(await desk.url('terminal')).hash.replace('#enrol=', '');
  await page.getByRole('textbox', { name: 'Käyttöönottokoodi' }).fill(code);
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  await expect(page.getByRole('heading', { name: 'Valitse kieli' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Valitse kieli' })).toBeVisible();
  await desk.close();
});
