/** A visit with an expert in it, from the card to the outcome, in three browsers at once: picture and sound really flow. */
import { expect, test, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk, type Device } from '../../support/device.ts';
import { addService, signIn } from '../advisor/at-the-desk.ts';

test.describe.configure({ timeout: 150_000 });

const command = () => ({ commandId: ulid() });
let desk: Desk;
let lead: Device;
test.beforeAll(async () => {
  test.setTimeout(60_000);
  desk = await startDesk({ demo: true });
  lead = await enrolDevice(await desk.url('advisor'));
});
test.afterAll(async () => {
  lead.close();
  await desk.close();
});

/** Pictures of others that have shown more frames after a while than before. */
const flowing = async (page: Page): Promise<number> => {
  const frames = () => page.evaluate(() => Array.from(document.querySelectorAll<HTMLVideoElement>('.rm-video:not(.rm-video-own)'), (video) => video.getVideoPlaybackQuality().totalVideoFrames));
  const before = await frames();
  await expect.poll(async () => (await frames()).filter((count, at) => count > (before[at] ?? 0) + 3).length, { timeout: 20_000 }).toBeGreaterThan(0);
  return (await frames()).filter((count, at) => count > (before[at] ?? 0)).length;
};

test('an expert comes to the desk, all three see and hear each other, and the visit holds the outcome', async ({ browser }) => {
  const { deskId } = await openFirstDesk(lead, desk.pin);
  await lead.station.queue.closeDesk({ ...command(), deskId });
  const terminalPage = await (await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'fi-FI' })).newPage();
  await terminalPage.goto(await desk.url('terminal'));
  await expect(terminalPage.getByRole('button', { name: 'Suomi' })).toBeVisible();
  const terminal = (await lead.station.devices.list()).find(({ kind, online }) => kind === 'terminal' && online);
  await lead.station.devices.pair({ ...command(), deviceId: terminal!.id, deskId });
  await terminalPage.reload();

  const expertPage = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fi-FI' })).newPage();
  await expertPage.goto(await desk.url('expert'));
  await expertPage.getByLabel('Nimi').fill('Etuusasiantuntija 1');
  await expertPage.getByLabel('Salasana').fill('asiointipiste-demo');
  await expertPage.keyboard.press('Enter');
  await expect(expertPage.getByText('Kukaan ei odota')).toBeVisible();

  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI' })).newPage();
  await signIn(page, desk, 'Neuvoja 1');
  await expect(page.getByRole('button', { name: 'Avaa palvelupiste' })).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Kutsu seuraava' })).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByRole('button', { name: 'Lisää palvelu' })).toBeVisible();
  await addService(page, 'asumistuki', 'Yleinen asumistuki');

  await page.keyboard.press('Alt+e');
  const calling = page.getByRole('dialog', { name: 'Asiantuntija etänä' });
  await expect(calling.getByText('1 asiantuntija vapaana')).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('heading', { name: 'Soitetaan asiantuntijoille' })).toBeVisible();
  await expect(terminalPage.getByRole('heading', { name: 'Saako asiantuntija nähdä ja kuulla sinut?' })).toBeVisible();
  await terminalPage.getByRole('button', { name: 'Kyllä, aloita' }).click();

  await expect(expertPage.getByRole('button', { name: 'Vastaa' })).toBeVisible();
  await expertPage.getByRole('button', { name: 'Vastaa' }).press('Enter');
  expect(await flowing(expertPage)).toBeGreaterThanOrEqual(1);
  expect(await flowing(terminalPage)).toBeGreaterThanOrEqual(1);
  expect(await flowing(page)).toBeGreaterThanOrEqual(1);
  expect.soft(await seriousFindings(terminalPage)).toEqual([]);
  await expect(terminalPage.getByText('Etuusasiantuntija 1, Kansaneläkelaitos, Asiantuntija')).toBeVisible();
  // No page of the session could record it, whoever wrote its code.
  for (const one of [page, terminalPage, expertPage]) expect(await one.evaluate(() => 'MediaRecorder' in window)).toBe(false);

  // What one writes in the card's form, the others read at once.
  await page.getByRole('button', { name: 'Lomake', exact: true }).click();
  await expertPage.getByRole('button', { name: 'Lomake', exact: true }).click();
  const household = 'Ruokakunnan henkilöiden määrä';
  await page.getByLabel(household).fill('3');
  await expect(expertPage.getByLabel(household)).toHaveValue('3');

  await page.getByRole('button', { name: 'Lopeta etäpalvelu' }).press('Enter');
  await expect(terminalPage.getByText('Kamera ja mikrofoni ovat pois päältä.')).toBeVisible();
  expect(await terminalPage.evaluate(() => document.querySelectorAll('video').length)).toBe(0);
  await terminalPage.getByRole('button', { name: 'Hyvin', exact: true }).click();
  await expect(terminalPage.getByText('Kiitos palautteesta.')).toBeVisible();

  await expertPage.getByLabel('Lopputulos').selectOption({ label: 'Neuvottiin' });
  await expertPage.getByLabel(/^Yhteenveto/).fill('Hakemus tehdään verkossa, vuokrasopimus liitteeksi.');
  await expertPage.getByRole('button', { name: /^Tallenna/ }).click();
  await expect(page.getByText('Hakemus tehdään verkossa, vuokrasopimus liitteeksi.')).toBeVisible();
  await expect(expertPage.getByText('Kukaan ei odota')).toBeVisible();
  await page.getByRole('button', { name: 'Takaisin asiointiin' }).first().press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Yleinen asumistuki' })).toBeVisible();
  for (const one of [page, terminalPage, expertPage]) await one.context().close();
});
