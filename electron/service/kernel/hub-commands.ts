/** Commands at the hub: once each, in one transaction. */
import { createHash } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { HubDb, HubTransaction } from './db-hub.ts';
import { Refusal } from './errors.ts';

export type HubOnce = <Result>(who: { deviceId: string; procedure: string }, input: { commandId: string }, job: (tx: HubTransaction, now: string) => Promise<Result>) => Promise<Result>;

/** The same `commandId` again answers the same and changes nothing; with another input it throws `COMMAND_REUSED`. */
export const createHubOnce = (deps: { db: HubDb; clock: Clock }): HubOnce => async (who, input, job) =>
  deps.db.transaction().execute(async (tx) => {
    const digest = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
    const known = await tx.selectFrom('command').selectAll().where('id', '=', input.commandId).executeTakeFirst();
    if (known) {
      if (known.procedure !== who.procedure || known.caller !== who.deviceId || known.input_digest !== digest) throw new Refusal('COMMAND_REUSED');
      return JSON.parse(known.answer) as Awaited<ReturnType<typeof job>>;
    }
    const now = deps.clock.now();
    const answer = await job(tx, now);
    await tx.insertInto('command').values({ id: input.commandId, procedure: who.procedure, caller: who.deviceId, input_digest: digest, answer: JSON.stringify(answer ?? null), at: now }).execute();
    return answer;
  });
