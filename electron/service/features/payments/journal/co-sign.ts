/** Heads go to the hub, which signs them: what it has signed can neither be cut off nor exchanged unseen. */
import { ORPCError } from '@orpc/server';
import type { Chain, ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';
import type { StationDb } from '../../../kernel/acts.ts';
import type { JobEnd, JobHandler } from '../../../kernel/jobs.ts';
import type { StationDeps } from '../../../station-os.ts';
import { isCoSigned } from '../co-signed.ts';
import { CO_SIGN, OTHER_HISTORY } from './co-sign-plan.ts';
import { headOf } from './rows.ts';

/** The line to the hub, as far as heads go. Throws what the hub refuses, and anything when it is away. */
export interface CoSigner {
  coSign(asked: { head: ChainHead; publicKey: string }): Promise<CoSigned>;
}

const registerKey = (db: StationDb, registerId: string): string | null => db.first(db.q.selectFrom('register').select('public_key').where('id', '=', registerId))?.public_key ?? null;

const lastCoSigned = (db: StationDb, registerId: string, chain: Chain) =>
  db.first(db.q.selectFrom('co_signed_head').select(['sequence', 'hash', 'hub_key']).where('register_id', '=', registerId).where('chain', '=', chain).orderBy('sequence', 'desc').limit(1));

const isOtherHistory = (error: unknown): boolean => error instanceof ORPCError && error.code === 'OTHER_HISTORY';

/**
 * The planned side effect of a chain that grew: sends the head it has when its turn comes, so that doing it twice or
 * late does no harm. While the hub is away it waits. A hub that knows another history is an alarm for a person: the
 * job is given up and the refusal is kept as an event.
 */
export const coSignJobs = (deps: Pick<StationDeps, 'db' | 'acts' | 'log'>, hub: CoSigner | null): Record<string, JobHandler> => {
  const { db, acts, log } = deps;

  const keep = (signed: CoSigned) =>
    db.write((w) =>
      w.run(
        w.q
          .insertInto('co_signed_head')
          .values({ register_id: signed.registerId, chain: signed.chain, sequence: signed.sequence, hash: signed.hash, at: signed.at, hub_key: signed.hubKey, hub_signature: signed.hubSignature })
          .onConflict((c) => c.doNothing()),
      ),
    );

  const alarm = async (head: ChainHead): Promise<JobEnd> => {
    log.error({ registerId: head.registerId, chain: head.chain, sequence: head.sequence }, 'the hub knows another history of this journal');
    await acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'payments.coSign' }, (act) => {
      act.record({ kind: 'journal.otherHistory', subjectId: head.registerId, data: { chain: head.chain, sequence: head.sequence, hash: head.hash } });
      act.audit({ action: 'journal.otherHistory', detail: { chain: head.chain, sequence: head.sequence } });
    });
    return { giveUp: OTHER_HISTORY };
  };

  const coSign: JobHandler = async (job): Promise<JobEnd> => {
    const registerId = String(job.payload['registerId']);
    const chain: Chain = job.payload['chain'] === 'training' ? 'training' : 'real';
    const head = headOf(db, registerId, chain);
    const publicKey = registerKey(db, registerId);
    if (!hub || !head || head.sequence === 0 || publicKey === null) return 'done';
    const last = lastCoSigned(db, registerId, chain);
    if (last && last.sequence >= head.sequence && last.hash === head.hash) return 'done';
    try {
      const signed = await hub.coSign({ head, publicKey });
      const sameHead = signed.sequence === head.sequence && signed.hash === head.hash && signed.registerId === registerId && signed.chain === chain;
      if (!sameHead || !isCoSigned(signed, last?.hub_key ?? signed.hubKey)) return { retry: 'the hub signed something else' };
      await keep(signed);
      return 'done';
    } catch (error) {
      return isOtherHistory(error) ? alarm(head) : { retry: String(error).slice(0, 200) };
    }
  };

  return { [CO_SIGN]: coSign };
};
