/** Camera, microphone and sound as a person meets them in a talk: what does not work is said, the talk goes on, and it is put right. */
import { expect as promptly, type Page, test } from '@playwright/test';
import { startDesk, type Desk } from '../../support/desk.ts';
import { enrolDevice, type Device } from '../../support/device.ts';
import { bringToTalk, moving } from '../../support/remote-talk.ts';

test.describe.configure({ timeout: 300_000 });

/** Screens with pictures on a machine that does other things besides. */
const expect = promptly.configure({ timeout: 30_000 });

declare global {
  interface Window {
    /** Another program has the camera: only the browser's answer to that can be had here, not the other program. */
    cameraTaken: boolean;
    opened: MediaStreamTrack[];
  }
}

let desk: Desk;
let lead: Device;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ demo: true });
  lead = await enrolDevice(await desk.url('advisor'));
});
test.afterAll(async () => {
  lead.close();
  await desk.close();
});

const prepare = (page: Page, who: string) =>
  page.addInitScript((isExpert) => {
    window.cameraTaken = isExpert;
    window.opened = [];
    const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wishes = {}) => {
      if (window.cameraTaken && wishes.video) throw new DOMException('Could not start video source', 'NotReadableError');
      const stream = await given(wishes);
      window.opened.push(...stream.getTracks());
      return stream;
    };
    if (!isExpert) return;
    // A browser that plays nothing with sound before a press on the page of the talk.
    let pressed = false;
    addEventListener('click', ({ target }) => {
      if (target instanceof HTMLElement && target.closest('.rm-room') !== null) pressed = true;
    }, true);
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function refuse(this: HTMLMediaElement) {
      return this.muted || pressed ? play.call(this) : Promise.reject(new DOMException('play() failed because the user did not interact', 'NotAllowedError'));
    };
  }, who === 'expert');

test('a camera in use and sound that is not let play are said, and put right by a press', async ({ browser }) => {
  const talk = await bringToTalk(browser, { desk, lead, prepare, withTerminal: false, withoutPictures: true });
  const { advisor, expert } = talk;
  const taken = expert.getByText('Kamera on toisen ohjelman käytössä.');

  await test.step('sound waits for one press, and the picture does not', async () => {
    await expect(expert.getByText('Et kuule muita, koska selain ei käynnistänyt ääntä.')).toBeVisible();
    await moving(expert, '.rm-tile .rm-video:not(.rm-video-own)');
    const silent = () => expert.locator('.rm-tile .rm-video:not(.rm-video-own)').evaluateAll((all: HTMLVideoElement[]) => all.map(({ muted, paused }) => muted || paused));
    expect(await silent()).toEqual([true]);
    await expert.getByRole('button', { name: 'Laita ääni päälle' }).click();
    await expect.poll(silent).toEqual([false]);
    await expect(expert.getByText('Et kuule muita')).toHaveCount(0);
  });

  await test.step('without a camera the talk goes on, and it is opened once it is free', async () => {
    await expect(taken).toBeVisible();
    await expect(advisor.locator('.rm-tile[data-role=expert][data-link=connected]')).toBeVisible();
    await expect(advisor.locator('.rm-tile[data-role=expert]').getByText('Kamera ei ole päällä')).toBeVisible();
    await expert.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await expect(taken).toBeVisible();
    await expert.evaluate(() => {
      window.cameraTaken = false;
    });
    await expert.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await expect(taken).toHaveCount(0);
    await moving(advisor, '.rm-tile[data-role=expert] .rm-video');
  });

  await test.step('a camera pulled out in the talk is told, and another is chosen', async () => {
    // What the browser does with a device that is gone: its track ends, and an event says so.
    await advisor.evaluate(() => {
      const track = window.opened.findLast(({ kind }) => kind === 'video')!;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    });
    await expect(advisor.getByText('Kamera irtosi tai lakkasi toimimasta.')).toBeVisible();
    await expect(expert.locator('.rm-tile[data-role=advisor]').getByText('Kamera ei ole päällä')).toBeVisible();
    await expect(advisor.locator('.rm-tile[data-role=expert][data-link=connected]')).toBeVisible();
    await advisor.getByRole('button', { name: 'Valitse toinen laite' }).click();
    const cameras = advisor.getByRole('dialog').getByLabel('Kamera', { exact: true });
    await cameras.selectOption({ index: 1 });
    await expect(advisor.getByText('Kamera irtosi')).toHaveCount(0);
    await advisor.keyboard.press('Escape');
    await moving(expert, '.rm-tile[data-role=advisor] .rm-video');
  });
  await talk.close();
});
