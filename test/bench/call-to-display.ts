/** From the key "call next" on the advisor's screen to the repainted info-TV, each in a Chromium of its own. */
import { ulids } from '#service/kernel/ids.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { lastKey, launchBrowser, noteKeys, openPage, painted, signInOn } from '../support/bench-browser.ts';
import { spread, type Bench } from '../support/bench-report.ts';
import { startDesk } from '../support/desk.ts';
import { enrolDevice } from '../support/device.ts';

const ids = ulids();
const command = () => ({ commandId: ids.next() });
const ADVISOR = 'Neuvoja 1';

export const bench: Bench = {
  name: 'call-to-display',
  run: async ({ quick = false }) => {
    const calls = quick ? 3 : 66;
    const warm = quick ? 1 : 6;
    const folder = benchFolder();
    const desk = await startDesk({ demo: true, dataDir: folder.path });
    const [office, lobby] = await Promise.all([launchBrowser(), launchBrowser()]);
    const terminal = await enrolDevice(await desk.url('terminal'));
    const beside = await enrolDevice(await desk.url('advisor'));
    const ms: number[] = [];
    try {
      const display = await openPage(lobby, await desk.url('display'), 1_920, 1_080);
      const advisor = await openPage(office, await desk.url('advisor'));
      await signInOn(advisor, ADVISOR, desk.pin);
      const names = await beside.station.point.signInNames();
      await beside.station.point.signIn({ ...command(), advisorId: names.find(({ name }) => name === ADVISOR)!.id, pin: desk.pin });
      await advisor.keyboard.press('F2');
      const callButton = advisor.getByRole('button', { name: /Kutsu seuraava/ });
      await callButton.waitFor();
      await noteKeys(advisor);
      const { groups, desks } = await beside.station.queue.board();
      const deskId = desks.find(({ open }) => open)!.id;
      for (let index = 0; index < calls; index += 1) {
        const { number } = await terminal.station.queue.take({ ...command(), groupId: groups[index % groups.length]!.id, language: 'fi', needs: [] });
        await advisor.locator('#next-why').getByText(number).waitFor();
        const shown = painted(display, '.od-tv-newest .od-tv-number', number);
        await advisor.keyboard.press('F2');
        ms.push((await shown) - (await lastKey(advisor)));
        await advisor.getByRole('button', { name: /Aloita asiointi/ }).waitFor();
        await beside.station.queue.noShow({ ...command(), deskId });
        await callButton.waitFor();
      }
    } finally {
      beside.close();
      terminal.close();
      await Promise.all([office.close(), lobby.close()]);
      await desk.close();
      folder.remove();
    }
    return {
      runs: 1,
      figures: { milliseconds: spread(ms.slice(warm)) },
      aims: [],
      errors: 0,
      notes: ['From the keydown event of F2 to a task after the animation frame that shows the number on the info-TV; both pages by one machine clock.', `The first ${warm} calls are left out. The display merges changes within 200 ms of the one before.`],
    };
  },
};
