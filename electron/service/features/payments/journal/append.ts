/** Adding to a journal: inside the act that the entry tells of, so that neither is ever without the other. */
import type { EntryBody } from '#shared/contract/payments/entries.ts';
import type { Chain, EntryKind } from '#shared/contract/payments/journal.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { canonicalText } from './canonical.ts';
import { cashMoved } from './cash-moved.ts';
import { checkedBody } from './checked-body.ts';
import { planCoSigning } from './co-sign-plan.ts';
import { signHash } from './keys.ts';
import type { PaymentAct } from './payment-act.ts';
import { rowHash, type UnsignedRow } from './stored-row.ts';

export type { PaymentAct } from './payment-act.ts';

export interface NewEntry<Kind extends EntryKind> {
  registerId: string;
  training: boolean;
  kind: Kind;
  shiftId: string | null;
  /** The receipt's number, on the entry that made it and on no other. */
  receiptNumber: string | null;
  body: EntryBody<Kind>;
}

export interface Appended {
  id: string;
  sequence: number;
  hash: string;
  /** When the journal says it was; see `append`. */
  at: string;
}

export const chainOf = (training: boolean): Chain => (training ? 'training' : 'real');

const chainEnd = compiledOnce((q, param) => q.selectFrom('journal_chain').select(['last_sequence', 'last_hash', 'last_signature', 'last_at']).where('register_id', '=', param('registerId')).where('chain', '=', param('chain')));

const keepRow = compiledOnce((q, param) =>
  q.insertInto('journal_entry').values({
    register_id: param('registerId'),
    chain: param('chain'),
    sequence: param('sequence'),
    id: param('id'),
    kind: param('kind'),
    at: param('at'),
    business_date: param('businessDate'),
    shift_id: param('shiftId'),
    advisor_id: param('advisorId'),
    receipt_number: param('receiptNumber'),
    body: param('body'),
    previous_hash: param('previousHash'),
    hash: param('hash'),
    signature: param('signature'),
  }),
);

const moveEnd = compiledOnce((q, param) =>
  q
    .updateTable('journal_chain')
    .set({ last_sequence: param('sequence'), last_hash: param('hash'), last_signature: param('signature'), last_at: param('at') })
    .where('register_id', '=', param('registerId'))
    .where('chain', '=', param('chain')),
);

const moveCash = compiledOnce((q, param) => q.updateTable('shift').set((e) => ({ expected_cents: e('expected_cents', '+', param('cents')) })).where('id', '=', param('shiftId')));

/**
 * Adds an entry at the end of the register's chain, signed. An entry is never earlier than the one before it: while
 * a clock that ran ahead is behind its own past, the journal stays at the latest time it has told.
 * Throws `NOT_FOUND` for a register that is not there, and zod's error when the body is not of its kind.
 */
export const append = <Kind extends EntryKind>(act: PaymentAct, entry: NewEntry<Kind>): Appended => {
  const { registerId } = entry;
  const chain = chainOf(entry.training);
  const end = act.first(chainEnd({ registerId, chain }));
  if (!end) throw new Refusal('NOT_FOUND', { what: 'register' });
  const body = checkedBody(entry.kind, entry.body);
  const row: UnsignedRow = {
    registerId,
    chain,
    sequence: end.last_sequence + 1,
    id: act.newId(),
    kind: entry.kind,
    at: act.now > end.last_at ? act.now : end.last_at,
    businessDate: act.businessDate,
    shiftId: entry.shiftId,
    advisorId: act.doing.advisor?.id ?? null,
    receiptNumber: entry.receiptNumber,
    body: canonicalText(body),
    previousHash: end.last_hash,
  };
  const hash = rowHash(row, end.last_signature);
  const signature = signHash(act, registerId, hash);
  const { id, sequence, at } = row;
  act.run(keepRow({ ...row, hash, signature }));
  act.run(moveEnd({ registerId, chain, sequence, hash, signature, at }));
  const cents = cashMoved({ kind: entry.kind, body } as Parameters<typeof cashMoved>[0]);
  if (entry.shiftId !== null && cents !== 0) act.run(moveCash({ shiftId: entry.shiftId, cents }));
  planCoSigning(act, registerId, chain, sequence, entry.kind);
  return { id, sequence, hash, at };
};
