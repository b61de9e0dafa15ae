/** The board told by its changes: whatever happens and wherever the line is cut, a screen has the very board of the station. */
import { type Arbitrary, array, assert, boolean, constant, constantFrom, integer, nat, oneof, option, property, record, sample, subarray, tuple, uniqueArray } from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardGroup, BoardNews, DeskState, QueueBoard, WaitingTicket } from '#shared/contract/queue.ts';
import { BoardNews as NewsShape } from '#shared/contract/queue.ts';
import { applyBoardNews } from '#shared/domain/queue-board.ts';
import { boardStates } from '#service/features/queue/board-news.ts';

const idOf = (index: number) => `01KAN0000000000000000000${String(index).padStart(2, '0')}`;
const id = integer({ min: 0, max: 12 }).map(idOf);
const instant = integer({ min: 0, max: 3 }).map((minute) => `2026-03-02T08:0${minute}:00.000Z`);
const name = constantFrom({ fi: 'Luvat' }, { fi: 'Luvat', sv: 'Tillstånd' }, {});

const ticket: Arbitrary<WaitingTicket> = record({
  id,
  number: constantFrom('P001', 'V002'),
  groupId: id,
  state: constantFrom('waiting', 'called', 'serving', 'held', 'noShow'),
  language: constantFrom('fi', 'sv'),
  needs: subarray(['seat', 'interpreter']),
  takenAt: instant,
  calledAt: option(instant),
  deskId: option(id),
  promisedAt: option(instant),
  priority: integer({ min: 0, max: 2 }),
  callCount: integer({ min: 0, max: 3 }),
  cardId: option(id),
  cardName: option(name),
});
const desk: Arbitrary<DeskState> = record({ id, number: integer({ min: 1, max: 4 }), name: constantFrom('', 'Luvat'), open: boolean(), paused: boolean(), advisorId: option(id), advisorName: option(constant('Neuvoja')), groupIds: array(id, { maxLength: 3 }), ticketId: option(id), visitId: option(id) });
const group: Arbitrary<BoardGroup> = record({ id, position: integer({ min: 0, max: 4 }), letter: constantFrom('P', 'V'), name, waiting: nat({ max: 3 }), longestSince: option(instant), wait: option(record({ fromMinutes: nat({ max: 2 }), toMinutes: nat({ max: 2 }) })) });

const rows = <Row extends { id: string }>(row: Arbitrary<Row>, rank: (row: Row) => number) =>
  uniqueArray(row, { selector: (one) => one.id, maxLength: 8 }).map((all) => all.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)));
const board = record({ at: instant, tickets: rows(ticket, () => 0), desks: rows(desk, (row) => row.number), groups: rows(group, (row) => row.position), targetMinutes: constantFrom(10, 15) });

/** As it comes over the line. */
const sent = (news: BoardNews): BoardNews => NewsShape.parse(JSON.parse(JSON.stringify(news)));

interface Screen {
  board?: QueueBoard;
  mark?: string;
}

it('makes the station’s board of any changes, merged as they may be, over cuts and after forgetting all', () => {
  // Each state comes with what the two screens do then: hear of it, sleep through it, or begin anew.
  const doing = constantFrom('hear' as const, 'hear' as const, 'sleep' as const, 'anew' as const);
  assert(
    property(array(tuple(oneof(board, constant(null)), doing, doing), { minLength: 1, maxLength: 30 }), (course) => {
      const states = boardStates('run');
      const screens: Screen[] = [{}, {}];
      let former: Omit<QueueBoard, 'sequence'> | null = null;
      for (const [index, [given, ...acts]] of course.entries()) {
        const read: Omit<QueueBoard, 'sequence'> | null = given ?? former;
        if (read === null) continue;
        former = read;
        const now = states.take({ sequence: index + 1, ...structuredClone(read) });
        for (const [at, screen] of screens.entries()) {
          if (acts[at] === 'sleep') continue;
          if (acts[at] === 'anew') delete screen.mark;
          if (screen.mark !== states.mark()) {
            const value = applyBoardNews(screen.board, sent(states.news(screen.mark)));
            if (value === null) throw new Error('a change came for another board');
            Object.assign(screen, { board: value, mark: states.mark() });
          }
          expect(screen.board).toEqual(now);
          expect({ ...screen.board, sequence: 0, at: '' }).toEqual({ ...read, sequence: 0, at: '' });
        }
      }
    }),
    { numRuns: 60 },
  );
});

const empty: QueueBoard = { sequence: 1, at: '2026-03-02T08:00:00.000Z', tickets: [], desks: [], groups: [], targetMinutes: 10 };
const first = sample(ticket, { numRuns: 1, seed: 7 })[0]!;

it('is the same state when nothing on it changed, whenever it was read', () => {
  const states = boardStates('run');
  const one = states.take({ ...empty, tickets: [first] });
  expect(states.take({ ...empty, sequence: 2, at: '2026-03-02T08:01:00.000Z', tickets: [structuredClone(first)] })).toBe(one);
  expect(states.take({ ...empty, sequence: 3, targetMinutes: 15, tickets: [first] })).not.toBe(one);
});

it('tells of an altered row its id and what differs, and the same object to all who have the same', () => {
  const states = boardStates('run');
  states.take({ ...empty, tickets: [{ ...first, state: 'waiting', needs: ['seat'] }] });
  const mark = states.mark();
  states.take({ ...empty, sequence: 2, tickets: [{ ...first, state: 'held', needs: ['seat'] }] });
  expect(states.news(mark)).toMatchObject({ kind: 'change', after: 1, sequence: 2, tickets: { added: [], altered: [{ id: first.id, state: 'held' }], gone: [] } });
  expect(Object.keys(JSON.parse(JSON.stringify(states.news(mark))).tickets.altered[0])).toEqual(['state', 'id']);
  expect(states.news(mark)).toBe(states.news(mark));
  expect(states.news(undefined)).toBe(states.news('of another run.1'));
});

it('does not take a change that goes on from another state', () => {
  const states = boardStates('run');
  states.take(empty);
  const mark = states.mark();
  states.take({ ...empty, sequence: 2, targetMinutes: 15 });
  expect(applyBoardNews({ ...empty, sequence: 5 }, states.news(mark))).toBeNull();
  expect(applyBoardNews(undefined, states.news(mark))).toBeNull();
});
