/** A station at the other end of the real line, telling the hub what a test wants it to tell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutboxEvent } from '#shared/contract/outbox.ts';
import { silentLog } from '#service/kernel/log.ts';
import { openHubLink } from '#transport/hub-link.ts';
import type { HubProcess } from '../../support/hub-process.ts';
import { outboxEvent, reportedService } from '../../support/hub.ts';

const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());

/** Three services of the tax administration and one of Kela today, and a flag on a card. */
export const someDay = (flaggedCard: string): OutboxEvent[] => [
  outboxEvent(1, 'point.setUp', { pointId: `0P${'1'.padStart(24, '0')}`, name: 'Mikkelin asiointipiste', municipality: { code: '491', name: 'Mikkeli' } }),
  ...(
    [
      ['verohallinto', 'short', 95_000, 'done'],
      ['verohallinto', 'medium', 300_000, 'guidedToEService'],
      ['verohallinto', 'long', 900_000, 'done'],
      ['kela', 'long', 600_000, 'done'],
    ] as const
  ).map(([providerId, timeCategory, directMs, outcome], place) =>
    outboxEvent(2 + place, 'serviceEvent.reported', reportedService(2 + place, { providerId, cardId: `${providerId}-1`, cardName: { fi: providerId === 'kela' ? 'Asumistuki' : 'Verokortti' }, timeCategory, directMs, outcome, corrected: timeCategory === 'medium', businessDate: TODAY, closedAt: `${TODAY}T09:0${place}:00.000Z` })),
  ),
  outboxEvent(6, 'card.flagged', { flagId: `0K${'1'.padStart(24, '0')}`, kind: 'cardWrong', cardId: flaggedCard, cardVersion: 1, text: 'Puhelinnumero on vanha' }),
];

/** Joins the hub, tells it all, and leaves. */
export const tellHub = async (hub: HubProcess, events: OutboxEvent[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-told-'));
  const { join: line } = await hub.fresh();
  const code = new URLSearchParams(new URL(line).hash.slice(1)).get('code') ?? '';
  let close: () => Promise<void> = () => Promise.resolve();
  await new Promise<void>((done, fail) => {
    const link = openHubLink({
      address: hub.address,
      folder,
      code: () => Promise.resolve(code),
      drain: async (push) => {
        try {
          await push(events);
          done();
        } catch (error) {
          fail(error);
        }
        return events.length;
      },
      onNews: () => Promise.resolve(),
      log: silentLog(),
    });
    close = link.close;
  });
  await close();
  rmSync(folder, { recursive: true, force: true });
};
