import { Refusal } from '../../../kernel/errors.ts';
import { by, type HubContext, type HubDeps, type HubOs } from '../../../hub-os.ts';
import { expertOn, setPresence, shownExpert, signIn, signOut } from './accounts.ts';
import { cardOf } from './card-of.ts';
import { answerCase, attachmentOf, caseNow, casesOf, casesTopic, takeCase } from './cases.ts';
import { connected, end, hangUp, requeue, setFree } from './ending.ts';
import { askIdentity, noteNumberSeen } from './identity.ts';
import { formsOf } from './intake.ts';
import { invite, inviteWished } from './inviting.ts';
import { comeIn, iceServers } from './joining.ts';
import { goOnRinging } from './ringing.ts';
import type { Deed, Room } from './room.ts';
import { inRoom, placeOf, readSession, talksIn, type ExpertNow, type SessionNow } from './rows.ts';
import { stillOn } from './rules-room.ts';
import type { Mailbox } from './signals.ts';
import { readTaking, writeTaking } from './taking.ts';
import { toldNow } from './told.ts';
import { checkVoucher } from './vouching.ts';
import { watchDesk } from './watching.ts';

const DONE = { ok: true } as const;

/** The procedures of experts: each acts for whoever is signed in on the calling device. */
export const expertRouter = (os: HubOs, deps: HubDeps, room: Room, mailbox: Mailbox) => {
  const { db, clock } = deps;
  const me = (context: HubContext) => expertOn(room, context.caller.deviceId);
  /** A session this expert is or was in; of others it is not told. */
  const mine = async (deed: Pick<Deed, 'tx'>, sessionId: string, expert: ExpertNow): Promise<SessionNow> => {
    const session = await readSession(deed.tx, sessionId);
    placeOf(session, expert.id);
    return session;
  };
  const talking = (session: SessionNow, expert: ExpertNow) => {
    stillOn(session.row.state);
    if (!talksIn(session, expert.id)) throw new Refusal('NOT_FOUND', { what: 'session' });
    return inRoom(session).find((participant) => participant.expert_id === expert.id)!;
  };
  const onBoard = async (sessionId: string, expert: ExpertNow) => {
    await room.board.ready();
    const session = room.board.sessions().get(sessionId) ?? (await readSession(db, sessionId));
    placeOf(session, expert.id);
    return { session, self: talking(session, expert) };
  };
  const fresh = async (id: string) => shownExpert(room.board.experts().get(id)!);

  return {
    signIn: os.remote.signIn.handler(({ input, context, path }) => signIn(room, by(context, path), input)),
    signOut: os.remote.signOut.handler(async ({ context, path }) => {
      await signOut(room, by(context, path));
      return DONE;
    }),
    session: os.remote.session.handler(async ({ context }) => {
      await room.board.ready();
      const expert = room.board.expertOn(context.caller.deviceId);
      return { expert: expert?.active ? shownExpert(expert) : null };
    }),
    setPresence: os.remote.setPresence.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, (deed) => setPresence(room, deed, expert, input));
      return room.presence(me(context));
    }),
    setSkills: os.remote.setSkills.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        await deed.tx.updateTable('expert').set({ languages: JSON.stringify(input.languages), card_ids: JSON.stringify(input.cardIds) }).where('id', '=', expert.id).execute();
        deed.expert(expert.id);
      });
      return fresh(expert.id);
    }),
    watchExpert: os.remote.watchExpert.handler(({ context, signal, lastEventId }) => watchDesk(room, me(context), context.caller.deviceId, signal, lastEventId)),
    take: os.remote.take.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        await writeTaking(room, deed, await readTaking(deed.tx, input.sessionId, expert.id));
        await inviteWished(room, deed, input.sessionId);
        return DONE;
      });
      return toldNow(room, input.sessionId);
    }),
    decline: os.remote.decline.handler(({ input, context, path }) => {
      const expert = me(context);
      return room.command(by(context, path), input, async (deed) => {
        const session = await readSession(deed.tx, input.sessionId);
        const answered = session.row.state === 'answered' && session.row.expert_id === expert.id;
        const ring = session.rings.find((candidate) => candidate.expert_id === expert.id && candidate.state === 'ringing');
        if (!answered && !ring) throw new Refusal('CONFLICT', { reason: 'notRingingHere' });
        await deed.note('declined', { sessionId: input.sessionId, expertId: expert.id });
        deed.expert(expert.id);
        deed.session(input.sessionId);
        if (answered) {
          await requeue(deed, session);
          return DONE;
        }
        await deed.tx.updateTable('remote_ring').set({ state: 'declined' }).where('session_id', '=', input.sessionId).where('call', '=', ring!.call).where('expert_id', '=', expert.id).execute();
        await goOnRinging(room, deed, input.sessionId);
        return DONE;
      });
    }),
    join: os.remote.join.handler(async ({ input, context, path }) => {
      const expert = me(context);
      const { participantId } = await room.command(by(context, path), input, async (deed) => {
        const session = await mine(deed, input.sessionId, expert);
        const self = talking(session, expert);
        const device = await deed.tx.selectFrom('device').select('public_key').where('id', '=', context.caller.deviceId).executeTakeFirst();
        checkVoucher(input.key, device?.public_key ?? '', { sessionId: input.sessionId, participantId: self.id, role: self.role });
        await comeIn(deed, session, { id: self.id, role: self.role, name: self.name, expertId: expert.id }, input.key);
        return { participantId: self.id };
      });
      const session = await toldNow(room, input.sessionId);
      const self = session.participants.find(({ id }) => id === participantId);
      if (!self) throw new Refusal('SESSION_OVER');
      const card = await cardOf(db, session.cardId);
      return { self, session, ice: iceServers(room.options.turn, participantId, clock.now()), form: card?.form ?? null, needsIdentityCode: card?.needsIdentityCode ?? false };
    }),
    ice: os.remote.ice.handler(async ({ input, context }) => iceServers(room.options.turn, (await onBoard(input.sessionId, me(context))).self.id, clock.now())),
    signal: os.remote.signal.handler(async ({ input, context }) => {
      const expert = me(context);
      await mailbox.post(input.sessionId, (session) => new Set(inRoom(session).filter((participant) => participant.expert_id === expert.id).map(({ id }) => id)), input.signals);
      return DONE;
    }),
    watchSignals: os.remote.watchSignals.handler(async ({ input, context, signal }) => {
      const { session, self } = await onBoard(input.sessionId, me(context));
      return mailbox.watch(session, self.id, input.after, signal);
    }),
    connected: os.remote.connected.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.change(by(context, path), async (deed) => {
        const session = await mine(deed, input.sessionId, expert);
        talking(session, expert);
        await connected(deed, session);
      });
      return DONE;
    }),
    invite: os.remote.invite.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        const session = await mine(deed, input.sessionId, expert);
        talking(session, expert);
        await invite(room, deed, session, input.who);
        return DONE;
      });
      return toldNow(room, input.sessionId);
    }),
    askIdentity: os.remote.askIdentity.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        await askIdentity(room, deed, await mine(deed, input.sessionId, expert), expert, input);
        return DONE;
      });
      return toldNow(room, input.sessionId);
    }),
    seeNumber: os.remote.seeNumber.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        await noteNumberSeen(deed, await mine(deed, input.sessionId, expert), expert, input.requestId);
        return DONE;
      });
      const code = room.numbers.take(input.requestId);
      if (code === null) throw new Refusal('CONFLICT', { reason: 'numberGone' });
      return { code };
    }),
    hangUp: os.remote.hangUp.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        const session = await mine(deed, input.sessionId, expert);
        if (session.row.expert_id === expert.id) return hangUp(room, deed, session, { end: 'finished' });
        const place = placeOf(session, expert.id);
        if (place.left_at !== null) return;
        await deed.tx.updateTable('remote_participant').set({ left_at: deed.now }).where('id', '=', place.id).execute();
        deed.session(input.sessionId);
        await setFree(deed, expert.id);
        await deed.note('left', { sessionId: input.sessionId, expertId: expert.id });
      });
      return toldNow(room, input.sessionId);
    }),
    finish: os.remote.finish.handler(async ({ input, context, path }) => {
      const expert = me(context);
      await room.command(by(context, path), input, async (deed) => {
        const session = await mine(deed, input.sessionId, expert);
        if (session.row.expert_id !== expert.id) throw new Refusal('CONFLICT', { reason: 'notYourSession' });
        if (session.row.state === 'ended' && session.row.summary !== null) throw new Refusal('CONFLICT', { reason: 'outcomeGiven' });
        await hangUp(room, deed, session, { end: 'finished' });
        await end(deed, await readSession(deed.tx, input.sessionId), { outcome: input.outcome, summary: input.summary });
        return DONE;
      });
      return toldNow(room, input.sessionId);
    }),
    cases: os.remote.cases.handler(({ input, context }) => casesOf(db, clock.now(), me(context), input.state)),
    takeCase: os.remote.takeCase.handler(async ({ input, context, path }) => {
      const expert = me(context);
      const stationId = await room.command(by(context, path), input, (deed) => takeCase(deed, expert, input.caseId));
      room.bell.ring([casesTopic(stationId)]);
      return caseNow(db, clock.now(), input.caseId);
    }),
    answerCase: os.remote.answerCase.handler(async ({ input, context, path }) => {
      const expert = me(context);
      const stationId = await room.command(by(context, path), input, (deed) => answerCase(deed, expert, input.caseId, input.answer));
      room.bell.ring([casesTopic(stationId), `cases:${expert.providerId}`]);
      return caseNow(db, clock.now(), input.caseId);
    }),
    attachment: os.remote.attachment.handler(({ input, context }) => attachmentOf(db, me(context), input.caseId, input.attachmentId)),
    forms: os.remote.forms.handler(({ context }) => formsOf(db, me(context))),
  };
};
