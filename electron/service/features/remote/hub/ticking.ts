/** What time alone brings: rings that go on or stop, presence that runs out, absences that end a talk. Asked each second. */
import { runOut } from './accounts.ts';
import { hangUp, requeue } from './ending.ts';
import { goOnRinging } from './ringing.ts';
import type { Room, Who } from './room.ts';
import { inRoom, openInvites, readSession, type SessionNow } from './rows.ts';
import { followsFromAbsence, hasRunOut } from './rules-presence.ts';
import { isPresent, told } from './told.ts';

const HUB: Who = { deviceId: 'hub', procedure: 'tick' };

/** The absence of the side that is nearest; those who never joined count from when the expert answered. */
const absencesOf = (room: Room, session: SessionNow) => {
  const now = Date.parse(room.deps.clock.now());
  const answered = Date.parse(session.row.answered_at ?? session.row.asked_at);
  const away = (id: string) => Math.min(room.lines.awayMs(`seat:${id}`), Math.max(0, now - answered));
  const expert = inRoom(session).find((participant) => participant.expert_id === session.row.expert_id);
  const desk = inRoom(session).filter((participant) => participant.expert_id === null);
  return {
    state: session.row.state as 'answered' | 'talking',
    expertAwayMs: expert ? away(expert.id) : 0,
    deskAwayMs: desk.length === 0 ? 0 : Math.min(...desk.map(({ id }) => away(id))),
    stationHeard: room.lines.isOpen(`station:${session.row.station_id}`),
  };
};

/** Makes what asks the time: the host calls it once a second, a test when it has moved its clock. */
export const createTick = (room: Room): (() => Promise<void>) => {
  let shown = new Map<string, string>();
  let running: Promise<void> | null = null;

  /** Absences and returns that nobody wrote down are shown once they are ten seconds old. */
  const showChanges = async () => {
    const seen = new Map<string, string>();
    for (const session of room.board.sessions().values()) {
      for (const participant of inRoom(session)) seen.set(`seat ${participant.id} ${session.row.id}`, String(isPresent(room, participant)));
    }
    // A promised time that comes changes the order without anybody doing anything.
    for (const session of room.board.sessions().values()) {
      const place = session.row.state === 'waiting' ? told(room, session).queue : null;
      if (place) seen.set(`queue ${session.row.id}`, `${place.rule} ${place.position}`);
    }
    for (const expert of room.board.experts().values()) if (expert.deviceId) seen.set(`expert ${expert.id}`, room.presence(expert).state);
    const changed = [...seen].filter(([key, value]) => shown.has(key) && shown.get(key) !== value).map(([key]) => key.split(' '));
    shown = seen;
    const sessions = new Set(changed.filter(([kind]) => kind === 'seat').map(([, , id]) => id!));
    const experts = changed.filter(([kind]) => kind === 'expert').map(([, id]) => id!);
    if (sessions.size > 0) await room.change(HUB, async (deed) => sessions.forEach((id) => deed.session(id)));
    const moved = changed.filter(([kind]) => kind === 'queue').map(([, id]) => id!);
    if (experts.length + moved.length > 0) room.wake(moved, experts);
  };

  const rings = (session: SessionNow) => session.row.state === 'ringing' || openInvites(session).length > 0;

  const run = async () => {
    await room.board.ready();
    const now = room.deps.clock.now();
    room.numbers.wipeOld();
    for (const expert of room.board.experts().values()) if (hasRunOut(expert.kept, now)) await room.change(HUB, (deed) => runOut(deed, expert.id));
    for (const session of room.board.sessions().values()) {
      if (rings(session)) await room.change(HUB, (deed) => goOnRinging(room, deed, session.row.id));
      if (session.row.state !== 'answered' && session.row.state !== 'talking') continue;
      const follows = followsFromAbsence(absencesOf(room, session));
      if (!follows) continue;
      await room.change(HUB, async (deed) => {
        const fresh = await readSession(deed.tx, session.row.id);
        if (fresh.row.state !== session.row.state) return;
        if (follows === 'requeue') await requeue(deed, fresh);
        else await hangUp(room, deed, fresh, { end: 'failed', outcome: 'interrupted' });
      });
    }
    await showChanges();
  };

  return async () => {
    // A turn that takes longer than a second is not run into by the next.
    running ??= run().finally(() => {
      running = null;
    });
    await running;
  };
};
