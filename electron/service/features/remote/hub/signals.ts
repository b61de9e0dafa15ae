/** The mailbox of a room: each signal once and in order for its receiver, kept until the session is hung up. */
import type { KeptSignal, Signal } from '#shared/contract/remote/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Room } from './room.ts';
import { inRoom, readSession, type SessionNow } from './rows.ts';
import { AWAY_AFTER_MS } from './rules-presence.ts';
import { admitSignal, stillOn } from './rules-room.ts';
import { signalChecker } from './vouching.ts';

export interface Mailbox {
  /** Keeps signals of these senders, all or none. Throws what the rules and the signature refuse. */
  post(sessionId: string, senders: (session: SessionNow) => ReadonlySet<string>, signals: readonly Signal[]): Promise<void>;
  /** Those kept after the one named and those to come; ends with the session. Being open is being there. */
  watch(session: SessionNow, participantId: string, after: number, signal: AbortSignal | undefined): AsyncGenerator<KeptSignal, void>;
}

interface Post {
  session: SessionNow;
  signals: readonly Signal[];
  done: () => void;
  fail: (error: unknown) => void;
}

/** How many are read at once when a page comes back. */
const PAGE = 200;

export const openMailbox = (room: Room): Mailbox => {
  const { db } = room.deps;
  const check = signalChecker();
  let waiting: Post[] = [];
  let writing = false;

  const store = async (tx: HubTransaction, { session, signals }: Post): Promise<void> => {
    const { id: sessionId } = session.row;
    // Hung up since it was let in: nothing may be left behind.
    const { state } = await tx.selectFrom('remote_session').select('state').where('id', '=', sessionId).executeTakeFirstOrThrow();
    stillOn(state);
    const ids = new Set(inRoom(session).map(({ id }) => id));
    const counts = new Map<string, number | null>();
    for (const signal of signals) {
      const way = `${signal.from} ${signal.to}`;
      if (!counts.has(way)) counts.set(way, (await tx.selectFrom('remote_signal_count').select('count').where('from_id', '=', signal.from).where('to_id', '=', signal.to).executeTakeFirst())?.count ?? null);
      admitSignal(signal, { senders: ids, inRoom: ids, lastCount: counts.get(way) ?? null });
      counts.set(way, signal.count);
    }
    for (const signal of signals) {
      const last = await tx.selectFrom('remote_signal').select((e) => e.fn.max('sequence').as('last')).where('to_id', '=', signal.to).executeTakeFirst();
      const { from, to, count, body, signature } = signal;
      await tx.insertInto('remote_signal').values({ to_id: to, sequence: Number(last?.last ?? 0) + 1, session_id: sessionId, from_id: from, count, body, signature }).execute();
    }
    for (const [way, count] of counts) {
      const [from = '', to = ''] = way.split(' ');
      if (count !== null) await tx.insertInto('remote_signal_count').values({ from_id: from, to_id: to, session_id: sessionId, count }).onConflict((c) => c.columns(['from_id', 'to_id']).doUpdateSet({ count })).execute();
    }
  };

  /** All posts that came while the last were written go into one transaction: candidates come in bursts, and a commit costs a disk's turn. */
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const posts = waiting;
      waiting = [];
      const refused = new Map<Post, unknown>();
      try {
        await db.transaction().execute(async (tx) => {
          for (const post of posts) {
            // A refused post has written nothing: it is checked whole before its first row.
            try {
              await store(tx, post);
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
              refused.set(post, error);
            }
          }
        });
        for (const post of posts) if (!refused.has(post)) room.bell.ring(new Set(post.signals.map(({ to }) => `signals:${to}`)));
      } catch (error) {
        for (const post of posts) refused.set(post, error);
      }
      for (const post of posts) {
        const refusal = refused.get(post);
        if (refusal) post.fail(refusal);
        else post.done();
      }
    }
    writing = false;
  };

  const read = (participantId: string, after: number) =>
    db.selectFrom('remote_signal').select(['from_id', 'to_id', 'count', 'body', 'signature', 'sequence']).where('to_id', '=', participantId).where('sequence', '>', after).orderBy('sequence').limit(PAGE).execute();

  return {
    post: async (sessionId, senders, signals) => {
      await room.board.ready();
      const session = room.board.sessions().get(sessionId);
      if (!session) {
        stillOn((await readSession(db, sessionId)).row.state);
        throw new Refusal('CONFLICT', { reason: 'notJoined' });
      }
      stillOn(session.row.state);
      const own = senders(session);
      const people = new Map(inRoom(session).map((participant) => [participant.id, participant]));
      for (const signal of signals) {
        admitSignal(signal, { senders: own, inRoom: new Set(people.keys()), lastCount: null });
        const key = people.get(signal.from)?.vouched_key;
        if (!key) throw new Refusal('CONFLICT', { reason: 'notJoined' });
        check(signal, sessionId, (JSON.parse(key) as { publicKey: string }).publicKey);
      }
      await new Promise<void>((done, fail) => {
        waiting.push({ session, signals, done, fail });
        if (!writing) void write();
      });
    },
    watch: async function* (session, participantId, after, signal) {
      const wasAway = room.lines.awayMs(`seat:${participantId}`) > AWAY_AFTER_MS;
      const leave = room.lines.open(`seat:${participantId}`);
      if (wasAway) await room.change({ deviceId: 'hub', procedure: 'present' }, async (deed) => deed.session(session.row.id)).catch(leave);
      let changed = true;
      let wake: (() => void) | undefined;
      const stir = () => {
        changed = true;
        wake?.();
      };
      const stops = [room.bell.on(`signals:${participantId}`, stir), room.bell.on(`session:${session.row.id}`, stir)];
      signal?.addEventListener('abort', stir);
      let last = after;
      try {
        while (!signal?.aborted) {
          if (!changed) {
            await new Promise<void>((resume) => {
              wake = resume;
              if (changed || signal?.aborted) resume();
            });
            continue;
          }
          changed = false;
          const live = room.board.sessions().get(session.row.id);
          if (!live || live.row.state === 'afterWork') return;
          const rows = await read(participantId, last);
          if (rows.length === PAGE) changed = true;
          for (const row of rows) {
            yield { from: row.from_id, to: row.to_id, count: row.count, body: row.body, signature: row.signature, sequence: row.sequence };
            last = row.sequence;
          }
        }
      } finally {
        for (const stop of stops) stop();
        signal?.removeEventListener('abort', stir);
        leave();
      }
    },
  };
};
