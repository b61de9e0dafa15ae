/** The machine-readable zone by camera: a picture of a document before a pretended camera, read on the machine itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { chromiumLaunch } from '../../support/chromium.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { openDesk, signIn } from './at-the-desk.ts';

/** A constructed Finnish passport of `test/fixtures/vectors/mrz.json`. */
const SPECIMEN = ['P<FINVIRTANEN<<MATTI<JUHANI<<<<<<<<<<<<<<<<<', 'FP12152797FIN5201019M3402122<<<<<<<<<<<<<<<8'];

let desk: Desk;
let folder: string;
let withCamera: Browser | undefined;

test.beforeEach(async () => {
  desk = await startDesk({ demo: true });
  folder = mkdtempSync(join(tmpdir(), 'onedoor-camera-'));
});

test.afterEach(async () => {
  await withCamera?.close();
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the zone is read from the camera, and nothing of the picture is kept or sent', async ({ browser }) => {
  test.setTimeout(150_000);
  const drawing = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await drawing.setContent(`<body style="margin:0;background:#fff"><pre style="position:absolute;left:40px;bottom:110px;margin:0;font:400 44px/1.9 monospace;transform-origin:left bottom" id="zone">${SPECIMEN.map((line) => line.replaceAll('<', '&lt;')).join('\n')}</pre></body>`);
  // The same width whatever typeface the machine has, with a margin as a held document has one.
  await drawing.evaluate(() => {
    const zone = document.getElementById('zone')!;
    zone.style.transform = `scale(${1_000 / zone.getBoundingClientRect().width})`;
  });
  const picture = join(folder, 'document.mjpeg');
  await drawing.screenshot({ path: picture, type: 'jpeg', quality: 95 });
  await drawing.close();

  withCamera = await chromium.launch(chromiumLaunch('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${picture}`));
  const page = await withCamera.newPage({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI' });
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob:|data:)/.test(request.url()) && new URL(request.url()).hostname !== '127.0.0.1') outside.push(request.url());
  });
  await signIn(page, desk);
  await openDesk(page);
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ilman numeroa' })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Tunnista asiakas' })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'Lue kameralla' }).click();
  await expect(page.getByLabel('Konelukualueen rivit')).toHaveValue(SPECIMEN.join('\n'), { timeout: 90_000 });
  // The camera is off again, and what the lines tell stands beside them.
  await expect(page.locator('video')).toHaveCount(0);
  await expect(page.getByText(/Voimassa 12\.2\.2034 asti/)).toBeVisible();
  expect(outside).toEqual([]);
  expect(desk.log()).not.toContain('VIRTANEN');
});
