/** A session from the desk: who is free, the call, the consent, the course until it is hung up. */
import type { DeskSession } from '#shared/contract/remote/at-station.ts';
import { Refusal } from '../../kernel/errors.ts';
import { advisorOf, doing, type HandlerContext, type StationDeps, type StationOs } from '../../station-os.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { cardOf } from '../cards/index.ts';
import { remoteVisit } from '../visits/index.ts';
import { ask } from './asking.ts';
import { beginSession, ringFor } from './calling.ts';
import type { RemoteAct } from './change.ts';
import { customerIn, giveConsent } from './consent.ts';
import { hungUp, talking } from './course.ts';
import { deskSessions } from './live.ts';
import type { RemoteDesk } from './remote-desk.ts';
import { enter, giveUpPlace, placeOf, takePlace } from './room.ts';
import { sessionRow } from './rows.ts';
import { answerSharing, askSharing, endSharing } from './sharing.ts';
import { endByHangingUp, OFFERS_WHEN_AWAY, requireCancellable, requireLive } from './rules.ts';
import { hear } from './taking-in.ts';
import { deskSession } from './view.ts';
import { deskOfTerminal, ownSession, sideOf } from './whose.ts';

interface Called<Input> {
  input: Input;
  context: HandlerContext;
  path: readonly string[];
}

/** What the two halves of the router share: a command on a session of the caller's own desk, and the view that answers it. */
export const createSessionCalls = (deps: StationDeps) => {
  const seen = (context: HandlerContext, sessionId: string): DeskSession =>
    deskSession(deps.db, sessionRow(deps.db, sessionId), { deviceId: context.caller.deviceId, line: deps.hub.client() !== null, now: deps.clock.now() });
  const own = (context: HandlerContext, sessionId: string): RemoteSessionTable => ownSession(deps.db, context, sessionId, deps.clock.now());
  return {
    own,
    seen,
    /** Runs the job once on the session as it is then. Its answer is kept with the command: nothing of a customer's may be in it. */
    once: <Input extends { commandId: string; sessionId: string }, Answer>({ input, context, path }: Called<Input>, job: (act: RemoteAct, row: RemoteSessionTable) => Answer, remembered: { commandId: string } = input): Promise<Answer> =>
      deps.acts.once(doing(context, path), remembered, (act) => job(act, ownSession(act, context, input.sessionId, act.now))),
  };
};

export type SessionCalls = ReturnType<typeof createSessionCalls>;

const AWAY = { reachable: false, free: 0, busy: 0, freeInLanguage: 0, languages: [], interpreters: [], ahead: 0, waitSeconds: null };

export const deskProcedures = (os: StationOs, deps: StationDeps, desk: RemoteDesk, calls: SessionCalls) => {
  const { own, once, seen } = calls;
  const auditReading = (context: HandlerContext, path: readonly string[], visitId: string) => deps.acts.act(doing(context, path), (act) => act.audit({ visitId }));

  /** Tells the hub what it learns otherwise too: nobody waits for it. */
  const quietly = (what: string, call: Parameters<typeof ask>[1]) => ask(deps, call).catch((error: unknown) => deps.log.warn({ error: String(error) }, what));

  /** Hangs up at this end at once, and tells the hub now or when the line is back. */
  const hangUp = async (called: Called<{ commandId: string; sessionId: string }>, allowed: (row: RemoteSessionTable) => void) => {
    const { context, input } = called;
    await once(called, (act, row) => {
      allowed(row);
      hungUp(act, row, endByHangingUp(row), sideOf(context));
    });
    await desk.tellEnd(input.sessionId);
    return seen(context, input.sessionId);
  };

  return {
    availability: os.remote.availability.handler(async ({ input }) => {
      const card = cardOf(deps.db, input.cardId);
      if (!card) throw new Refusal('NOT_FOUND', { what: 'card' });
      try {
        return await ask(deps, (hub, options) => hub.remote.availabilityFor({ cardId: card.id, providerId: card.providerId, language: input.language }, options));
      } catch (error) {
        if (error instanceof Refusal && error.code === 'HUB_AWAY') return { ...AWAY, offers: [...OFFERS_WHEN_AWAY] };
        throw error;
      }
    }),
    call: os.remote.call.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      const { sessionId } = await deps.acts.once(doing(context, path), input, (act) => beginSession(act, deps, advisor, input));
      await ringFor(deps, desk, sessionId, input.bookingId ?? null);
      return seen(context, sessionId);
    }),
    goOn: os.remote.goOn.handler(async (called) => {
      const { context, input } = called;
      const first = await once(called, (act, row) => {
        requireCancellable(row);
        return { revision: row.revision };
      });
      // A repeat whose first try was heard would ring yet another pool.
      if (first.revision === sessionRow(deps.db, input.sessionId).revision) await desk.together(`go on ${input.commandId}`, async () => hear(deps, await ask(deps, (hub, options) => hub.remote.goOnFor({ sessionId: input.sessionId, how: input.how }, options))));
      return seen(context, input.sessionId);
    }),
    cancel: os.remote.cancel.handler((called) => hangUp(called, requireCancellable)),
    hangUp: os.remote.hangUp.handler((called) => hangUp(called, () => undefined)),
    watchDesk: os.remote.watchDesk.handler(({ input, context, path, signal, lastEventId }) => {
      const told = new Set<string>();
      const reading = async ({ visitId }: DeskSession) => {
        if (told.has(visitId) || remoteVisit(deps.db, visitId).advisorId === context.signedIn?.id) return;
        told.add(visitId);
        await auditReading(context, path, visitId);
      };
      return deskSessions(deps, { deviceId: context.caller.deviceId, deskId: () => input.deskId }, reading, signal, lastEventId);
    }),
    watchTerminal: os.remote.watchTerminal.handler(({ context, signal, lastEventId }) =>
      deskSessions(deps, { deviceId: context.caller.deviceId, deskId: () => deskOfTerminal(deps.db, context) }, async () => undefined, signal, lastEventId),
    ),
    consent: os.remote.consent.handler(async (called) => {
      const { context, input } = called;
      const leaving = customerIn(deps.db, input.sessionId);
      await once(called, (act, row) => void giveConsent(act, row, input.given, sideOf(context)));
      // Whose yes is taken back leaves the room at the hub as well; while the line is cut it hears of it by the signals that stop.
      if (leaving && customerIn(deps.db, input.sessionId) === null) {
        await quietly('the hub could not be told that the customer left the room', (hub, options) => hub.remote.leaveFor({ sessionId: input.sessionId, participantId: leaving.id }, options));
      }
      return seen(context, input.sessionId);
    }),
    askSharing: os.remote.askSharing.handler(async (called) => {
      await once(called, (act, row) => askSharing(act, row, called.input, sideOf(called.context)));
      return seen(called.context, called.input.sessionId);
    }),
    answerSharing: os.remote.answerSharing.handler(async (called) => {
      await once(called, (act, row) => answerSharing(act, row, called.input.askId, called.input.given, sideOf(called.context)));
      return seen(called.context, called.input.sessionId);
    }),
    endSharing: os.remote.endSharing.handler(async (called) => {
      await once(called, (act, row) => endSharing(act, row, called.input.askId, called.input.why));
      return seen(called.context, called.input.sessionId);
    }),
    join: os.remote.join.handler(async (called) => {
      const { context, input } = called;
      const { deviceId } = context.caller;
      const { participantId } = await once(called, (act, row) => takePlace(act, row, sideOf(context), deviceId, input.publicKey));
      requireLive(sessionRow(deps.db, input.sessionId));
      const place = placeOf(deps.db, input.sessionId, deviceId);
      // A repeat that comes after another join must not put the old key back.
      if (place.id !== participantId || place.public_key !== input.publicKey) throw new Refusal('CONFLICT', { reason: 'joinedAgain' });
      return enter(deps, input.sessionId, place, context.signedIn?.name ?? null);
    }),
    leave: os.remote.leave.handler(async (called) => {
      const { context, input } = called;
      const { participantId } = await once(called, (act, row) => {
        requireLive(row);
        const place = placeOf(act, row.id, context.caller.deviceId);
        giveUpPlace(act, place);
        return { participantId: place.id };
      });
      // While the line is cut the hub sees the place empty by itself.
      await quietly('the hub could not be told that the advisor left the room', (hub, options) => hub.remote.leaveFor({ sessionId: input.sessionId, participantId }, options));
      return { ok: true } as const;
    }),
    connected: os.remote.connected.handler(async ({ input, context, path }) => {
      const row = own(context, input.sessionId);
      requireLive(row);
      placeOf(deps.db, row.id, context.caller.deviceId);
      if (row.talking_at === null) await deps.acts.act(doing(context, path), (act) => void talking(act, sessionRow(act, input.sessionId)));
      // The hub hears of it from the expert as well, and from here again when the line is back.
      await quietly('the hub could not be told that a session talks', (hub, options) => hub.remote.connectedFor({ sessionId: input.sessionId }, options));
      return { ok: true } as const;
    }),
  };
};
