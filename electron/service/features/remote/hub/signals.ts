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
  const listening = new Map<string, Set<(signal: KeptSignal) => void>>();

  const store = async (tx: HubTransaction, { session, signals }: Post): Promise<KeptSignal[]> => {
    const { id: sessionId } = session.row;
    const ids = new Set(inRoom(session).map(({ id }) => id));
    const ways = new Map<string, { from: string; to: string; count: number | null }>();
    const last = new Map<string, number>();
    for (const signal of signals) {
      const { from, to } = signal;
      let way = ways.get(`${from} ${to}`);
      if (way === undefined) {
        const known = await tx
          .selectFrom('remote_session')
          .select((e) => [
            'state',
            e.selectFrom('remote_signal_count').select('count').where('from_id', '=', from).where('to_id', '=', to).as('count'),
            e.selectFrom('remote_signal').select((of) => of.fn.max('sequence').as('last')).where('to_id', '=', to).as('last'),
          ])
          .where('id', '=', sessionId)
          .executeTakeFirstOrThrow();
        // Hung up since it was let in: nothing may be left behind.
        stillOn(known.state);
        way = { from, to, count: known.count };
        ways.set(`${from} ${to}`, way);
        if (!last.has(to)) last.set(to, Number(known.last ?? 0));
      }
      admitSignal(signal, { senders: ids, inRoom: ids, lastCount: way.count });
      way.count = signal.count;
    }
    const kept: KeptSignal[] = [];
    for (const { from, to, count, body, signature } of signals) {
      const sequence = (last.get(to) ?? 0) + 1;
      last.set(to, sequence);
      await tx.insertInto('remote_signal').values({ to_id: to, sequence, session_id: sessionId, from_id: from, count, body, signature }).execute();
      kept.push({ from, to, count, body, signature, sequence });
    }
    for (const { from, to, count } of ways.values()) {
      if (count !== null) await tx.insertInto('remote_signal_count').values({ from_id: from, to_id: to, session_id: sessionId, count }).onConflict((c) => c.columns(['from_id', 'to_id']).doUpdateSet({ count })).execute();
    }
    return kept;
  };

  /** Those who are listening are given what was just written; they read for themselves only what they missed. */
  const handOver = (kept: readonly KeptSignal[]): void => {
    for (const signal of kept) for (const take of listening.get(signal.to) ?? []) take(signal);
  };

  /** All posts that came while the last were written go into one transaction: candidates come in bursts, and a commit costs a disk's turn. */
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const posts = waiting;
      waiting = [];
      const refused = new Map<Post, unknown>();
      const kept: KeptSignal[] = [];
      try {
        await db.transaction().execute(async (tx) => {
          for (const post of posts) {
            // A refused post has written nothing: it is checked whole before its first row.
            try {
              kept.push(...(await store(tx, post)));
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
              refused.set(post, error);
            }
          }
        });
        handOver(kept);
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
      let given: KeptSignal[] = [];
      const take = (one: KeptSignal) => {
        given.push(one);
        stir();
      };
      const takers = listening.get(participantId) ?? new Set();
      listening.set(participantId, takers.add(take));
      const stop = room.bell.on(`session:${session.row.id}`, stir);
      signal?.addEventListener('abort', stir);
      let last = after;
      let whole = false;
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
          if (!whole) {
            const rows = await read(participantId, last);
            whole = rows.length < PAGE;
            if (!whole) changed = true;
            for (const row of rows) {
              yield { from: row.from_id, to: row.to_id, count: row.count, body: row.body, signature: row.signature, sequence: row.sequence };
              last = row.sequence;
            }
          }
          const news = given;
          given = [];
          for (const one of news) {
            if (one.sequence <= last) continue;
            // One that another process of the hub wrote lies between: it is read.
            if (one.sequence !== last + 1) {
              whole = false;
              changed = true;
              break;
            }
            yield one;
            last = one.sequence;
          }
        }
      } finally {
        stop();
        takers.delete(take);
        if (takers.size === 0 && listening.get(participantId) === takers) listening.delete(participantId);
        signal?.removeEventListener('abort', stir);
        leave();
      }
    },
  };
};
