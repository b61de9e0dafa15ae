/**
 * Showing a window with the customer's yes. Whoever wants to show one says so in the room; the screens of the desk have the
 * station ask and record, and tell its record to all. Nobody obeys anything else: neither the one who shows, whose window is
 * chosen after the yes and put away with it, nor those who would see it.
 */
import type { ParticipantRole } from '#shared/contract/remote/words.ts';
import { type Cell, createCell } from '../joint/cell.ts';
import type { JointClock } from '../joint/clock.ts';
import type { JointLine } from '../joint/line.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { createDeskRelay, type DeskCalls } from './desk-relay.ts';
import { isNewer, isOpen, type Permission } from './permission.ts';
import { askOf, type Happened, IDLE, nextPhase, type Phase } from './phase.ts';
import { SHARING_KIND, SharingWord } from './words.ts';

/** Milliseconds the customer has to answer; the station counts the same by its own clock. */
export const PATIENCE = 30_000;

interface SharingOptions {
  readonly line: JointLine;
  readonly local: Pick<LocalMedia, 'startSharing' | 'stopSharing' | 'state' | 'subscribe'>;
  readonly clock: JointClock;
  readonly newId: () => string;
  readonly roleOf: (participantId: string) => ParticipantRole | null;
  /** On a screen of the desk; null on any other. */
  readonly desk: DeskCalls | null;
  /** Whether the browser would open its choice of windows now: it does so shortly after a press. */
  readonly mayChoose: () => boolean;
}

export interface WindowSharing {
  readonly phase: Cell<Phase>;
  readonly permission: Cell<Permission | null>;
  readonly ask: () => void;
  /** Opens the browser's choice of windows; to be called in a press once it is allowed. */
  readonly choose: () => void;
  /** Stops waiting or showing. */
  readonly stop: () => void;
  /** On a screen of the desk: what the station's record says now. */
  readonly recorded: (permission: Permission | null) => void;
  readonly end: () => void;
}

const atDesk = (role: ParticipantRole | null): boolean => role === 'customer' || role === 'advisor';

export function createSharing({ line, local, clock, newId, roleOf, desk, mayChoose }: SharingOptions): WindowSharing {
  const phase = createCell<Phase>(IDLE);
  const permission = createCell<Permission | null>(null);
  let patience: (() => void) | null = null;

  const say = (word: SharingWord, to?: string) => line.send(SHARING_KIND, word, to);
  const own = (): SharingWord => {
    const now = phase.get();
    return { is: 'own', askId: askOf(now), why: now.is === 'idle' && now.told === 'unanswered' ? 'unanswered' : 'stopped' };
  };
  const notTaken = (participantId: string, askId: string, why: 'busy' | 'notAsked') => {
    if (participantId === line.self) happen({ is: 'notTaken', askId, why });
    else say({ is: 'notTaken', askId, why }, participantId);
  };
  const relay = desk === null ? null : createDeskRelay({ calls: desk, permission: permission.get, notTaken });
  const tellOwn = () => {
    const word = own();
    say(word);
    if (word.is === 'own') relay?.(line.self, word.askId, word.why);
  };
  const happen = (happened: Happened): void => {
    const before = phase.get();
    const now = nextPhase(before, happened);
    if (now === before) return;
    phase.set(now);
    if (before.is === 'asking') patience?.();
    if (before.is === 'showing') local.stopSharing();
    if (askOf(before) !== askOf(now)) tellOwn();
    if (now.is === 'asking') patience = clock.after(PATIENCE, () => happen({ is: 'timeUp', askId: now.askId }));
    if (before.is === 'asking' && now.is === 'allowed' && mayChoose()) void choose();
  };
  const choose = async (): Promise<void> => {
    if (phase.get().is !== 'allowed') return;
    happen({ is: 'choosing' });
    const choosing = phase.get();
    // Taken back, or given up, while the window was being chosen: then it is shown to nobody.
    const problem = await local.startSharing(() => phase.get() === choosing);
    if (phase.get() === choosing) happen({ is: 'chosen', problem });
  };
  const learn = (told: Permission) => {
    permission.set(told);
    happen({ is: 'permission', permission: told });
  };
  const tellRecord = (to?: string) => {
    const known = permission.get();
    if (desk !== null && known !== null) say({ is: 'record', askId: known.askId, participantId: known.participantId, state: known.state, turn: known.turn }, to);
  };
  const hear = (from: string, word: SharingWord) => {
    const role = roleOf(from);
    switch (word.is) {
      case 'own':
        if (role !== null && role !== 'customer') relay?.(from, word.askId, word.why);
        break;
      case 'record':
        // A screen of the desk believes the station alone.
        if (desk === null && atDesk(role) && isNewer(word, permission.get())) learn(word);
        break;
      case 'notTaken':
        if (atDesk(role)) happen({ is: 'notTaken', askId: word.askId, why: word.why });
        break;
    }
  };
  const reached = () => desk !== null || line.others().some((who) => atDesk(roleOf(who)));
  const stops = [
    line.on(SHARING_KIND, (from, payload) => {
      const word = SharingWord.safeParse(payload);
      if (word.success) hear(from, word.data);
    }),
    line.onJoin((who) => {
      say(own(), who);
      tellRecord(who);
    }),
    line.onLeave(() => {
      if (!reached()) happen({ is: 'lineCut' });
    }),
    local.subscribe(() => {
      // By the browser's own button, or because the window was closed.
      if (phase.get().is === 'showing' && !local.state().sharing) happen({ is: 'stopped' });
    }),
  ];
  return {
    phase,
    permission,
    ask: () => {
      happen({ is: 'asked', askId: newId() });
      if (!reached()) happen({ is: 'lineCut' });
    },
    choose: () => void choose(),
    stop: () => happen({ is: 'stopped' }),
    recorded: (now) => {
      const known = permission.get();
      if (now === null || (known !== null && !isNewer(now, known))) return;
      learn(now);
      tellRecord();
      // What this very screen asked before it was loaded anew: nothing here stands by it.
      if (now.participantId === line.self && isOpen(now) && askOf(phase.get()) !== now.askId) relay?.(line.self, null, 'stopped');
    },
    end: () => {
      patience?.();
      for (const stop of stops) stop();
      local.stopSharing();
    },
  };
}
