import { Refusal } from '../../../kernel/errors.ts';
import { by, type HubDeps, type HubOs } from '../../../hub-os.ts';
import { casesSince } from './cases.ts';
import { connected, hangUp } from './ending.ts';
import { answerIdentity } from './identity.ts';
import { comeIn, iceServers } from './joining.ts';
import { availability, goOn, ofStation, request } from './requests.ts';
import type { Room } from './room.ts';
import { inRoom, readSession, type SessionNow } from './rows.ts';
import { stillOn } from './rules-room.ts';
import type { Mailbox } from './signals.ts';
import { toldNow } from './told.ts';
import { checkVoucher, stationKey } from './vouching.ts';
import { watchCases, watchSession } from './watching.ts';

const DONE = { ok: true } as const;
const deskSeats = (session: SessionNow): ReadonlySet<string> => new Set(inRoom(session).filter((participant) => participant.expert_id === null).map(({ id }) => id));

/** The procedures of stations: each speaks for the sessions of its own desks. */
export const stationRouter = (os: HubOs, deps: HubDeps, room: Room, mailbox: Mailbox) => {
  const { db, clock } = deps;
  /** A participant at a desk of this station; throws `NOT_FOUND`, or `SESSION_OVER`. */
  const seatOf = async (stationId: string, sessionId: string, participantId: string): Promise<SessionNow> => {
    await room.board.ready();
    const session = room.board.sessions().get(sessionId) ?? (await readSession(db, sessionId));
    if (session.row.station_id !== stationId) throw new Refusal('NOT_FOUND', { what: 'session' });
    stillOn(session.row.state);
    if (!deskSeats(session).has(participantId)) throw new Refusal('NOT_FOUND', { what: 'participant' });
    return session;
  };

  return {
    availabilityFor: os.remote.availabilityFor.handler(({ input }) => availability(room, input)),
    requestFor: os.remote.requestFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), (deed) => request(room, deed, context.caller.deviceId, input));
      return toldNow(room, input.sessionId);
    }),
    goOnFor: os.remote.goOnFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), async (deed) => goOn(room, deed, await ofStation(deed, context.caller.deviceId, input.sessionId), input.how));
      return toldNow(room, input.sessionId);
    }),
    watchSessionFor: os.remote.watchSessionFor.handler(async ({ input, context, signal, lastEventId }) => {
      await ofStation({ tx: db }, context.caller.deviceId, input.sessionId);
      await room.board.ready();
      return watchSession(room, context.caller.deviceId, input.sessionId, signal, lastEventId);
    }),
    joinFor: os.remote.joinFor.handler(async ({ input, context, path }) => {
      const { sessionId, participantId, role } = input;
      await room.change(by(context, path), async (deed) => {
        const session = await ofStation(deed, context.caller.deviceId, sessionId);
        checkVoucher(input.key, await stationKey(room, deed, context.caller.deviceId, input.key.voucher.publicKey), { sessionId, participantId, role });
        // The customer has no name here, whatever a station says.
        await comeIn(deed, session, { id: participantId, role, name: role === 'customer' ? null : input.name, expertId: null }, input.key);
      });
      const session = await toldNow(room, sessionId);
      const self = session.participants.find(({ id }) => id === participantId);
      if (!self) throw new Refusal('SESSION_OVER');
      return { self, session, ice: iceServers(room.options.turn, participantId, clock.now()) };
    }),
    leaveFor: os.remote.leaveFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), async (deed) => {
        const session = await ofStation(deed, context.caller.deviceId, input.sessionId);
        if (!session.participants.some(({ id, expert_id: expertId }) => id === input.participantId && expertId === null)) throw new Refusal('NOT_FOUND', { what: 'participant' });
        if (!deskSeats(session).has(input.participantId)) return;
        await deed.tx.updateTable('remote_participant').set({ left_at: deed.now }).where('id', '=', input.participantId).execute();
        deed.session(input.sessionId);
        await deed.note('left', { sessionId: input.sessionId }, { participantId: input.participantId });
      });
      return DONE;
    }),
    iceFor: os.remote.iceFor.handler(async ({ input, context }) => {
      await seatOf(context.caller.deviceId, input.sessionId, input.participantId);
      return iceServers(room.options.turn, input.participantId, clock.now());
    }),
    signalFor: os.remote.signalFor.handler(async ({ input, context }) => {
      const own = (session: SessionNow) => {
        if (session.row.station_id !== context.caller.deviceId) throw new Refusal('NOT_FOUND', { what: 'session' });
        return deskSeats(session);
      };
      await mailbox.post(input.sessionId, own, input.signals);
      return DONE;
    }),
    watchSignalsFor: os.remote.watchSignalsFor.handler(async ({ input, context, signal }) =>
      mailbox.watch(await seatOf(context.caller.deviceId, input.sessionId, input.participantId), input.participantId, input.after, signal),
    ),
    connectedFor: os.remote.connectedFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), async (deed) => connected(deed, await ofStation(deed, context.caller.deviceId, input.sessionId)));
      return DONE;
    }),
    identityFor: os.remote.identityFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), async (deed) => answerIdentity(room, deed, await ofStation(deed, context.caller.deviceId, input.sessionId), input));
      return toldNow(room, input.sessionId);
    }),
    hangUpFor: os.remote.hangUpFor.handler(async ({ input, context, path }) => {
      await room.change(by(context, path), async (deed) => hangUp(room, deed, await ofStation(deed, context.caller.deviceId, input.sessionId), { end: input.end }));
      return toldNow(room, input.sessionId);
    }),
    casesFor: os.remote.casesFor.handler(({ input, context }) => casesSince(db, clock.now(), context.caller.deviceId, input.since)),
    watchCasesFor: os.remote.watchCasesFor.handler(({ context, signal }) => watchCases(room, context.caller.deviceId, signal)),
  };
};
