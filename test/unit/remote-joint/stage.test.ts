/** Who presents, what is seen, where each points, and what is drawn on it. */
import { describe, expect, test } from 'vitest';
import { Doc } from 'yjs';
import { createFloor, FLOOR_PATIENCE } from '../../../renderer/features/remote/joint/stage/floor.ts';
import { createMarks, thinned } from '../../../renderer/features/remote/joint/stage/marks.ts';
import { createPointers, GLIDE, placeAt } from '../../../renderer/features/remote/joint/stage/pointers.ts';
import { createSharedView } from '../../../renderer/features/remote/joint/stage/view.ts';
import { syncDoc } from '../../../renderer/features/remote/joint/sync.ts';
import { createTestClock, createTestIds, createTestRoom } from '../../support/joint-room.ts';

function stage(people: readonly string[], options: { apart?: boolean } = {}) {
  const room = createTestRoom(people, options);
  const clock = createTestClock();
  const seats = new Map(
    people.map((who) => {
      const line = room.line(who);
      const floor = createFloor(line, clock);
      return [who, { line, floor, view: createSharedView(line, floor, clock), pointers: createPointers(line, clock) }];
    }),
  );
  const presenters = () => people.map((who) => seats.get(who)!.floor.state.get().presenter);
  return { room, clock, presenters, at: (who: string) => seats.get(who)! };
}

describe('presenting', () => {
  test('a free floor is taken at once; then it is asked for, seen by all, and given', () => {
    const { room, at, presenters } = stage(['advisor', 'expert', 'customer']);
    at('advisor').floor.ask();
    room.settle();
    expect(presenters()).toEqual(['advisor', 'advisor', 'advisor']);
    at('expert').floor.ask();
    room.settle();
    expect(presenters()).toEqual(['advisor', 'advisor', 'advisor']);
    for (const who of ['advisor', 'expert', 'customer']) expect(at(who).floor.state.get().asking).toEqual(['expert']);
    at('customer').floor.give('customer');
    at('advisor').floor.give('expert');
    room.settle();
    expect(presenters()).toEqual(['expert', 'expert', 'expert']);
    for (const who of ['advisor', 'expert', 'customer']) expect(at(who).floor.state.get().asking).toEqual([]);
  });

  test('a presenter who is there keeps it, however long the other waits', () => {
    const { room, clock, at, presenters } = stage(['advisor', 'expert']);
    at('advisor').floor.ask();
    room.settle();
    at('expert').floor.ask();
    room.settle();
    clock.pass(FLOOR_PATIENCE * 5);
    room.settle();
    expect(presenters()).toEqual(['advisor', 'advisor']);
    at('advisor').floor.keep('expert');
    room.settle();
    expect(at('expert').floor.state.get().asking).toEqual([]);
  });

  test.each(['has left the page', 'was cut off'])('a presenter who %s loses it after ten seconds, not before', (how) => {
    const { room, clock, at } = stage(['advisor', 'expert', 'customer']);
    at('advisor').floor.ask();
    room.settle();
    if (how === 'was cut off') for (const other of ['expert', 'customer']) room.cut('advisor', other);
    else at('advisor').floor.here(false);
    room.settle();
    expect(at('customer').floor.state.get().presenterAway).toBe(true);
    at('expert').floor.ask();
    room.settle();
    clock.pass(FLOOR_PATIENCE - 1);
    room.settle();
    expect(at('customer').floor.state.get().presenter).toBe('advisor');
    clock.pass(1);
    room.settle();
    expect(at('customer').floor.state.get()).toMatchObject({ presenter: 'expert', asking: [], presenterAway: false });
    if (how === 'was cut off') for (const other of ['expert', 'customer']) room.join('advisor', other);
    room.settle();
    expect(at('advisor').floor.state.get().presenter).toBe('expert');
  });

  test('two who take a free floor at once agree, whatever comes first', () => {
    for (const order of [['advisor>expert', 'expert>advisor'], ['expert>advisor', 'advisor>expert']]) {
      const { room, at, presenters } = stage(['advisor', 'expert', 'customer']);
      at('advisor').floor.ask();
      at('expert').floor.ask();
      for (const pair of order) room.deliver(pair);
      room.settle();
      expect(presenters()).toEqual(['advisor', 'advisor', 'advisor']);
    }
  });

  test('page, zoom and place follow the presenter alone, and who comes late sees them', () => {
    const { room, clock, at } = stage(['advisor', 'expert', 'customer'], { apart: true });
    room.join('advisor', 'expert');
    at('advisor').view.show('P1');
    at('advisor').view.move({ page: 3 });
    at('advisor').view.move({ zoom: 1.5, y: 0.4 });
    clock.pass(100);
    room.settle();
    expect(at('expert').view.view.get()).toEqual({ paper: 'P1', page: 3, zoom: 1.5, x: 0, y: 0.4 });
    at('expert').view.move({ page: 1 });
    at('expert').line.send('joint-view', { floor: { turn: 1, presenter: 'expert' }, view: { paper: 'P9', page: 1, zoom: 1, x: 0, y: 0 } });
    at('expert').line.send('joint-view', { floor: { turn: 1, presenter: 'advisor' }, view: null });
    clock.pass(100);
    room.settle();
    expect(at('advisor').view.view.get()).toMatchObject({ paper: 'P1', page: 3 });
    room.join('advisor', 'customer');
    room.settle();
    expect(at('customer').view.view.get()).toEqual({ paper: 'P1', page: 3, zoom: 1.5, x: 0, y: 0.4 });
    expect(at('customer').floor.state.get().presenter).toBe('advisor');
  });
});

describe('pointers', () => {
  test('are told at most thirty times a second, the last place always', () => {
    const { room, clock, at } = stage(['advisor', 'expert']);
    for (let step = 0; step <= 1_000; step += 1) {
      at('expert').pointers.point({ paper: 'P', page: 1, x: step / 1_000, y: 0 });
      clock.pass(1);
    }
    clock.pass(100);
    const told = room.sent.filter(({ kind }) => kind === 'joint-pointer');
    expect(told.length).toBeLessThanOrEqual(32);
    expect(told.length).toBeGreaterThan(25);
    room.settle();
    expect(at('advisor').pointers.trails.get()).toMatchObject([{ who: 'expert', to: { x: 1 } }]);
  });

  test('glide from place to place, and an overtaken one is not drawn', () => {
    const heard = stage(['advisor', 'expert']);
    const tell = (count: number, x: number | null) => {
      heard.at('expert').line.sendQuick('joint-pointer', { count, place: x === null ? null : { paper: 'P', page: 1, x, y: 0 } });
      heard.room.settle();
    };
    tell(1, 0);
    tell(3, 1);
    tell(2, 0.5);
    const [trail] = heard.at('advisor').pointers.trails.get();
    const now = heard.clock.now();
    expect([0, GLIDE / 2, GLIDE, GLIDE * 9].map((after) => placeAt(trail!, now + after).x)).toEqual([0, 0.5, 1, 1]);
    tell(4, null);
    expect(heard.at('advisor').pointers.trails.get()).toEqual([]);
  });

  test('go with who leaves', () => {
    const { room, at } = stage(['advisor', 'expert']);
    at('expert').pointers.point({ paper: 'P', page: 1, x: 0.5, y: 0.5 });
    room.settle();
    expect(at('advisor').pointers.trails.get()).toHaveLength(1);
    room.cut('advisor', 'expert');
    expect(at('advisor').pointers.trails.get()).toEqual([]);
  });
});

describe('marks', () => {
  const drawn = () => {
    const room = createTestRoom(['advisor', 'expert']);
    const clock = createTestClock();
    const marks = new Map(
      ['advisor', 'expert'].map((who) => {
        const doc = new Doc();
        syncDoc(room.line(who), doc);
        return [who, { doc, marks: createMarks({ doc, self: who, newId: createTestIds(who), now: clock.now }) }];
      }),
    );
    return { room, clock, of: (who: string) => marks.get(who)!.marks, doc: (who: string) => marks.get(who)!.doc };
  };

  test('are seen by all; each takes back their own last, and clearing takes one paper’s', () => {
    const { room, clock, of } = drawn();
    const add = (who: string, paper = 'P') => {
      of(who).add({ paper, page: 1, kind: 'arrow', points: [0.1, 0.1, 0.2, 0.2] });
      clock.pass(1);
    };
    add('advisor');
    add('expert');
    add('advisor');
    add('advisor', 'other');
    room.settle();
    expect(of('expert').all.get().map(({ author }) => author)).toEqual(['advisor', 'expert', 'advisor', 'advisor']);
    of('expert').undo('P');
    of('expert').undo('P');
    room.settle();
    expect(of('advisor').all.get().map(({ author, paper }) => `${author} ${paper}`)).toEqual(['advisor P', 'advisor P', 'advisor other']);
    of('expert').clear('P');
    room.settle();
    expect(of('advisor').all.get().map(({ paper }) => paper)).toEqual(['other']);
  });

  test('that are no marks are not drawn', () => {
    const { room, of, doc } = drawn();
    doc('expert').getMap('marks').set('a', { id: 'a', author: 'expert', paper: 'P', page: 1, kind: 'box', points: [0, 0, 7, 1], at: 1 });
    doc('expert').getMap('marks').set('b', '<svg onload=alert(1)>');
    room.settle();
    expect(of('advisor').all.get()).toEqual([]);
  });

  test('a stroke keeps its ends and its bends, not every point', () => {
    const straight = Array.from({ length: 1_000 }, (_, at) => [at / 100_000, 0.5]).flat();
    const kept = thinned(straight);
    expect(kept.slice(0, 2)).toEqual([0, 0.5]);
    expect(kept.slice(-2)).toEqual([0.01, 0.5]);
    expect(kept.length).toBeLessThan(20);
    expect(thinned([0.1, 0.1, 0.1, 0.1])).toEqual([0.1, 0.1, 0.1, 0.1]);
  });
});
