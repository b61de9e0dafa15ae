/** From a card changed at the hub to the advisor's open card repainted: durable, signed, fetched, verified, applied, shown. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { HubContract } from '#shared/contract/index.ts';
import { ulids } from '#service/kernel/ids.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { launchBrowser, openPage, painted, signInOn } from '../support/bench-browser.ts';
import { spread, type Bench } from '../support/bench-report.ts';
import { startDesk } from '../support/desk.ts';
import { openPass } from '../support/device.ts';

const ids = ulids();
const command = () => ({ commandId: ids.next() });

/** A portal without a screen. */
const enrolPortal = async (address: string) => {
  const { host, pass } = await openPass(address);
  const websocket = new WebSocket(`ws://${host}/rpc`, ['onedoor', pass]);
  return { hub: createORPCClient<ContractRouterClient<HubContract>>(new RPCLink({ websocket })), close: () => websocket.close() };
};

export const bench: Bench = {
  name: 'card-to-screen',
  run: async ({ quick = false }) => {
    const changes = quick ? 2 : 36;
    const warm = quick ? 0 : 3;
    const folder = benchFolder();
    const desk = await startDesk({ demo: true, dataDir: folder.path });
    const browser = await launchBrowser();
    const portal = await enrolPortal(await desk.url('portal'));
    const fromSent: number[] = [];
    const fromAnswer: number[] = [];
    try {
      await portal.hub.portal.signIn({ ...command(), name: 'Verohallinto', password: desk.password });
      const { rows } = await portal.hub.cards.list({ words: 'verokortti', language: 'fi', limit: 1 });
      const { id, name } = rows[0]!;
      const advisor = await openPage(browser, await desk.url('advisor'));
      await signInOn(advisor, 'Neuvoja 1', desk.pin);
      await advisor.keyboard.press('F2');
      await advisor.getByRole('button', { name: /Kutsu seuraava/ }).waitFor();
      await advisor.keyboard.press('Control+k');
      await advisor.keyboard.type(name);
      await advisor.getByRole('option', { name }).first().click();
      await advisor.locator('.ad-card-header h2').getByText(name).waitFor();
      const { card } = await portal.hub.cards.get({ id });
      for (let index = 0; index < changes; index += 1) {
        const note = `Mittaus ${index + 1}.`;
        const shown = painted(advisor, '.ad-card-header', note);
        const sent = Date.now();
        await portal.hub.cards.publish({ ...command(), card, basedOnVersion: card.version + index, changeNote: { fi: note } });
        const answered = Date.now();
        const at = await shown;
        fromSent.push(at - sent);
        fromAnswer.push(Math.max(0, at - answered));
      }
    } finally {
      portal.close();
      await browser.close();
      await desk.close();
      folder.remove();
    }
    return {
      runs: 1,
      figures: { fromSentMilliseconds: spread(fromSent.slice(warm)), fromAnswerMilliseconds: spread(fromAnswer.slice(warm)) },
      aims: [],
      errors: 0,
      notes: [
        'Sent is when the editor publishes; the answer comes once the change is durable in the hub and in the signed feed. Hub, station and browser on one machine.',
        'Shown is a task after the animation frame with the change note in the open card.',
      ],
    };
  },
};
