/** A window shown by the expert and by the advisor: asked about, seen by all after the customer's yes, and gone with it. */
import { expect as promptly, type Page, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, type Device } from '../../support/device.ts';
import { bringToTalk, moving } from '../../support/remote-talk.ts';

test.describe.configure({ timeout: 300_000 });

/** Three screens with pictures on a machine that does other things besides. */
const expect = promptly.configure({ timeout: 30_000 });

declare global {
  interface Window {
    captured: MediaStreamTrack[];
    tired: boolean;
  }
}

let desk: Desk;
let lead: Device;
test.beforeEach(async () => {
  test.setTimeout(300_000);
  desk = await startDesk({ demo: true });
  lead = await enrolDevice(await desk.url('advisor'));
});
test.afterEach(async () => {
  lead.close();
  await desk.close();
});

/** Notes every captured window beside the program, whose own account is under test; and lets a press be long ago. */
const note = (page: Page) =>
  page.addInitScript(() => {
    window.captured = [];
    window.tired = false;
    const given = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (wishes) => {
      const stream = await given(wishes);
      window.captured.push(...stream.getTracks());
      return stream;
    };
    const { userActivation } = navigator;
    Object.defineProperty(navigator, 'userActivation', { get: () => ({ isActive: userActivation.isActive && !window.tired, hasBeenActive: userActivation.hasBeenActive }) });
  });

const live = (page: Page) => page.evaluate(() => window.captured.filter(({ readyState }) => readyState === 'live').length);
const taken = (page: Page) => page.evaluate(() => window.captured.length);
/** Asks by the button; again when nobody of the desk was reached at that moment. */
const ask = (page: Page) =>
  expect(async () => {
    const button = page.getByRole('button', { name: 'Jaa ikkuna' });
    if (await button.isVisible()) await button.click({ timeout: 2_000 });
    await expect(page.getByText('Asiakkaalta kysytään, saako ikkunan näyttää')).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
const shown = (page: Page) => page.locator('.rm-shared .rm-video');

test('an expert shows a window: refused, agreed to, taken back, and chosen by a second press', async ({ browser }) => {
  const talk = await bringToTalk(browser, { desk, lead, prepare: note });
  const { advisor, terminal, expert } = talk;
  const question = terminal.getByRole('heading', { name: /Etuusasiantuntija 1 \(.*Asiantuntija\) haluaa näyttää sinulle ikkunan/ });

  await test.step('the customer says no, and nothing was captured', async () => {
    await ask(expert);
    await expect(question).toBeVisible();
    await expect(advisor.getByText('Etuusasiantuntija 1 haluaa näyttää ikkunan.')).toBeVisible();
    await expect(expert.getByText('Asiakkaalta kysytään, saako ikkunan näyttää')).toBeVisible();
    // While the customer thinks, they see and hear the others.
    await moving(terminal, '.rm-tile .rm-video:not(.rm-video-own)');
    expect.soft(await seriousFindings(terminal)).toEqual([]);
    await terminal.getByRole('button', { name: 'Ei', exact: true }).click();
    await expect(expert.getByText('Lupaa ei annettu, joten ikkunaa ei näytetä.')).toBeVisible();
    expect(await taken(expert)).toBe(0);
    await expect(question).toHaveCount(0);
  });

  await test.step('the customer says yes, and all see it', async () => {
    await ask(expert);
    await terminal.getByRole('button', { name: 'Kyllä, saa näyttää' }).click();
    for (const page of [terminal, advisor]) {
      await expect(page.getByText('Jaettu ikkuna: Etuusasiantuntija 1')).toBeVisible();
      await moving(page, '.rm-shared .rm-video');
    }
    await expect(expert.getByText('Jaettu ikkuna: näytät tätä muille')).toBeVisible();
    await expect(expert.getByRole('button', { name: 'Jaa ikkuna' })).toHaveCount(0);
    await expect(advisor.getByRole('button', { name: 'Jaa ikkuna' })).toHaveCount(0);
    for (const page of [terminal, advisor, expert]) expect.soft(await seriousFindings(page)).toEqual([]);
    const wide = await shown(terminal).evaluate((video) => video.getBoundingClientRect().width);
    expect(wide).toBeGreaterThan(800);
  });

  await test.step('the customer takes it back, and it is gone everywhere', async () => {
    await terminal.getByRole('button', { name: 'Lopeta näyttäminen' }).click();
    for (const page of [terminal, advisor]) await expect(shown(page)).toHaveCount(0);
    await expect(expert.getByText('Lupa peruttiin, eikä ikkunaa enää näytetä.')).toBeVisible();
    await expect.poll(() => live(expert)).toBe(0);
    await expect(terminal.getByText('Lupa peruttiin, eikä ikkunaa enää näytetä.')).toBeVisible();
  });

  await test.step('after a long wait for the yes the window is chosen by a press of its own', async () => {
    await expert.evaluate(() => {
      window.tired = true;
    });
    const before = await taken(expert);
    await ask(expert);
    await advisor.getByRole('button', { name: 'Asiakas suostui suullisesti' }).click();
    await expect(expert.getByRole('button', { name: 'Valitse ikkuna' })).toBeVisible();
    await expect(terminal.getByText('Etuusasiantuntija 1 valitsee näytettävän ikkunan.')).toBeVisible();
    expect(await taken(expert)).toBe(before);
    await expert.getByRole('button', { name: 'Valitse ikkuna' }).click();
    await moving(terminal, '.rm-shared .rm-video');
    await expert.getByRole('button', { name: 'Lopeta jakaminen' }).click();
    await expect(shown(terminal)).toHaveCount(0);
    await expect(terminal.getByText('Ikkunaa ei enää näytetä.')).toBeVisible();
    expect(await live(expert)).toBe(0);
  });

  await test.step('the end of the session ends what is shown', async () => {
    await expert.evaluate(() => {
      window.tired = false;
    });
    await ask(expert);
    await terminal.getByRole('button', { name: 'Kyllä, saa näyttää' }).click();
    await moving(advisor, '.rm-shared .rm-video');
    await terminal.getByRole('button', { name: 'Lopeta', exact: true }).click();
    await expect(terminal.getByText('Kamera ja mikrofoni ovat pois päältä.')).toBeVisible();
    await expect.poll(() => live(expert)).toBe(0);
    await expect(shown(advisor)).toHaveCount(0);
  });
  await talk.close();
});

test('a page that shows without asking, or does not obey the end of the yes, is drawn by nobody', async ({ browser }) => {
  const disobedient = async (page: Page, who: string) => {
    await note(page);
    if (who !== 'expert') return;
    // The page cannot stop what it captured, as one that does not want to would not.
    await page.addInitScript(() => {
      const stop = MediaStreamTrack.prototype.stop;
      MediaStreamTrack.prototype.stop = function refuse(this: MediaStreamTrack) {
        if (!window.captured.includes(this)) stop.call(this);
      };
      const close = RTCRtpTransceiver.prototype.stop;
      RTCRtpTransceiver.prototype.stop = function refuse(this: RTCRtpTransceiver) {
        if (this.sender.track === null || !window.captured.includes(this.sender.track)) close.call(this);
      };
    });
  };
  const talk = await bringToTalk(browser, { desk, lead, prepare: disobedient });
  const { advisor, terminal, expert } = talk;
  await ask(expert);
  await terminal.getByRole('button', { name: 'Kyllä, saa näyttää' }).click();
  for (const page of [terminal, advisor]) await moving(page, '.rm-shared .rm-video');
  await advisor.getByRole('button', { name: 'Lopeta näyttäminen' }).click();
  for (const page of [terminal, advisor]) await expect(shown(page)).toHaveCount(0);
  expect(await live(expert)).toBe(1);
  await talk.close();
});

test('at a desk without a terminal the advisor confirms the customer’s yes, also to a window of their own', async ({ browser }) => {
  const talk = await bringToTalk(browser, { desk, lead, prepare: note, withTerminal: false });
  const { advisor, expert } = talk;
  await ask(expert);
  await advisor.getByRole('button', { name: 'Asiakas suostui suullisesti' }).click();
  await moving(advisor, '.rm-shared .rm-video');
  await expert.getByRole('button', { name: 'Lopeta jakaminen' }).click();
  await expect(shown(advisor)).toHaveCount(0);

  await ask(advisor);
  expect(await taken(advisor)).toBe(0);
  await advisor.getByRole('button', { name: 'Asiakas suostui suullisesti' }).click();
  await moving(expert, '.rm-shared .rm-video');
  await expect(expert.getByText('Jaettu ikkuna: Neuvoja 1')).toBeVisible();
  // Who shows it leaves: it is over for all.
  await advisor.getByRole('button', { name: 'Poistu huoneesta, muut jatkavat' }).click();
  await expect(shown(expert)).toHaveCount(0);
  await expect.poll(() => live(advisor)).toBe(0);
  await talk.close();
});
