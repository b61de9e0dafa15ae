/** A talk of three in the program's own screens: the desk, the customer's terminal and an expert, each in a browser context of its own. */
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import { addService, signIn } from '../e2e/advisor/at-the-desk.ts';
import type { Desk } from './desk.ts';
import { openFirstDesk, type Device } from './device.ts';

const command = () => ({ commandId: ulid() });

export interface Talk {
  advisor: Page;
  terminal: Page;
  expert: Page;
  /** The other two of one. */
  others: (page: Page) => Page[];
  close: () => Promise<void>;
}

interface TalkOptions {
  readonly desk: Desk;
  /** A lead's device, which pairs the terminal. */
  readonly lead: Device;
  /** Run on each page before the program. */
  readonly prepare?: (page: Page, who: 'advisor' | 'terminal' | 'expert') => Promise<unknown>;
  /** Without it the desk has no terminal, and the advisor confirms for the customer. */
  readonly withTerminal?: boolean;
  /** Not waited for: somebody's picture does not come, by what was prepared. */
  readonly withoutPictures?: boolean;
}

/** A machine that does many things at once brings three together in its own time. */
const PATIENCE = 90_000;

const open = async (browser: Browser, options: BrowserContextOptions): Promise<Page> => (await browser.newContext({ locale: 'fi-FI', ...options })).newPage();

/** A small camera: three pages that each send a large picture to two others would be a test of the machine. */
const smallCamera = (page: Page) =>
  page.addInitScript(() => {
    const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wishes = {}) => {
      const video = typeof wishes.video === 'object' ? { ...wishes.video, width: 160, height: 120, frameRate: 5 } : wishes.video;
      return given({ ...wishes, ...(video === undefined ? {} : { video }) });
    };
  });

/** Pairs the terminal's page with the first desk, closed before for the advisor who opens it. */
const pairTerminal = async (page: Page, { desk, lead }: TalkOptions, deskId: string): Promise<void> => {
  await page.goto(await desk.url('terminal'));
  await expect(page.getByRole('button', { name: 'Suomi' })).toBeVisible();
  const found = (await lead.station.devices.list()).find(({ kind, online }) => kind === 'terminal' && online);
  await lead.station.devices.pair({ ...command(), deviceId: found!.id, deskId });
  await page.reload();
};

/** Brings all three to a talk about the general housing allowance; each sees somebody move. */
export const bringToTalk = async (browser: Browser, options: TalkOptions): Promise<Talk> => {
  const { desk, lead, prepare = async () => undefined, withTerminal = true, withoutPictures = false } = options;
  const { deskId } = await openFirstDesk(lead, desk.pin);
  await lead.station.queue.closeDesk({ ...command(), deskId });
  const [advisor, terminal, expert] = await Promise.all([open(browser, { viewport: { width: 1440, height: 900 } }), open(browser, { viewport: { width: 1080, height: 1920 } }), open(browser, { viewport: { width: 1280, height: 800 } })]);
  await Promise.all([advisor, terminal, expert].map(smallCamera));
  await Promise.all([prepare(advisor, 'advisor'), prepare(terminal, 'terminal'), prepare(expert, 'expert')]);
  if (withTerminal) await pairTerminal(terminal, options, deskId);

  await expert.goto(await desk.url('expert'));
  await expert.getByLabel('Nimi').fill('Etuusasiantuntija 1');
  await expert.getByLabel('Salasana').fill('asiointipiste-demo');
  await expert.keyboard.press('Enter');
  await expect(expert.getByText('Kukaan ei odota')).toBeVisible();

  await signIn(advisor, desk, 'Neuvoja 1');
  await expect(advisor.getByRole('button', { name: 'Avaa palvelupiste' })).toBeFocused();
  await advisor.keyboard.press('F2');
  await expect(advisor.getByRole('button', { name: 'Kutsu seuraava' })).toBeVisible();
  await advisor.keyboard.press('F3');
  await expect(advisor.getByRole('button', { name: 'Lisää palvelu' })).toBeVisible();
  await addService(advisor, 'asumistuki', 'Yleinen asumistuki');
  await advisor.keyboard.press('Alt+e');
  await expect(advisor.getByText('1 asiantuntija vapaana')).toBeVisible();
  await advisor.keyboard.press('Alt+Enter');
  await expect(advisor.getByRole('heading', { name: 'Soitetaan asiantuntijoille' })).toBeVisible();
  if (withTerminal) await terminal.getByRole('button', { name: 'Kyllä, aloita' }).click();
  else await advisor.getByRole('button', { name: 'Asiakas suostui suullisesti' }).click();
  await expert.getByRole('button', { name: 'Vastaa' }).press('Enter');
  const pages = withTerminal ? [advisor, terminal, expert] : [advisor, expert];
  if (!withoutPictures) await Promise.all(pages.map((page) => moving(page, '.rm-tile .rm-video:not(.rm-video-own)')));
  return { advisor, terminal, expert, others: (page) => pages.filter((one) => one !== page), close: async () => void (await Promise.all([advisor, terminal, expert].map((page) => page.context().close()))) };
};

/** Waits until so many of the videos have shown more frames than they had. */
export const moving = async (page: Page, videos: string, count = 1): Promise<void> => {
  const frames = () => page.locator(videos).evaluateAll((all: HTMLVideoElement[]) => all.map((video) => video.getVideoPlaybackQuality().totalVideoFrames));
  const before = await frames();
  await expect.poll(async () => (await frames()).filter((now, at) => now > (before[at] ?? 0) + 3).length, { timeout: PATIENCE }).toBeGreaterThanOrEqual(count);
};
