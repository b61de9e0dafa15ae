/** Calling an expert to the service on the desk. The point's own row comes first: what the hub began is never unknown here. */
import type { SessionRequest } from '#shared/contract/remote/at-hub.ts';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import type * as z from 'zod';
import { cardOf, providerOf } from '../cards/index.ts';
import { deskById, settingsOf } from '../point/index.ts';
import { serviceOnDesk } from '../visits/index.ts';
import { ask, hubAway } from './asking.ts';
import { announce, BY_ITSELF, recordRemote, type RemoteAct } from './change.ts';
import { hungUp, nextBegins } from './course.ts';
import { signedIdentity } from './identity.ts';
import type { RemoteDesk } from './remote-desk.ts';
import { heardOf, liveSessionAt, sessionRow } from './rows.ts';
import { takeIn } from './taking-in.ts';

type Wanted = { visitId: string; eventId: string; interpreter: string | null; bookingId?: string | undefined };

const firstWords = (db: Read, row: Pick<RemoteSessionTable, 'id' | 'card_id' | 'card_version' | 'provider_id' | 'language' | 'desk_id' | 'asked_at'>, interpreter: string | null): RemoteSession => ({
  id: row.id,
  pointName: settingsOf(db)?.name ?? '',
  deskNumber: deskById(db, row.desk_id)?.number ?? 0,
  cardId: row.card_id,
  cardName: cardOf(db, row.card_id, row.card_version)?.name ?? {},
  providerId: row.provider_id,
  providerName: providerOf(db, row.provider_id).name,
  language: row.language,
  interpreter,
  state: 'ringing',
  ring: null,
  queue: null,
  offers: [],
  bookedFor: null,
  participants: [],
  identity: null,
  identityRequests: [],
  askedAt: row.asked_at,
  answeredAt: null,
  talkingAt: null,
  hungUpAt: null,
  endedAt: null,
  end: null,
  outcome: null,
  summary: null,
  revision: 0,
});

/**
 * Begins a session for the service on the advisor's desk. Throws `HUB_AWAY` when nobody could be rung, `CONFLICT` with
 * `inSession` when the desk has one already, and what `serviceOnDesk` throws.
 */
export const beginSession = (act: RemoteAct, deps: Pick<StationDeps, 'hub'>, advisor: SignedIn, wanted: Wanted): { sessionId: string } => {
  const { visit, deskId, service } = serviceOnDesk(act, advisor, wanted.visitId, wanted.eventId);
  if (liveSessionAt(act, deskId)) throw new Refusal('CONFLICT', { reason: 'inSession' });
  if (!deps.hub.client()) throw hubAway();
  nextBegins(act, visit.id);
  const row = {
    id: act.newId(),
    visit_id: visit.id,
    event_id: service.id,
    desk_id: deskId,
    advisor_id: advisor.id,
    card_id: service.card_id,
    card_version: service.card_version,
    provider_id: service.provider_id,
    language: visit.language,
    state: 'live',
    asked_at: act.now,
    untrusted: '[]',
    expert_key: 'none',
    guidance: 'none',
    consent: 'asked',
    confirmed: '{}',
    revision: 1,
  } as const;
  act.run(act.q.insertInto('remote_session').values({ ...row, heard: JSON.stringify(firstWords(act, row, wanted.interpreter)) }));
  recordRemote(act, row, 'asked', { cardId: row.card_id, providerId: row.provider_id, interpreter: wanted.interpreter, booked: wanted.bookingId !== undefined });
  act.audit({ visitId: visit.id, detail: { session: row.id } });
  announce(act, row);
  return { sessionId: row.id };
};

const requestOf = (deps: StationDeps, row: RemoteSessionTable, bookingId: string | null): z.infer<typeof SessionRequest> => {
  const { pointName, deskNumber, cardId, cardName, providerId, providerName, language, interpreter } = heardOf(row);
  const identity = signedIdentity(deps.db, deps.key, row.id, row.visit_id);
  return { sessionId: row.id, pointName, deskNumber, cardId, cardName, providerId, providerName, language, interpreter, bookingId, identity };
};

/**
 * Tells the hub of a session that it has not heard of, once however many ask. When it cannot be told the session has failed,
 * and the hub hears of that too: it may have got the call while its answer was lost.
 */
export const ringFor = async (deps: StationDeps, desk: RemoteDesk, sessionId: string, bookingId: string | null): Promise<void> => {
  const isNew = () => heardOf(sessionRow(deps.db, sessionId)).revision === 0;
  if (!isNew()) return;
  if (sessionRow(deps.db, sessionId).state !== 'live') throw hubAway();
  await desk.together(`ring ${sessionId}`, async () => {
    try {
      const said = await ask(deps, (hub, options) => hub.remote.requestFor(requestOf(deps, sessionRow(deps.db, sessionId), bookingId), options));
      await deps.acts.act(BY_ITSELF, (act) => takeIn(act, deps.key.publicKey, said));
    } catch (error) {
      await deps.acts.act(BY_ITSELF, (act) => void hungUp(act, sessionRow(act, sessionId), 'failed', 'station'));
      throw error;
    }
    desk.follow(sessionId);
  });
};
