/** What an expert asks of the customer's identity, and the number's way from the desk to the one who needs it. */
import type { z } from 'zod';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { SignedIdentity } from '#shared/contract/remote/words.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Deed, Room } from './room.ts';
import { placeOf, talksIn, type ExpertNow, type SessionNow } from './rows.ts';
import { stillOn } from './rules-room.ts';
import { checkIdentity, stationKey } from './vouching.ts';

const REQUESTS_AT_MOST = 20;

/** Throws unless this expert is in the room as its provider's; an interpreter asks for nothing. */
const asExpert = (session: SessionNow, expert: ExpertNow): void => {
  placeOf(session, expert.id);
  stillOn(session.row.state);
  if (!talksIn(session, expert.id)) throw new Refusal('NOT_FOUND', { what: 'session' });
  if (expert.kind !== 'expert') throw new Refusal('CONFLICT', { reason: 'notForInterpreters' });
};

/** Asks the desk. Throws `CONFLICT` `numberNotNeeded` where the card does not need the number, `tooManyRequests`. */
export const askIdentity = async (room: Room, deed: Deed, session: SessionNow, expert: ExpertNow, asked: { what: 'check' | 'number'; reason: string }): Promise<void> => {
  asExpert(session, expert);
  if (session.requests.length >= REQUESTS_AT_MOST) throw new Refusal('CONFLICT', { reason: 'tooManyRequests' });
  if (asked.what === 'number') {
    const card = await deed.tx.selectFrom('card').select('json').where('id', '=', session.row.card_id).executeTakeFirst();
    const needed = card ? (JSON.parse(card.json) as Pick<ServiceCard, 'needsIdentityCode'>).needsIdentityCode === true : false;
    if (!needed) throw new Refusal('CONFLICT', { reason: 'numberNotNeeded' });
  }
  const id = room.deps.ids.next();
  await deed.tx.insertInto('remote_identity_request').values({ id, session_id: session.row.id, expert_id: expert.id, what: asked.what, reason: asked.reason, asked_at: deed.now, state: 'open' }).execute();
  deed.session(session.row.id);
  await deed.note('identityAsked', { sessionId: session.row.id, expertId: expert.id }, { requestId: id, what: asked.what, reason: asked.reason });
};

export interface IdentityAnswer {
  readonly requestId: string;
  readonly identity: z.infer<typeof SignedIdentity> | null;
  readonly code: string | null;
  readonly refused: boolean;
}

/**
 * The desk's answer: a new statement, the number, or a refusal. A number goes into memory alone; answering what was
 * answered before changes nothing.
 */
export const answerIdentity = async (room: Room, deed: Deed, session: SessionNow, answer: IdentityAnswer): Promise<void> => {
  stillOn(session.row.state);
  const asked = session.requests.find(({ id }) => id === answer.requestId);
  if (!asked) throw new Refusal('NOT_FOUND', { what: 'identityRequest' });
  if (asked.state !== 'open') return;
  const state = answer.refused ? 'refused' : 'answered';
  if (!answer.refused) {
    if (asked.what === 'check' && !answer.identity) throw new Refusal('CONFLICT', { reason: 'identityMissing' });
    if (asked.what === 'number' && !answer.code) throw new Refusal('CONFLICT', { reason: 'numberMissing' });
    if (answer.code && asked.what !== 'number') throw new Refusal('CONFLICT', { reason: 'numberNotNeeded' });
    if (answer.identity) {
      checkIdentity(answer.identity, await stationKey(room, deed, session.row.station_id, answer.identity.publicKey), session.row.id);
      await deed.tx.updateTable('remote_session').set({ identity: JSON.stringify(answer.identity) }).where('id', '=', session.row.id).execute();
    }
  }
  await deed.tx.updateTable('remote_identity_request').set({ state }).where('id', '=', asked.id).execute();
  deed.session(session.row.id);
  await deed.note('identityAnswered', { sessionId: session.row.id, expertId: asked.expert_id }, { requestId: asked.id, what: asked.what, state });
  if (state === 'answered' && answer.code) room.numbers.put(asked.id, session.row.id, answer.code);
};

/** Notes that the number is seen, by whom and why; the number itself is taken from memory after that is on the disk. */
export const noteNumberSeen = async (deed: Deed, session: SessionNow, expert: ExpertNow, requestId: string): Promise<void> => {
  asExpert(session, expert);
  const asked = session.requests.find(({ id }) => id === requestId);
  if (!asked || asked.expert_id !== expert.id || asked.what !== 'number') throw new Refusal('NOT_FOUND', { what: 'identityRequest' });
  if (asked.state !== 'answered') throw new Refusal('CONFLICT', { reason: 'notAnswered' });
  await deed.note('numberSeen', { sessionId: session.row.id, expertId: expert.id }, { requestId, reason: asked.reason });
};
