/**
 * A station with a card terminal that can be killed between any two steps: the copy of its files, cut where the last
 * answered commit ended or anywhere after, is what the next one starts from.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardTerminal, CardTerminals } from '#service/features/payments/index.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import { connectTerminal, TEST_LINE } from '../support/card-till.ts';
import { setClock, type SetClock } from '../support/clock.ts';
import type { FakeCardTerminal } from '../support/fakes/card-terminal/server.ts';
import { countedIds, seededRandom } from '../support/ids.ts';
import { startStation, type StationClient, type TestStation } from '../support/station.ts';
import { startTill } from '../support/till.ts';

/** `beforeSend`: after the commit, before the first byte; `afterAnswer`: the answer came and nothing was made of it. */
export type KillPoint = 'beforeSend' | 'whileSending' | 'afterAnswer' | 'whileAsking';

/** `blind-retry`: sends an order again when its answer was lost, under a new number. Known to be bad. */
export type CardSetting = 'good' | 'blind-retry';

export interface CardStation {
  clock: SetClock;
  client: () => StationClient;
  commandId: () => string;
  deskId: string;
  registerId: string;
  now: () => TestStation;
  /** How long the driver waits on the line; may be changed at any time. */
  line: { order: number; question: number };
  /** The next time this point is passed the process is killed; null lets it live. */
  killAt: KillPoint | null;
  /** Asks about what is due. */
  tick: () => Promise<void>;
  /** Kills now. */
  kill: () => Promise<void>;
  /** Resolves when the living station has nothing under way and no kill is being carried out. */
  quiet: () => Promise<void>;
  kills: () => number;
  logged: string[];
  folder: () => string;
  close: () => Promise<void>;
}

const never = () => new Promise<never>(() => undefined);

export const startCardStation = async (terminal: FakeCardTerminal, seed: number, setting: CardSetting): Promise<CardStation> => {
  const random = seededRandom(seed);
  const clock = setClock();
  const ids = countedIds('0');
  const commands = countedIds('D');
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write };
  const line = { ...TEST_LINE };
  const driver = cardTerminals((count) => random.bytes(count), line);
  let dying: Promise<void> | null = null;
  let recovering: Promise<void> = Promise.resolve();
  let kills = 0;

  const retrying = (adyen: CardTerminal): CardTerminal => ({
    ...adyen,
    start: async (order, access) => {
      const heard = await adyen.start(order, access);
      return heard.kind === 'silence' ? adyen.start({ ...order, serviceId: `R${order.serviceId.slice(1)}` }, access) : heard;
    },
  });

  /** The drivers of one life: once it has ended they neither send nor answer. */
  const mortal = (): { terminals: CardTerminals; die: () => void; ended: Promise<void> } => {
    const adyen = setting === 'good' ? driver.adyen : retrying(driver.adyen);
    let dead = false;
    let end = () => {};
    const ended = new Promise<void>((done) => {
      end = done;
    });
    const passes = async <Result>(point: KillPoint, result: Result): Promise<Result> => {
      if (dead) return never();
      if (station.killAt !== point) return result;
      station.killAt = null;
      void station.kill();
      return never();
    };
    const terminals: CardTerminals = {
      ...driver,
      adyen: {
        ...adyen,
        start: async (order, access) => {
          await passes('beforeSend', null);
          const sent = adyen.start(order, access);
          await passes('whileSending', null);
          return passes('afterAnswer', await sent);
        },
        status: async (order, access) => {
          await passes('whileAsking', null);
          return passes('afterAnswer', await adyen.status(order, access));
        },
      },
    };
    const die = () => {
      dead = true;
      end();
    };
    return { terminals, die, ended };
  };

  let folder = mkdtempSync(join(tmpdir(), 'onedoor-card-'));
  let life = mortal();
  const till = await startTill({ folder, clock, ids, log, cardTerminals: life.terminals, terminal: { kind: 'manual' } });
  await connectTerminal(till, terminal);
  let current: TestStation = till;

  const walSize = () => (existsSync(join(folder, 'station.sqlite-wal')) ? statSync(join(folder, 'station.sqlite-wal')).size : 0);
  const begin = () => {
    const { raw } = current.station.deps.db;
    raw.pragma('wal_autocheckpoint = 0');
    raw.pragma('wal_checkpoint(TRUNCATE)');
  };
  begin();

  const die = async () => {
    kills += 1;
    life.die();
    const synced = walSize();
    // What was being written when the power went may be on the disk in part.
    await current.station.deps.acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'test' }, (act) => act.record({ kind: 'test.lost', subjectId: 'x' }));
    const next = mkdtempSync(join(tmpdir(), 'onedoor-card-'));
    copyFileSync(join(folder, 'station.sqlite'), join(next, 'station.sqlite'));
    const wal = readFileSync(join(folder, 'station.sqlite-wal'));
    writeFileSync(join(next, 'station.sqlite-wal'), wal.subarray(0, synced + Math.floor(random.number() * (wal.length - synced))));
    await current.close();
    rmSync(folder, { recursive: true, force: true });
    folder = next;
    life = mortal();
    current = await startStation({ folder, clock, ids, log, cardTerminals: life.terminals });
    begin();
    recovering = current.station.cards.recover();
  };

  const station: CardStation = {
    clock,
    client: () => current.as({ kind: 'advisor', deviceId: 'desk-1' }),
    commandId: () => commands.next(),
    deskId: till.deskId,
    registerId: till.registerId,
    now: () => current,
    line,
    killAt: null,
    kill: () => {
      dying ??= die().finally(() => {
        dying = null;
      });
      return dying;
    },
    quiet: async () => {
      for (;;) {
        while (dying) await dying;
        const living = life;
        // A life that ends while something is under way never becomes quiet by itself.
        await Promise.race([Promise.all([recovering, current.station.cards.idle()]), living.ended]);
        if (life === living && !dying) return;
      }
    },
    tick: () => Promise.race([current.station.cards.tick(), life.ended]),
    kills: () => kills,
    logged,
    folder: () => folder,
    close: async () => {
      await current.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return station;
};
