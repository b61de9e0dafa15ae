/** The station's real process is killed at a random instant around a card payment, and started again on its files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { ulids } from '#service/kernel/ids.ts';
import { connectTerminal, testTerminals } from '../support/card-till.ts';
import { setClock } from '../support/clock.ts';
import { startCardTerminal } from '../support/fakes/card-terminal/server.ts';
import { seededRandom } from '../support/ids.ts';
import { startStation } from '../support/station.ts';
import { startTill } from '../support/till.ts';
import { bundleHost, startHost } from './host-process.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

/** The command was sent, or answered; the order came to the terminal, or the card was charged: a random moment after it the process dies. */
const MOMENTS = ['sent', 'answered', 'received', 'charged'] as const;
const LONGEST_LIFE_MS = 12;

/** Rounds on one growing database: the process sells, is killed, and another one brings the payment to its end. */
export const cardKill = async ({ rounds, seed, watching }: { rounds: number; seed: number; watching?: Watching }): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const terminal = await startCardTerminal();
  const program = await bundleHost();
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-card-kill-'));
  const till = await startTill({ folder, ids: ulids(), clock: setClock(new Date().toISOString()), terminal: { kind: 'manual' } });
  await connectTerminal(till, terminal);
  await till.close();
  const { deskId } = till;
  const failures: string[] = [];
  const figures = { started: 0, charged: 0 };
  const course = startRounds('card-kill', rounds, failures, watching);
  try {
    for (let round = course.next(); round !== null; round = course.next()) {
      const host = await startHost({ folder, program }, 'good');
      const { payments } = await host.client('advisor', 'desk-1');
      const { id: saleId } = await payments.startSale({ commandId: ulid(), deskId });
      await payments.addProduct({ commandId: ulid(), saleId, productId: 'passi' });
      const until = MOMENTS[Math.floor(random.number() * MOMENTS.length)]!;
      const reached = new Promise<void>((done) => {
        terminal.till.onStep = (step) => (step === until ? done() : undefined);
      });
      const answered = payments.payCard({ commandId: ulid(), saleId }).catch(() => undefined);
      if (until !== 'sent') await (until === 'answered' ? answered : reached);
      await wait(random.number() * LONGEST_LIFE_MS);
      await host.kill();

      const clock = setClock(new Date().toISOString());
      const next = await startStation({ folder, clock, ids: ulids(), cardTerminals: testTerminals({ order: 5_000, question: 5_000 }) });
      const { cards, deps } = next.station;
      await cards.recover();
      const charges = () => terminal.till.charges.filter(({ paymentId }) => deps.db.raw.prepare(`SELECT 1 FROM journal_entry WHERE kind = 'cardStarted' AND json_extract(body, '$.cardPayment.id') = ?`).get(paymentId) === undefined);
      failures.push(...charges().map(({ paymentId }) => `round ${round}: ${paymentId} was charged without a journal row`));
      clock.advance(301_000);
      await cards.tick();
      await cards.idle();
      const rows = deps.db.raw.prepare('SELECT id, state, cents FROM card_payment WHERE sale_id = ?').all(saleId) as { id: string; state: string; cents: number }[];
      figures.started += rows.length;
      for (const row of rows) {
        const moved = terminal.till.charges.filter(({ paymentId }) => paymentId === row.id).map(({ cents }) => cents);
        const right = row.state === 'approved' ? moved.length === 1 && moved[0] === row.cents : row.state === 'cancelled' && moved.length === 0;
        if (!right) failures.push(`round ${round}: ${row.id} is ${row.state} of ${row.cents}, the terminal moved ${moved.join()}`);
      }
      const client = next.as({ kind: 'advisor', deviceId: 'desk-1' });
      // A sale that nothing was paid of is given up, so that the next can begin.
      if (rows.every(({ state }) => state !== 'approved')) await client.payments.cancelSale({ commandId: ulid(), saleId });
      await next.close();
    }
    figures.charged = terminal.till.charges.length;
  } finally {
    await terminal.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { recursive: true, force: true });
  }
  return course.report(seed, figures);
};
