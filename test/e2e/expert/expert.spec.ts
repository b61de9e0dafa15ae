/** The expert's screen: honest about calls, useful for camera, microphone and speaker. */
import { chromium, expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { chromiumLaunch } from '../../support/chromium.ts';
import { startHubProcess, type HubProcess } from '../../support/hub-process.ts';

let hub: HubProcess;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  hub = await startHubProcess({ built: true, page: process.env['ONEDOOR_PAGE'] });
});
test.afterAll(() => hub?.close());

test('an enrolled expert sees the line, and tests its devices; nothing of them leaves the machine', async () => {
  const browser = await chromium.launch(chromiumLaunch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'));
  const page = await browser.newPage({ locale: 'fi-FI', viewport: { width: 1280, height: 800 } });
  await page.goto((await hub.fresh()).addresses.expert);
  await expect(page.getByText('Yhteys toimii')).toBeVisible();
  await expect(page.getByText('Etäpalvelupuhelut eivät ole käytössä')).toBeVisible();
  await page.getByRole('button', { name: 'Käynnistä kamera' }).click();
  const picture = page.getByLabel('Kamerasi kuva');
  await expect.poll(() => picture.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Käynnistä mikrofoni' }).click();
  await expect(page.getByText('Mikrofoni kuulee sinut.')).toBeVisible();
  await page.getByRole('button', { name: 'Soita testiääni' }).click();
  await page.getByRole('button', { name: 'Kuulin', exact: true }).click();
  await expect(page.getByText('Kaiutin toimii.')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sammuta kamera' }).click();
  await expect(page.getByText('Kamera ei ole päällä.')).toBeVisible();

  await hub.kill();
  await expect(page.getByText(/Yhteys katkesi/)).toBeVisible();
  await hub.start();
  await expect(page.getByText('Yhteys toimii')).toBeVisible();
  await browser.close();
});

test('a camera that is not allowed is told in words', async () => {
  const browser = await chromium.launch(chromiumLaunch('--deny-permission-prompts'));
  const page = await browser.newPage({ locale: 'sv-FI' });
  await page.goto((await hub.fresh()).addresses.expert);
  await page.getByRole('button', { name: 'Starta kameran' }).click();
  await expect(page.getByText(/Webbläsaren gav inte lov|Enheten hittades inte/)).toBeVisible();
  await browser.close();
});
