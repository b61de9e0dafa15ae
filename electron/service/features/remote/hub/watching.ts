/** The live state of an expert's desk, of a session at a station's, and the news of a station's cases. */
import type { ExpertDesk } from '#shared/contract/remote/at-hub.ts';
import type { CasesChanged, RemoteSession } from '#shared/contract/remote/words.ts';
import { digest } from '../../../kernel/ids.ts';
import { live } from '../../../kernel/live.ts';
import { casesTopic, openCases } from './cases.ts';
import type { Room } from './room.ts';
import type { ExpertNow } from './rows.ts';
import { deskOf, toldNow } from './told.ts';

/** Changes of one moment reach a screen as one. */
const MERGE_MS = 50;

/** What makes two states differ: seconds that go on by themselves do not, the screen counts them. */
const markOf = (state: object): string => digest(JSON.stringify(state, (key, value: unknown) => (key === 'waitedSeconds' || key === 'revision' ? 0 : value)));

/** An expert's desk. While the stream is open its browser is there; one that comes back within ten seconds was never missed. */
export async function* watchDesk(room: Room, expert: ExpertNow, deviceId: string, signal: AbortSignal | undefined, lastMark: string | undefined): AsyncGenerator<ExpertDesk, void> {
  const { db, clock } = room.deps;
  const leave = room.lines.open(`expert:${expert.id}`);
  room.wake([], [expert.id]);
  let cases = await openCases(db, expert.providerId);
  // Grows over a restart of the hub too.
  let revision = Date.parse(clock.now());
  let before = '';
  const topics = [`expert:${expert.id}`, ...(expert.providerId ? [`provider:${expert.providerId}`] : [])];
  const recount = async (changed: () => void): Promise<void> => {
    try {
      cases = await openCases(db, expert.providerId);
      changed();
    } catch (error) {
      room.deps.log.error({ error: String(error) }, 'open cases could not be counted');
    }
  };
  const read = (): ExpertDesk => {
    const desk = deskOf(room, room.board.expertOn(deviceId) ?? expert, cases);
    const mark = markOf(desk);
    if (mark !== before) revision += 1;
    before = mark;
    return { ...desk, revision };
  };
  try {
    yield* live(
      {
        subscribe: (changed) => {
          const stops = [...topics.map((topic) => room.bell.on(topic, changed)), room.bell.on(`cases:${expert.providerId}`, () => void recount(changed))];
          return () => stops.forEach((stop) => stop());
        },
        read,
        mark: () => before,
        mergeMs: MERGE_MS,
      },
      signal,
      lastMark,
    );
  } finally {
    leave();
  }
}

/** A station also learns of a session by the answers to its own calls: one that went and came back between two states is told as well. */
const sessionMark = (session: RemoteSession): string => `${session.revision} ${markOf(session)}`;

/** A session, until it has ended. While the stream is open the station itself is heard. */
export async function* watchSession(room: Room, stationId: string, sessionId: string, signal: AbortSignal | undefined, lastMark: string | undefined): AsyncGenerator<RemoteSession, void> {
  const leave = room.lines.open(`station:${stationId}`);
  try {
    const source = { subscribe: (changed: () => void) => room.bell.on(`session:${sessionId}`, changed), read: () => toldNow(room, sessionId), mark: sessionMark, mergeMs: MERGE_MS };
    for await (const state of live(source, signal, lastMark)) {
      yield state;
      if (state.state === 'ended') return;
    }
  } finally {
    leave();
  }
}

/** That the cases of a station changed. The first word goes out at once: what changed while nobody heard is asked for then. */
export async function* watchCases(room: Room, stationId: string, signal: AbortSignal | undefined): AsyncGenerator<CasesChanged, void> {
  let changes = 0;
  const subscribe = (changed: () => void) =>
    room.bell.on(casesTopic(stationId), () => {
      changes += 1;
      changed();
    });
  yield* live({ subscribe, read: () => ({ changes }), mark: () => String(changes), mergeMs: MERGE_MS }, signal);
}
