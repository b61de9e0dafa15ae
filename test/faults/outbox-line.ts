/** A real station on its own database, a hub in a process of its own, and a line between them that can be cut. */
import { join } from 'node:path';
import { openHubLink } from '#transport/hub-link.ts';
import { openHubDatabase } from '#service/kernel/db-hub.ts';
import { silentLog } from '#service/kernel/log.ts';
import { createOutbox, type Outbox } from '#service/kernel/outbox.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { startCuttingProxy, type CuttingProxy } from '../support/fakes/cutting-proxy.ts';
import { startHubProcess, type HubProcess } from '../support/hub-process.ts';
import { reportedService } from '../support/hub.ts';
import { startDesks, type Desks } from '../service/visits/at-desks.ts';

/** `before-answer` is the known-bad station that takes as sent what it has only handed to the line. */
export type Acknowledging = 'after-answer' | 'before-answer';

export interface OutboxLine {
  point: Desks;
  hub: HubProcess;
  proxy: CuttingProxy;
  outbox: Outbox;
  /** Records an event that the hub must hear of; answers when it is on the disk. */
  record: (number: number) => Promise<void>;
  /** Waits until nothing waits in the outbox; throws after the limit. */
  drained: (limitMs: number) => Promise<number>;
  /** What differs between the station's outbox and what the hub holds, in words; the hub is ended for it. */
  differences: () => Promise<string[]>;
  close: () => Promise<void>;
}

const SYSTEM = { caller: { deviceId: 'station' }, advisor: null, procedure: 'test' } as const;
const LOOK_MS = 5;

export const until = async (what: string, condition: () => boolean, limitMs: number): Promise<number> => {
  const began = performance.now();
  while (!condition()) {
    if (performance.now() - began > limitMs) throw new Error(`${what} not within ${limitMs} ms`);
    await new Promise((turn) => setTimeout(turn, LOOK_MS));
  }
  return performance.now() - began;
};

export const openLine = async (acknowledge: Acknowledging = 'after-answer'): Promise<OutboxLine> => {
  const hub = await startHubProcess();
  const { join: line } = await hub.fresh();
  const proxy = await startCuttingProxy(Number(new URL(hub.address).port));
  const point = await startDesks();
  const { db, clock, acts } = point.station.deps;
  const outbox = createOutbox({ db, clock, acknowledge });
  const link = openHubLink({
    address: `http://127.0.0.1:${proxy.port}`,
    folder: point.folder,
    code: () => Promise.resolve(new URLSearchParams(new URL(line).hash.slice(1)).get('code') ?? ''),
    drain: (push) => outbox.drain(push),
    onNews: () => Promise.resolve(),
    log: silentLog(),
    retryMs: { least: 20, most: 150 },
  });
  point.station.events.subscribe('outboxFilled', () => link.nudge());

  const differences = async () => {
    await hub.kill();
    const database = openHubDatabase(join(hub.dataDir, 'hub', 'hub.sqlite'), hubMigrations);
    try {
      const sent = db.all(db.q.selectFrom('outbox').select(['id', 'sequence', 'kind', 'payload', 'acknowledged_at']).orderBy('sequence'));
      const received = await database.db.selectFrom('received_event').select(['id', 'sequence', 'kind', 'payload']).orderBy('sequence').execute();
      const wrong: string[] = [];
      for (const [place, row] of received.entries()) if (row.sequence !== place + 1) wrong.push(`sequence ${row.sequence} stands in place ${place + 1}`);
      const there = new Map(received.map((row) => [row.id, row]));
      if (there.size !== received.length) wrong.push(`${received.length - there.size} events are there twice`);
      for (const row of sent) {
        const at = there.get(row.id);
        if (!at) wrong.push(`event ${row.sequence}${row.acknowledged_at === null ? '' : ' was acknowledged and'} is not at the hub`);
        else if (at.sequence !== row.sequence || at.kind !== row.kind || at.payload !== row.payload) wrong.push(`event ${row.sequence} is another one at the hub`);
      }
      if (received.length > sent.length) wrong.push(`the hub has ${received.length - sent.length} events that the station never sent`);
      const reported = sent.filter((row) => row.kind === 'serviceEvent.reported').length;
      const counted = await database.db.selectFrom('reported_event').select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      if (Number(counted.count) !== reported) wrong.push(`${reported} services were reported and ${Number(counted.count)} are counted`);
      return wrong;
    } finally {
      await database.db.destroy();
    }
  };

  return {
    point,
    hub,
    proxy,
    outbox,
    record: (number) =>
      acts.act(SYSTEM, (act) => {
        act.record({ kind: 'serviceEvent.reported', subjectId: String(number), toHub: { ...reportedService(number) } });
        act.emit('outboxFilled', {});
      }),
    drained: (limitMs) => until('the outbox was empty', () => outbox.waiting() === 0, limitMs),
    differences,
    close: async () => {
      await link.close();
      await proxy.close();
      await hub.close();
      await point.close();
    },
  };
};
