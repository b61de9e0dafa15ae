/** Heads of the stations' journals: each is kept and co-signed, and none may go back or tell another history. */
import type { z } from 'zod';
import type { ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';
import type { paymentsAtHub } from '#shared/contract/payments/settlement.ts';
import type { HubDb, HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { headBytes } from '../co-signed.ts';
import { keepOtherHistory } from './findings.ts';
import type { HeadKey } from './head-key.ts';

type Asked = z.infer<NonNullable<(typeof paymentsAtHub.coSign)['~orpc']['inputSchema']>>;

/** Whether two stations are one point: it was enrolled anew on another machine, and its registers came with it. */
const samePoint = async (tx: HubTransaction, one: string, other: string): Promise<boolean> => {
  if (one === other) return true;
  const points = await tx.selectFrom('point').select('point_id').where('station_id', 'in', [one, other]).execute();
  return points.length === 2 && points[0]?.point_id === points[1]?.point_id;
};

/**
 * Signs a head that goes on from the last one of its chain; the same head again gets the same signature. Throws
 * `OTHER_HISTORY` with the head known when it goes back, or has another hash or another key at that place.
 */
export const coSign = async (tx: HubTransaction, key: HeadKey, stationId: string, { head, publicKey }: Asked, now: string): Promise<CoSigned> => {
  const last = await tx.selectFrom('chain_head').selectAll().where('register_id', '=', head.registerId).where('chain', '=', head.chain).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  if (last) {
    if (!(await samePoint(tx, last.station_id, stationId))) throw new Refusal('FORBIDDEN', { action: 'payments.coSign' });
    const known: ChainHead = { ...head, sequence: last.sequence, hash: last.hash };
    if (head.sequence < last.sequence || publicKey !== last.public_key) throw new Refusal('OTHER_HISTORY', { known });
    if (head.sequence === last.sequence) {
      if (head.hash !== last.hash) throw new Refusal('OTHER_HISTORY', { known });
      return { ...known, at: last.signed_at, hubKey: last.hub_key, hubSignature: last.hub_signature };
    }
  }
  const signed: CoSigned = { ...head, at: now, hubKey: key.publicKey, hubSignature: key.sign(headBytes(head, now)) };
  await tx
    .insertInto('chain_head')
    .values({ register_id: head.registerId, chain: head.chain, sequence: head.sequence, hash: head.hash, station_id: stationId, public_key: publicKey, signed_at: now, hub_key: signed.hubKey, hub_signature: signed.hubSignature })
    .execute();
  return signed;
};

/** As `coSign`, in a transaction of its own. Another history is kept as a finding, which outlives the refusal. */
export const coSignOrTell = async (db: HubDb, key: HeadKey, stationId: string, asked: Asked, now: string): Promise<CoSigned> => {
  try {
    return await db.transaction().execute((tx) => coSign(tx, key, stationId, asked, now));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'OTHER_HISTORY') {
      const { known } = error.data as { known: ChainHead };
      await db.transaction().execute((tx) => keepOtherHistory(tx, stationId, { known, told: asked.head }, now));
    }
    throw error;
  }
};

/** The furthest head known of each register's real chain, co-signed or printed on a Z report. */
export const furthestHeads = async (tx: HubTransaction, registerIds: readonly string[]): Promise<ChainHead[]> => {
  if (registerIds.length === 0) return [];
  const heads = new Map<string, ChainHead>();
  const keep = (registerId: string, sequence: number, hash: string) => {
    if ((heads.get(registerId)?.sequence ?? -1) < sequence) heads.set(registerId, { registerId, chain: 'real', sequence, hash });
  };
  for (const row of await tx.selectFrom('chain_head').select(['register_id', 'sequence', 'hash']).where('register_id', 'in', registerIds).where('chain', '=', 'real').execute()) keep(row.register_id, row.sequence, row.hash);
  for (const row of await tx.selectFrom('closed_shift').select(['register_id', 'head_sequence', 'head_hash']).where('register_id', 'in', registerIds).where('chain', '=', 'real').execute()) keep(row.register_id, row.head_sequence, row.head_hash);
  return [...heads.values()].toSorted((a, b) => a.registerId.localeCompare(b.registerId));
};
