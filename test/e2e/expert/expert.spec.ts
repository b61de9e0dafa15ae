/** The expert's screen: camera, microphone and speaker before anybody calls; signing in, being rung, taking and declining; cases. */
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { chromiumLaunch } from '../../support/chromium.ts';
import { type Desk, startDesk } from '../../support/desk.ts';
import { type Device, enrolDevice, openFirstDesk } from '../../support/device.ts';
import { startHubProcess, type HubProcess } from '../../support/hub-process.ts';

const launch = (...media: string[]) => chromium.launch(chromiumLaunch(...media));
const withMedia = () => launch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required');
const SCREEN = { locale: 'fi-FI', viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/Helsinki' };
const command = () => ({ commandId: ulid() });

test.describe('before signing in', () => {
  let hub: HubProcess;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    hub = await startHubProcess({ built: true, page: process.env['ONEDOOR_PAGE'] });
  });
  test.afterAll(() => hub?.close());

  test('an enrolled expert sees the line, and tests its devices; nothing of them leaves the machine', async () => {
    const browser = await withMedia();
    const page = await browser.newPage(SCREEN);
    await page.goto((await hub.fresh()).addresses.expert);
    await expect(page.getByText('Yhteys toimii')).toBeVisible();
    await page.getByRole('button', { name: 'Testaa laitteesi' }).click();
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
    const browser = await launch('--deny-permission-prompts');
    const page = await browser.newPage({ locale: 'sv-FI' });
    await page.goto((await hub.fresh()).addresses.expert);
    await page.getByRole('button', { name: 'Testa din utrustning' }).click();
    await page.getByRole('button', { name: 'Starta kameran' }).click();
    await expect(page.getByText(/Webbläsaren gav inte lov|Enheten hittades inte/)).toBeVisible();
    await browser.close();
  });
});

test.describe('signed in', () => {
  test.describe.configure({ mode: 'serial' });
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  let advisor: Device;
  let visit: { visitId: string; eventId: string };

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    desk = await startDesk({ demo: true });
    browser = await withMedia();
    page = await browser.newPage(SCREEN);
    await page.goto(await desk.url('expert'));
    advisor = await enrolDevice(await desk.url('advisor'));
    const { deskId } = await openFirstDesk(advisor, desk.pin);
    const begun = await advisor.station.visits.begin({ ...command(), deskId, language: 'sv' });
    const served = await advisor.station.visits.addService({ ...command(), visitId: begun.id, cardId: 'national-asumistuki' });
    visit = { visitId: begun.id, eventId: served.currentEventId! };
  });
  test.afterAll(async () => {
    advisor?.close();
    await browser?.close();
    await desk?.close();
  });

  const signIn = async (password: string) => {
    await page.getByLabel('Nimi').fill('Etuusasiantuntija 1');
    await page.getByLabel('Salasana').fill(password);
    await page.keyboard.press('Enter');
  };
  const presence = (word: string | RegExp) => expect(page.getByRole('banner').getByText(word)).toBeVisible();
  const call = () => advisor.station.remote.call({ ...command(), ...visit, interpreter: null });

  test('a wrong password is told, the right one opens the desk; presence is set and left again', async () => {
    await signIn('aivan väärä salasana');
    await expect(page.getByText('Väärä nimi tai salasana.')).toBeVisible();
    await signIn(desk.password);
    await expect(page.getByRole('heading', { name: 'Jono kaikista asiointipisteistä' })).toBeVisible();
    await presence('Vapaa');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Poistu hetkeksi' }).click();
    await page.getByRole('button', { name: '30 min' }).click();
    await presence('Poissa, vielä 30 min');
    await expect(page.getByText(/Sinulle ei soiteta nyt/)).toBeVisible();
    expect((await advisor.station.remote.availability({ cardId: 'national-asumistuki', language: 'sv' })).free).toBe(0);
    await page.keyboard.press('Alt+f');
    await presence('Vapaa');
  });

  test('a ring is declined, and the customer admitted from the queue that says why', async () => {
    await call();
    const ring = page.getByRole('dialog', { name: 'Asiakas odottaa asiantuntijaa' });
    await expect(ring.getByText('Yleinen asumistuki')).toBeVisible();
    await expect(ring.getByText('ruotsi')).toBeVisible();
    await expect(ring.getByRole('button', { name: 'Vastaa', exact: true })).toBeFocused();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+h');
    await expect(ring).toBeHidden();
    await expect(page.getByText('Odottamisjärjestyksessä. Odottanut alle minuutin.')).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+o');
    await expect(page.getByRole('heading', { name: 'Asiakkaan tunnistaminen' })).toBeVisible();
    await expect(page.getByText('Palvelupiste on allekirjoittanut tiedon')).toBeVisible();
    await presence('Puhelussa');
    await page.getByRole('button', { name: 'Päätä puhelu' }).click();
    await page.getByLabel('Lopputulos').selectOption('adviceGiven');
    await page.getByLabel('Yhteenveto asiakkaalle').fill('Ring 040 123 4567.');
    await expect(page.getByText('Tekstissä on henkilötieto. Poista se.')).toBeVisible();
    await page.getByLabel('Yhteenveto asiakkaalle').fill('Ta med hyresavtalet.');
    await page.getByRole('button', { name: 'Tallenna ja vapaudu' }).click();
    await presence('Vapaa');
    await expect(page.getByText('Kukaan ei odota')).toBeVisible();
  });

  test('one key takes a ring, and the room opens by itself; the desk is asked for a new check', async () => {
    await call();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Oma kuvasi')).toBeVisible();
    await expect.poll(() => page.getByLabel('Oma kuvasi').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pyydä uusi tarkistus' }).click();
    await page.getByLabel('Syy').fill('Asia vaatii vahvan tunnistamisen');
    await page.getByRole('button', { name: 'Pyydä', exact: true }).click();
    await expect(page.getByText('Uusi tarkistus pyydetty')).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Päätä puhelu' }).click();
    await page.getByLabel('Lopputulos').selectOption('done');
    await page.getByRole('button', { name: 'Tallenna ja vapaudu' }).click();
    await presence('Vapaa');
  });

  test('a question is taken, its paper opened, and answered', async () => {
    const attachment = { name: 'kysymys.txt', mediaType: 'text/plain' as const, base64: Buffer.from('Vuokra alkoi lokakuussa.').toString('base64') };
    await advisor.station.remote.askQuestion({ ...command(), ...visit, text: 'Voiko tukea saada takautuvasti?', attachments: [attachment] });
    await page.getByRole('button', { name: 'Soittopyynnöt ja kysymykset (1)' }).click();
    await expect(page.getByText('Voiko tukea saada takautuvasti?')).toBeVisible();
    await page.getByRole('button', { name: /kysymys\.txt/ }).click();
    await expect(page.getByText('Vuokra alkoi lokakuussa.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ota käsittelyyn' }).click();
    await page.getByLabel('Vastaa').fill('Tukea voi saada kuukauden takautuvasti.');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await expect(page.getByText('Kaikkiin on vastattu.')).toBeVisible();
    await page.getByRole('button', { name: 'Vastatut' }).click();
    await expect(page.getByText('Tukea voi saada kuukauden takautuvasti.')).toBeVisible();
    await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    await expect(page.getByRole('heading', { name: 'Kirjaudu sisään' })).toBeVisible();
  });
});
