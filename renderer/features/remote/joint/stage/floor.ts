/**
 * Who presents. One at a time; each change has a number, and of two changes with the same number the lower name stands, so
 * that all agree whatever came first. Another gets it by asking: the presenter gives it, or keeps it; a presenter who is
 * away is not waited for longer than ten seconds. Everybody sees who presents and who asks.
 */
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';
import type { JointClock } from '../clock.ts';
import type { JointLine } from '../line.ts';

/** Milliseconds after which an unanswered request to an absent presenter gives what was asked for. */
export const FLOOR_PATIENCE = 10_000;

const FLOOR = 'joint-floor';

export const Floor = z.object({ turn: z.number().int().min(0).max(1_000_000), presenter: z.string().max(40).nullable() });
export type Floor = z.infer<typeof Floor>;

/** One kind of message for all of it, so that what one says comes in the order in which it was said. */
const Word = z.discriminatedUnion('is', [
  Floor.extend({ is: z.literal('floor') }),
  z.object({ is: z.literal('asking'), asking: z.boolean() }),
  z.object({ is: z.literal('kept'), from: z.string().max(40) }),
  z.object({ is: z.literal('here'), here: z.boolean() }),
]);
type Word = z.infer<typeof Word>;

export interface FloorState extends Floor {
  /** Who asks to present, in the order of asking. */
  readonly asking: readonly string[];
  /** The presenter left the room, or does not have the page before it. */
  readonly presenterAway: boolean;
}

export interface PresentingFloor {
  readonly state: Cell<FloorState>;
  /** Takes a free floor, or asks the presenter for it. */
  readonly ask: () => void;
  readonly withdraw: () => void;
  /** The presenter's answers. */
  readonly give: (to: string) => void;
  readonly keep: (from: string) => void;
  readonly leave: () => void;
  /** Tells the others whether this browser's person has the page before them. */
  readonly here: (present: boolean) => void;
  /** Believes a change told along with something else; true when `from` presents by it. */
  readonly learn: (floor: Floor, from: string) => boolean;
  readonly stop: () => void;
}

const newer = (one: Floor, than: Floor): boolean => one.turn > than.turn || (one.turn === than.turn && (one.presenter ?? '') < (than.presenter ?? ''));

export function createFloor(line: JointLine, clock: JointClock): PresentingFloor {
  const state = createCell<FloorState>({ turn: 0, presenter: null, asking: [], presenterAway: false });
  const away = new Set<string>();
  let patience: (() => void) | null = null;
  let present = true;
  const say = (word: Word, to?: string) => line.send(FLOOR, word, to);
  const absent = (who: string | null) => who !== null && who !== line.self && (!line.others().includes(who) || away.has(who));
  const calm = () => {
    patience?.();
    patience = null;
  };
  const become = (change: Partial<FloorState>) => {
    const next = { ...state.get(), ...change };
    const asking = next.asking.filter((who) => who !== next.presenter);
    state.set({ ...next, asking, presenterAway: absent(next.presenter) });
    if (!asking.includes(line.self)) calm();
  };
  const declare = (presenter: string | null) => {
    become({ turn: state.get().turn + 1, presenter });
    const { turn } = state.get();
    say({ is: 'floor', turn, presenter });
  };
  const learn = (told: Floor, from: string) => {
    if (newer(told, state.get())) become(told);
    return state.get().presenter === from;
  };
  const wait = () => {
    patience = clock.after(FLOOR_PATIENCE, () => {
      patience = null;
      if (!state.get().asking.includes(line.self)) return;
      if (absent(state.get().presenter)) declare(line.self);
      else wait();
    });
  };
  const asked = (who: string) => become({ asking: state.get().asking.includes(who) ? state.get().asking : [...state.get().asking, who] });
  const unasked = (who: string) => become({ asking: state.get().asking.filter((other) => other !== who) });
  const hear = (from: string, word: Word) => {
    switch (word.is) {
      case 'floor':
        learn({ turn: word.turn, presenter: word.presenter }, from);
        break;
      case 'asking':
        if (word.asking) asked(from);
        else unasked(from);
        break;
      case 'kept':
        if (from === state.get().presenter) unasked(word.from);
        break;
      case 'here':
        if (word.here) away.delete(from);
        else away.add(from);
        become({});
        break;
    }
  };
  const stops = [
    line.on(FLOOR, (from, payload) => {
      const word = Word.safeParse(payload);
      if (word.success) hear(from, word.data);
    }),
    line.onJoin((who) => {
      away.delete(who);
      const { turn, presenter, asking } = state.get();
      if (turn > 0) say({ is: 'floor', turn, presenter }, who);
      if (asking.includes(line.self)) say({ is: 'asking', asking: true }, who);
      if (!present) say({ is: 'here', here: false }, who);
      become({});
    }),
    line.onLeave((who) => unasked(who)),
  ];
  return {
    state,
    learn,
    ask() {
      const { presenter, asking } = state.get();
      if (presenter === line.self || asking.includes(line.self)) return;
      if (presenter === null) return declare(line.self);
      asked(line.self);
      say({ is: 'asking', asking: true });
      wait();
    },
    withdraw() {
      unasked(line.self);
      say({ is: 'asking', asking: false });
    },
    give(to) {
      if (state.get().presenter === line.self && line.others().includes(to)) declare(to);
    },
    keep(from) {
      if (state.get().presenter !== line.self) return;
      unasked(from);
      say({ is: 'kept', from });
    },
    leave() {
      if (state.get().presenter === line.self) declare(null);
    },
    here(now) {
      if (now === present) return;
      present = now;
      say({ is: 'here', here: now });
    },
    stop() {
      calm();
      for (const stop of stops) stop();
    },
  };
}
