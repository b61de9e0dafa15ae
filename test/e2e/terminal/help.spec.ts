/** A customer at the terminal asks for a person: the desk hears and sees it, answers with one key, and the customer is told. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk } from '../../support/device.ts';
import { touch } from '../../support/touch.ts';
import { openDesk, signIn } from '../advisor/at-the-desk.ts';

test.describe.configure({ timeout: 120_000 });

test('help is asked in the lobby and at the desk, answered with one key, and taken back', async ({ page, browser }) => {
  const desk = await startDesk({ demo: true });
  const advisor = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(advisor, desk, 'Neuvoja 1');
  await openDesk(advisor);
  page.setDefaultTimeout(20_000);
  await page.goto(await desk.url('terminal'));

  // Before a language is chosen, the three of the point stand beside each other.
  await touch(page.getByRole('button', { name: /Tarvitsen apua.*Jag behöver hjälp.*I need help/ }), page.getByText('Henkilökunnalle on kerrottu. Odota tässä.'));
  await expect(page.getByText('Henkilökunnalle on kerrottu. Odota tässä.')).toBeVisible();
  await expect(page.getByText('Personalen har fått veta. Vänta här.')).toHaveAttribute('lang', 'sv');
  await expect(advisor.getByRole('alert').filter({ hasText: 'Asiakas pyytää apua' })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await expect.soft(seriousFindings(advisor)).resolves.toEqual([]);
  await advisor.keyboard.press('Alt+g');
  await expect(advisor.getByText('Asiakas pyytää apua')).toBeHidden();
  await expect(page.getByText('Apua on tulossa.')).toBeVisible();
  // The next screens say it in the language that was chosen meanwhile.
  await touch(page.getByRole('button', { name: 'Svenska' }), page.getByText('Hjälp är på väg.'));
  await expect(page.getByText('Hjälp är på väg.')).toBeVisible();
  await touch(page.getByRole('button', { name: 'Jag fick hjälp' }), page.getByRole('button', { name: 'Jag behöver hjälp' }));
  await touch(page.getByRole('button', { name: 'Jag behöver hjälp' }), page.getByText('Personalen har fått veta. Vänta här.'));
  const asked = advisor.getByRole('alert').filter({ hasText: 'ruotsi' });
  await expect(asked).toContainText('Asiakas pyytää apua');
  await touch(page.getByRole('button', { name: 'Jag behöver inte hjälp' }), page.getByRole('button', { name: 'Jag behöver hjälp' }));
  await expect(asked).toBeHidden();

  const device = await enrolDevice(await desk.url('advisor'));
  const { deskId, deskNumber } = await openFirstDesk(device, desk.pin);
  const terminal = (await device.station.devices.list()).find(({ kind, online }) => kind === 'terminal' && online);
  await device.station.devices.pair({ commandId: ulid(), deviceId: terminal!.id, deskId });
  await device.station.visits.begin({ commandId: ulid(), deskId, language: 'en' });
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible({ timeout: 15_000 });
  await touch(page.getByRole('button', { name: 'I need help', exact: true }), page.getByText('The staff have been told. Please wait here.'));
  await expect(advisor.getByRole('alert').filter({ hasText: `palvelupisteen ${deskNumber} näyttö` })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  device.close();
  await desk.close();
});
