/** The joint work on three screens of one room, under the application's own content security policy. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Joint } from '../../../renderer/features/remote/joint/joint.ts';
import { seriousFindings } from '../../support/accessibility.ts';
import { lockedPdf, pdfOf } from '../../support/joint-papers.ts';
import { type JointPage, serveJointPage } from '../../support/joint-page/serve.ts';

declare global {
  interface Window {
    jointTest: { joint: Joint; told: { answers: unknown; confirmed: string[] }[]; cut: () => void; join: () => void };
    addressesMade: number;
  }
}

// Three screens at once, each with a reader of PDF of its own.
test.describe.configure({ timeout: 150_000 });

let served: JointPage;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  served = await serveJointPage();
});
test.afterAll(() => served?.close());

const TERMINAL = { width: 1080, height: 1920 };
let rooms = 0;

/** The three screens of one room; what the policy refuses or the page throws is in `faults`. */
async function room(context: BrowserContext) {
  rooms += 1;
  const name = `room-${rooms}`;
  const faults: string[] = [];
  const open = async (who: string): Promise<Page> => {
    const page = await context.newPage();
    if (who === 'customer') await page.setViewportSize(TERMINAL);
    page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) faults.push(`${who}: ${message.text()}`);
    });
    await page.addInitScript(() => {
      window.addressesMade = 0;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (object: Blob) => {
        window.addressesMade += 1;
        return make(object);
      };
    });
    await page.goto(served.address(name, who));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    return page;
  };
  return { advisor: await open('advisor'), expert: await open('expert'), customer: await open('customer'), faults };
}

const add = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
const sheet = (page: Page) => page.locator('.jt-sheet');
const marks = (page: Page) => page.locator('.jt-mark');
const everyone = (pages: { advisor: Page; expert: Page; customer: Page }) => [pages.advisor, pages.expert, pages.customer];

/** How much of the page's picture is not white, in per cent: what is drawn, not only that something is. */
const inked = (page: Page) =>
  page.locator('canvas.jt-page').evaluate((canvas: HTMLCanvasElement) => {
    if (canvas.width === 0) return 0;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && data[at + 3] === 255) dark += 1;
    return Math.round((dark * 10_000) / (data.length / 4)) / 100;
  });

test('a PDF is seen by all, follows the presenter, is pointed at and marked, and is gone at the end', async ({ context }) => {
  const pages = await room(context);
  const { advisor, expert, customer } = pages;
  const pdf = await pdfOf(3);
  await add(advisor, 'Hakemus 2026.pdf', pdf);
  for (const page of everyone(pages)) {
    await expect(page.getByRole('heading', { name: 'Hakemus 2026' })).toBeVisible();
    await expect.poll(() => inked(page)).toBeGreaterThan(3);
  }
  await expect(expert.getByText('Esittäjä: Anna Advisor')).toBeVisible();

  // By keys alone: pages, size, and back.
  await advisor.locator('.jt-frame').focus();
  const first = await inked(customer);
  await advisor.keyboard.press('PageDown');
  await advisor.keyboard.press('PageDown');
  for (const page of everyone(pages)) await expect(page.getByText('Sivu 3/3', { exact: true })).toBeVisible();
  await expect.poll(() => inked(customer)).toBeGreaterThan(first + 2);
  await advisor.keyboard.press('+');
  await advisor.keyboard.press('+');
  await expect(customer.getByText('150 %')).toBeVisible();
  await advisor.locator('.jt-frame').evaluate((frame) => frame.scrollTo(60, 200));
  await expect.poll(() => expert.locator('.jt-frame').evaluate((frame) => frame.scrollTop)).toBeGreaterThan(150);
  await advisor.locator('.jt-frame').evaluate((frame) => frame.scrollTo(0, 0));
  await advisor.keyboard.press('-');
  await advisor.keyboard.press('-');
  await advisor.keyboard.press('PageUp');
  await advisor.keyboard.press('PageUp');
  await expect(expert.getByText('Sivu 1/3', { exact: true })).toBeVisible();
  await expect(expert.getByText('100 %')).toBeVisible();
  // Nobody but the presenter turns pages.
  await expert.locator('.jt-frame').focus();
  await expert.keyboard.press('PageDown');
  await expect(expert.getByText('Sivu 1/3', { exact: true })).toBeVisible();

  const box = (await sheet(expert).boundingBox())!;
  await expert.mouse.move(box.x + box.width * 0.5, box.y + 100);
  await expect(customer.locator('.jt-pointer-name', { hasText: 'Kaisa, Kela' })).toBeVisible();
  const there = await customer.locator('.jt-pointer').evaluate((pointer: HTMLElement) => parseFloat(pointer.style.left));
  expect(Math.abs(there - 50)).toBeLessThan(1);

  await expert.getByRole('button', { name: 'Kehys' }).click();
  await expert.mouse.move(box.x + box.width * 0.1, box.y + 40);
  await expert.mouse.down();
  await expert.mouse.move(box.x + box.width * 0.6, box.y + 90, { steps: 5 });
  await expert.mouse.up();
  await expect(marks(customer)).toHaveCount(1);
  // An arrow by keys alone.
  await customer.getByRole('button', { name: 'Nuoli' }).click();
  await customer.locator('.jt-frame').focus();
  for (const key of ['Shift+ArrowUp', 'Shift+ArrowLeft', 'Enter', 'Shift+ArrowUp', 'ArrowUp', 'Enter']) await customer.keyboard.press(key);
  await customer.keyboard.press('Escape');
  for (const page of everyone(pages)) await expect(marks(page)).toHaveCount(2);
  await advisor.screenshot({ path: test.info().outputPath('joint-desk.png') });
  await customer.screenshot({ path: test.info().outputPath('joint-terminal.png') });
  for (const page of everyone(pages)) expect(await seriousFindings(page)).toEqual([]);

  // What is saved is the paper, not the marks.
  const [download] = await Promise.all([expert.waitForEvent('download'), expert.getByRole('button', { name: 'Tallenna alkuperäinen' }).click()]);
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(sha(readFileSync(await download.path()))).toBe(sha(pdf));

  await customer.getByRole('button', { name: 'Kumoa oma merkintä' }).click();
  for (const page of everyone(pages)) await expect(marks(page)).toHaveCount(1);
  await expect(expert.getByRole('button', { name: 'Poista kaikki merkinnät' })).toHaveCount(0);

  // Presenting is asked for, seen by all, and given.
  await expert.getByRole('button', { name: 'Pyydä esitysvuoroa' }).click();
  await expect(customer.getByText('Esitysvuoroa pyytää Kaisa, Kela.')).toBeVisible();
  await advisor.getByRole('button', { name: 'Anna vuoro: Kaisa, Kela' }).click();
  await expect(customer.getByText('Esittäjä: Kaisa, Kela')).toBeVisible();
  await expert.getByRole('button', { name: 'Poista kaikki merkinnät' }).click();
  for (const page of everyone(pages)) await expect(marks(page)).toHaveCount(0);

  const left = () => ({ papers: window.jointTest.joint.shelf.papers.get().length, canvases: [...document.querySelectorAll('canvas')].filter((canvas) => canvas.width > 0).length });
  const canvas = await customer.locator('canvas.jt-page').elementHandle();
  const bytes = await customer.evaluateHandle(() => window.jointTest.joint.shelf.bytesOf(window.jointTest.joint.shelf.papers.get()[0]!.facts.id)!);
  expect(await bytes.evaluate((copy) => copy.some((byte) => byte !== 0))).toBe(true);
  for (const page of everyone(pages)) {
    await page.evaluate(() => window.jointTest.joint.end());
    expect(await page.evaluate(left)).toEqual({ papers: 0, canvases: 0 });
  }
  // Of the copies that were held on to, too, nothing is left.
  expect(await bytes.evaluate((copy) => copy.every((byte) => byte === 0))).toBe(true);
  expect(await canvas?.evaluate((element) => (element as HTMLCanvasElement).width)).toBe(0);
  // Only saving made an address of it, and that is the saver's own.
  expect(await customer.evaluate(() => window.addressesMade)).toBe(0);
  expect(await expert.evaluate(() => window.addressesMade)).toBe(1);
  expect(pages.faults).toEqual([]);
});

test('a paper is kept from whom it is not for, and comes again after a cut', async ({ context }) => {
  const pages = await room(context);
  const { advisor, expert, customer } = pages;
  await add(advisor, '131052-308T.pdf', await pdfOf(1));
  await expect(advisor.getByText('Tiedoston nimessä näyttää olevan henkilötietoja')).toBeVisible();
  await expect.poll(() => inked(expert)).toBeGreaterThan(2);
  await expect(expert.getByRole('heading', { name: 'Asiakirja 1' })).toBeVisible();
  expect(await expert.content()).not.toContain('131052');
  await advisor.getByRole('group', { name: 'Kuka saa nähdä: Asiakirja 1' }).getByLabel('Kaisa, Kela').uncheck();
  await expect(expert.getByText('Nyt näytetään asiakirjaa, jota omistaja ei ole jakanut sinulle.')).toBeVisible();
  await expect(expert.locator('canvas')).toHaveCount(0);
  await expect(customer.locator('canvas')).toHaveCount(1);

  await customer.evaluate(() => window.jointTest.cut());
  await advisor.getByRole('group', { name: 'Kuka saa nähdä: Asiakirja 1' }).getByLabel('Kaisa, Kela').check();
  await expect.poll(() => inked(expert)).toBeGreaterThan(2);
  await advisor.getByRole('button', { name: 'Suurenna' }).click();
  await customer.evaluate(() => window.jointTest.join());
  await expect(customer.getByText('125 %')).toBeVisible();
  await expect.poll(() => inked(customer)).toBeGreaterThan(2);
  expect(pages.faults).toEqual([]);
});

test('what cannot be shown is said in words', async ({ context }) => {
  const { advisor, expert } = await room(context);
  await add(advisor, 'salattu.pdf', await lockedPdf());
  await expect(advisor.getByText('PDF on suojattu salasanalla.')).toBeVisible();
  await add(advisor, 'rikki.pdf', Buffer.from('%PDF-1.7\nnot a document'));
  await expect(advisor.getByText('Tiedosto on vioittunut, eikä sitä voi näyttää.')).toBeVisible();
  await add(advisor, 'kuva.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(advisor.getByText('Tätä tiedostoa ei voi jakaa.')).toBeVisible();
  await add(advisor, 'suuri.pdf', Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-1.7'));
  await expect(advisor.getByText('Tiedosto on liian suuri.')).toBeVisible();
  await expect(expert.getByText('Asiakirjoja ei ole.')).toBeVisible();
});

test('a paper under the camera becomes a picture for all, and the camera goes out', async ({ context }) => {
  const { advisor, customer, faults } = await room(context);
  await advisor.evaluate(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { tracks });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  await advisor.getByRole('button', { name: 'Kuvaa asiakirja' }).click();
  await advisor.getByRole('button', { name: 'Ota kuva' }).click();
  await expect(customer.getByRole('heading', { name: 'Kuva 1' })).toBeVisible();
  await expect.poll(() => inked(customer)).toBeGreaterThan(1);
  await advisor.getByRole('button', { name: 'Sulje kamera' }).click();
  await expect.poll(() => advisor.evaluate(() => (Reflect.get(window, 'tracks') as MediaStreamTrack[]).map(({ readyState }) => readyState))).toEqual(['ended']);
  expect(faults).toEqual([]);
});

test('the form is filled by three, confirmed by the customer alone, and sent when it is right', async ({ context }) => {
  const pages = await room(context);
  const { advisor, expert, customer } = pages;
  await customer.getByLabel('Nimi').fill('Aino');
  await expect(expert.getByLabel('Nimi')).toHaveValue('Aino');
  await expect(expert.getByText('Täyttää: Asiakas')).toBeVisible();
  await advisor.getByRole('button', { name: 'Tarkista ja lähetä' }).click();
  await expect(advisor.getByText('Lomakkeessa on 3 kohtaa korjattavana')).toBeVisible();
  expect(await seriousFindings(advisor)).toEqual([]);
  await advisor.screenshot({ path: test.info().outputPath('joint-form-desk.png'), fullPage: true });
  await advisor.getByRole('button', { name: 'Muuttopäivä' }).click();
  await advisor.keyboard.type('1.11.2026');
  await expect(customer.getByLabel('Muuttopäivä')).toHaveValue('1.11.2026');
  await expert.getByLabel('Syy').selectOption('study');

  // Two write into one text at once: both are in it, on all screens, and the caret stays at its letters.
  const story = (page: Page) => page.getByLabel('Lisätietoja (valinnainen)');
  await story(expert).fill('Alku. Loppu.');
  await expect(story(customer)).toHaveValue('Alku. Loppu.');
  await story(customer).focus();
  await story(customer).press('End');
  await story(expert).focus();
  await story(expert).press('Home');
  await Promise.all([story(expert).pressSequentially('Ensin. '), story(customer).pressSequentially(' Viimeinen.')]);
  for (const page of everyone(pages)) await expect(story(page)).toHaveValue('Ensin. Alku. Loppu. Viimeinen.');

  await expert.getByLabel('Vuokra (valinnainen)').fill('1 650,50');
  await expect(customer.getByLabel('Vuokra (valinnainen)')).toHaveValue('1650,5');
  await customer.getByLabel('Tiedot ovat oikein').check();
  const confirm = customer.getByRole('button', { name: 'Vahvistan, että tieto on oikein' });
  await expect(confirm).toHaveCount(2);
  await expect(expert.getByRole('button', { name: 'Vahvistan' })).toHaveCount(0);
  await confirm.first().press('Enter');
  await confirm.first().press('Enter');
  await expect(expert.getByText('Asiakas on vahvistanut')).toHaveCount(2);
  await customer.screenshot({ path: test.info().outputPath('joint-form-terminal.png'), fullPage: true });
  expect(await seriousFindings(customer)).toEqual([]);
  await expert.getByLabel('Vuokra (valinnainen)').fill('700');
  await expect(customer.getByText('Asiakas on vahvistanut')).toHaveCount(1);
  await advisor.getByRole('button', { name: 'Tarkista ja lähetä' }).click();
  await expect(advisor.locator('.od-field-error', { hasText: 'Asiakkaan pitää vahvistaa tämä kohta.' })).toBeVisible();
  await confirm.click();
  await expect(advisor.getByText('Asiakas on vahvistanut')).toHaveCount(2);
  await advisor.getByRole('button', { name: 'Tarkista ja lähetä' }).click();
  await expect(advisor.getByText('Lomake on lähetetty')).toBeVisible();
  const sent: unknown = JSON.parse((await advisor.locator('[data-sent]').textContent()) ?? '');
  expect(sent).toEqual({ name: 'Aino', moved: '2026-11-01', reason: 'study', story: 'Ensin. Alku. Loppu. Viimeinen.', truth: true, rent: 700 });
  const told = await customer.evaluate(() => window.jointTest.told);
  expect(told.at(-1)).toEqual({ answers: sent, confirmed: ['truth', 'rent'] });
  expect(told.map(({ confirmed }) => confirmed.length)).toEqual([1, 2, 1, 2]);
  expect(pages.faults).toEqual([]);
});

test('messages are plain text with links, and captions grow before the eyes', async ({ context }) => {
  const pages = await room(context);
  const { advisor, expert, customer } = pages;
  const write = advisor.getByLabel('Kirjoita viesti');
  await write.fill('<img src=x onerror=alert(1)> Katso https://www.suomi.fi/muutto. javascript:alert(1)');
  await write.press('Enter');
  const link = expert.getByRole('link');
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('href', 'https://www.suomi.fi/muutto');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(expert.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  // The terminal has no way out: the address comes as a code for one's own phone.
  await expect(customer.getByRole('link')).toHaveCount(0);
  await customer.getByRole('button', { name: 'https://www.suomi.fi/muutto' }).click();
  await expect(customer.getByRole('img', { name: 'QR-koodi osoitteeseen https://www.suomi.fi/muutto' })).toBeVisible();
  await customer.getByRole('button', { name: 'Sulje' }).click();

  await write.fill('Tunnus on 131052-308T');
  await write.press('Enter');
  await expect(advisor.getByText('Viestissä näyttää olevan henkilötunnus')).toBeVisible();
  await expect(expert.locator('.jt-message')).toHaveCount(1);
  await advisor.getByRole('button', { name: 'Lähetä silti' }).click();
  await expect(expert.locator('.jt-message')).toHaveCount(2);

  const caption = expert.getByLabel('Kirjoita tekstitystä');
  await expert.getByLabel('Tekstityksen kieli').selectOption('ru');
  await caption.pressSequentially('Добро пожаловать');
  await expect(customer.locator('.jt-growing')).toHaveText('Добро пожаловать');
  await caption.press('Enter');
  const read = customer.getByRole('log', { name: 'Tekstitys' }).getByText('Добро пожаловать');
  await expect(read).toHaveAttribute('lang', 'ru');
  await caption.pressSequentially('Toinen rivi on jo tulossa');
  await expect(customer.locator('.jt-growing')).toHaveText('Toinen rivi on jo tulossa');
  const size = await read.evaluate((line) => parseFloat(getComputedStyle(line).fontSize));
  expect(size).toBeGreaterThanOrEqual(24);
  await customer.screenshot({ path: test.info().outputPath('joint-talk-terminal.png'), fullPage: true });
  await advisor.screenshot({ path: test.info().outputPath('joint-talk-desk.png'), fullPage: true });
  for (const page of everyone(pages)) expect(await seriousFindings(page)).toEqual([]);
  expect(pages.faults).toEqual([]);
});
