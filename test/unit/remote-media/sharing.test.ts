/** Showing a window: the rule of who may be seen, the course for the one who shows it, and all of it over a room's line. */
import { describe, expect, test } from 'vitest';
import type { ParticipantRole } from '#shared/contract/remote/words.ts';
import type { LocalState, ShareProblem } from '../../../renderer/features/remote/media/local-media.ts';
import { isNewer, mayBeShown, type Permission } from '../../../renderer/features/remote/sharing/permission.ts';
import { IDLE, nextPhase, type Happened, type Phase } from '../../../renderer/features/remote/sharing/phase.ts';
import { createSharing, PATIENCE, type WindowSharing } from '../../../renderer/features/remote/sharing/sharing.ts';
import { countedIds } from '../../support/ids.ts';
import { createTestClock, createTestRoom } from '../../support/joint-room.ts';

const permission = (state: Permission['state'], more: Partial<Permission> = {}): Permission => ({ askId: 'A', participantId: 'expert', turn: 1, state, ...more });

describe('a window', () => {
  test('is drawn for whom the record says yes to, and for nobody else', () => {
    expect(mayBeShown(permission('given'), 'expert')).toBe(true);
    expect(mayBeShown(permission('given'), 'advisor')).toBe(false);
    expect(mayBeShown(null, 'expert')).toBe(false);
    for (const state of ['asked', 'refused', 'unanswered', 'takenBack', 'stopped', 'left'] as const) expect(mayBeShown(permission(state), 'expert')).toBe(false);
  });

  test('is told of by the newest tidings: a yes that comes late does not undo its end', () => {
    expect(isNewer(permission('given'), permission('asked'))).toBe(true);
    expect(isNewer(permission('takenBack'), permission('given'))).toBe(true);
    expect(isNewer(permission('given'), permission('takenBack'))).toBe(false);
    expect(isNewer(permission('given'), permission('given'))).toBe(false);
    expect(isNewer(permission('asked', { turn: 2 }), permission('stopped'))).toBe(true);
    expect(isNewer(permission('given', { turn: 1 }), permission('asked', { turn: 2 }))).toBe(false);
  });
});

const after = (...all: Happened[]): Phase => all.reduce(nextPhase, IDLE);
const ASKED: Happened = { is: 'asked', askId: 'A' };
const GIVEN: Happened = { is: 'permission', permission: permission('given') };

describe('who shows a window', () => {
  test('asks, is allowed, chooses and shows; and chooses again where nothing was chosen', () => {
    expect(after(ASKED)).toEqual({ is: 'asking', askId: 'A' });
    expect(after(ASKED, GIVEN)).toEqual({ is: 'allowed', askId: 'A' });
    expect(after(ASKED, GIVEN, { is: 'choosing' }, { is: 'chosen', problem: null })).toEqual({ is: 'showing', askId: 'A' });
    for (const problem of ['cancelled', 'needsPress'] as const) expect(after(ASKED, GIVEN, { is: 'choosing' }, { is: 'chosen', problem })).toEqual({ is: 'allowed', askId: 'A' });
    expect(after(ASKED, GIVEN, { is: 'choosing' }, { is: 'chosen', problem: 'wholeScreen' })).toEqual({ is: 'idle', told: 'wholeScreen' });
  });

  test('chooses nothing before the yes, and nothing by a yes to another question', () => {
    expect(after(ASKED, { is: 'choosing' }).is).toBe('asking');
    expect(after(ASKED, { is: 'permission', permission: permission('given', { askId: 'B' }) }).is).toBe('asking');
    expect(after(GIVEN)).toBe(IDLE);
  });

  test('is told why nothing is shown any more', () => {
    for (const state of ['refused', 'unanswered', 'takenBack', 'left'] as const) expect(after(ASKED, GIVEN, { is: 'permission', permission: permission(state) })).toEqual({ is: 'idle', told: state });
    expect(after(ASKED, { is: 'lineCut' })).toEqual({ is: 'idle', told: 'lineCut' });
    expect(after(ASKED, GIVEN, { is: 'lineCut' }).is).toBe('allowed');
    expect(after(ASKED, { is: 'timeUp', askId: 'A' })).toEqual({ is: 'idle', told: 'unanswered' });
    expect(after(ASKED, GIVEN, { is: 'timeUp', askId: 'A' }).is).toBe('allowed');
    expect(after(ASKED, { is: 'notTaken', askId: 'A', why: 'busy' })).toEqual({ is: 'idle', told: 'busy' });
    expect(after(ASKED, GIVEN, { is: 'stopped' })).toEqual({ is: 'idle', told: null });
  });
});

const ROLES: Readonly<Record<string, ParticipantRole>> = { customer: 'customer', advisor: 'advisor', expert: 'expert', interpreter: 'interpreter' };

/** A station of one session in a few lines: what the tests of the service show of the real one, as far as screens see it. */
function station() {
  let record: Permission | null = null;
  const screens = new Set<WindowSharing>();
  const calls: string[] = [];
  const tell = () => {
    for (const screen of screens) screen.recorded(record);
  };
  const set = (state: Permission['state']) => {
    if (record === null) throw new Error('nothing was asked');
    record = { ...record, state };
    tell();
  };
  return {
    screens,
    calls,
    record: () => record,
    set,
    tell,
    ask: async (askId: string, participantId: string) => {
      calls.push(`ask ${participantId}`);
      if (record?.askId === askId) return 'asked' as const;
      if (record !== null && (record.state === 'asked' || record.state === 'given') && record.participantId !== participantId) return 'busy' as const;
      record = { askId, participantId, state: 'asked', turn: (record?.turn ?? 0) + 1 };
      tell();
      return 'asked' as const;
    },
    end: async (askId: string, why: 'unanswered' | 'stopped') => {
      calls.push(`end ${why}`);
      if (record?.askId === askId && (record.state === 'asked' || record.state === 'given')) set(record.state === 'given' ? 'stopped' : why);
    },
  };
}

function roomOf({ mayChoose = true } = {}) {
  const people = Object.keys(ROLES);
  const room = createTestRoom(people);
  const time = createTestClock();
  const at = station();
  const ids = countedIds('T');
  const shares = new Map<string, { showing: boolean; answer: (problem: ShareProblem | null) => void; asked: number; stopped: number; changed: () => void }>();
  const make = (who: string): WindowSharing => {
    const share = { showing: false, answer: (_problem: ShareProblem | null) => undefined as void, asked: 0, stopped: 0, changed: () => undefined as void };
    shares.set(who, share);
    const sharing = createSharing({
      line: room.line(who),
      clock: time,
      newId: () => ids.next(),
      roleOf: (id) => ROLES[id] ?? null,
      mayChoose: () => mayChoose,
      desk: who === 'customer' || who === 'advisor' ? at : null,
      local: {
        state: () => ({ camera: 'on', microphone: 'on', sharing: share.showing }) satisfies LocalState,
        subscribe: (changed) => {
          share.changed = changed;
          return () => undefined;
        },
        startSharing: (wanted = () => true) =>
          new Promise((resolve) => {
            share.asked += 1;
            share.answer = (problem) => {
              share.showing = problem === null && wanted();
              resolve(problem === null && !wanted() ? 'other' : problem);
            };
          }),
        stopSharing: () => {
          share.stopped += 1;
          share.showing = false;
        },
      },
    });
    if (who === 'customer' || who === 'advisor') at.screens.add(sharing);
    return sharing;
  };
  const all = Object.fromEntries(people.map((who) => [who, make(who)])) as Record<'customer' | 'advisor' | 'expert' | 'interpreter', WindowSharing>;
  const settle = async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      room.settle();
      await Promise.resolve();
    }
  };
  return { room, time, at, all, make, settle, share: (who: string) => shares.get(who)! };
}

describe('in a room', () => {
  test('an expert asks through the desk, shows after the yes, and stops with it', async () => {
    const { all, at, settle, share } = roomOf();
    all.expert.ask();
    await settle();
    expect(at.record()).toMatchObject({ participantId: 'expert', state: 'asked' });
    expect(share('expert').asked).toBe(0);
    at.set('given');
    await settle();
    expect(share('expert').asked).toBe(1);
    share('expert').answer(null);
    await settle();
    expect(all.expert.phase.get().is).toBe('showing');
    // Another expert draws it by the desk's word alone.
    expect(mayBeShown(all.interpreter.permission.get(), 'expert')).toBe(true);
    at.set('takenBack');
    await settle();
    expect(all.expert.phase.get()).toEqual({ is: 'idle', told: 'takenBack' });
    expect(share('expert').showing).toBe(false);
    expect(mayBeShown(all.interpreter.permission.get(), 'expert')).toBe(false);
  });

  test('a window chosen after the yes was taken back is shown to nobody', async () => {
    const { all, at, settle, share } = roomOf();
    all.expert.ask();
    await settle();
    at.set('given');
    await settle();
    at.set('takenBack');
    await settle();
    share('expert').answer(null);
    await settle();
    expect(share('expert').showing).toBe(false);
    expect(all.expert.phase.get()).toEqual({ is: 'idle', told: 'takenBack' });
  });

  test('where the press was too long ago, the window is chosen by another', async () => {
    const { all, at, settle, share } = roomOf({ mayChoose: false });
    all.expert.ask();
    await settle();
    at.set('given');
    await settle();
    expect(all.expert.phase.get().is).toBe('allowed');
    expect(share('expert').asked).toBe(0);
    all.expert.choose();
    share('expert').answer(null);
    await settle();
    expect(all.expert.phase.get().is).toBe('showing');
    // By the browser's own button.
    share('expert').showing = false;
    share('expert').changed();
    await settle();
    expect(all.expert.phase.get()).toEqual(IDLE);
    expect(at.record()).toMatchObject({ state: 'stopped' });
  });

  test('nobody’s word but the desk’s is believed, and the desk believes its station alone', async () => {
    const { all, room, settle, at, share } = roomOf();
    all.expert.ask();
    await settle();
    const { askId } = at.record()!;
    const lie = { is: 'record', askId, participantId: 'expert', state: 'given', turn: 1 };
    room.line('interpreter').send('sharing', lie);
    room.line('expert').send('sharing', lie);
    await settle();
    expect(all.expert.phase.get().is).toBe('asking');
    expect(share('expert').asked).toBe(0);
    room.line('customer').send('sharing', lie, 'advisor');
    await settle();
    expect(mayBeShown(all.advisor.permission.get(), 'expert')).toBe(false);
    // The customer's own screen has nothing to show, whoever says so.
    const before = at.calls.length;
    room.line('customer').send('sharing', { is: 'own', askId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ', why: 'stopped' }, 'advisor');
    await settle();
    expect(at.calls.length).toBe(before);
  });

  test('no answer within the time, a desk that is away, and another who was first are told', async () => {
    const { all, at, settle, time, room } = roomOf();
    all.expert.ask();
    await settle();
    all.interpreter.ask();
    await settle();
    expect(all.interpreter.phase.get()).toEqual({ is: 'idle', told: 'busy' });
    time.pass(PATIENCE);
    await settle();
    expect(all.expert.phase.get()).toEqual({ is: 'idle', told: 'unanswered' });
    expect(at.record()).toMatchObject({ participantId: 'expert', state: 'unanswered' });
    all.expert.ask();
    await settle();
    room.cut('expert', 'customer');
    expect(all.expert.phase.get().is).toBe('asking');
    room.cut('expert', 'advisor');
    expect(all.expert.phase.get()).toEqual({ is: 'idle', told: 'lineCut' });
    all.expert.ask();
    expect(all.expert.phase.get()).toEqual({ is: 'idle', told: 'lineCut' });
    // Back again, the desk hears that nothing is asked any more.
    room.join('expert', 'customer');
    await settle();
    expect(at.record()).toMatchObject({ state: 'stopped' });
  });

  test('an advisor’s own window is asked about as well, and what a page asked that was loaded anew is over', async () => {
    const { all, at, settle, share, make } = roomOf();
    all.advisor.ask();
    await settle();
    expect(at.record()).toMatchObject({ participantId: 'advisor', state: 'asked' });
    at.set('given');
    await settle();
    share('advisor').answer(null);
    await settle();
    expect(all.advisor.phase.get().is).toBe('showing');
    all.advisor.end();
    at.screens.delete(all.advisor);
    const anew = make('advisor');
    anew.recorded(at.record());
    await settle();
    expect(at.record()).toMatchObject({ state: 'stopped' });
    expect(anew.phase.get()).toEqual(IDLE);
  });
});
