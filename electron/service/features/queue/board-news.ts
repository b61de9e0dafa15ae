/** The board's states as they are told: whole to who comes, to the others what changed since the state they have. */
import type { BoardChange, BoardNews, QueueBoard } from '#shared/contract/queue.ts';

/** A watcher that is further behind than this many states is told the whole. */
const STATES_KEPT = 32;

type Value = string | number | boolean | object | null;
const isSame = (one: unknown, other: unknown): boolean => one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));

const differing = <Row extends { id: string }>(former: Row, row: Row): { id: string } & Partial<Row> => {
  const fields: [string, Value][] = Object.entries(row);
  const before = new Map<string, Value>(Object.entries(former));
  // fields of the very row, its id put back among them
  return Object.assign({}, Object.fromEntries(fields.filter(([name, value]) => !isSame(before.get(name), value))) as Partial<Row>, { id: row.id });
};

/** The rows of a new state, those that did not change as the very objects of the former: whether a row changed is then seen by looking which it is. */
const settled = <Row extends { id: string }>(former: readonly Row[], rows: readonly Row[]): Row[] => {
  const before = new Map(former.map((row) => [row.id, row]));
  return rows.map((row) => {
    const known = before.get(row.id);
    return known && isSame(known, row) ? known : row;
  });
};

const rowsChanged = <Row extends { id: string }>(former: readonly Row[], rows: readonly Row[]): { added: Row[]; altered: ({ id: string } & Partial<Row>)[]; gone: string[] } => {
  const left = new Map(former.map((row) => [row.id, row]));
  const added: Row[] = [];
  const altered: ({ id: string } & Partial<Row>)[] = [];
  for (const row of rows) {
    const known = left.get(row.id);
    if (!known) added.push(row);
    else if (known !== row) altered.push(differing(known, row));
    left.delete(row.id);
  }
  return { added, altered, gone: [...left.keys()] };
};

/** What changed from one settled state to a later one. */
const changeOf = (former: QueueBoard, board: QueueBoard): BoardChange => ({
  kind: 'change',
  after: former.sequence,
  sequence: board.sequence,
  at: board.at,
  tickets: rowsChanged(former.tickets, board.tickets),
  desks: rowsChanged(former.desks, board.desks),
  groups: rowsChanged(former.groups, board.groups),
  targetMinutes: board.targetMinutes,
});

const isAsBefore = (former: QueueBoard, board: QueueBoard): boolean =>
  former.targetMinutes === board.targetMinutes &&
  (['tickets', 'desks', 'groups'] as const).every((rows) => former[rows].length === board[rows].length && former[rows].every((row, index) => row === board[rows][index]));

export interface BoardStates {
  /** The present state: the former itself when nothing on it changed. */
  take(board: QueueBoard): QueueBoard;
  /** The mark of the newest state. */
  mark(): string;
  /** What is sent of the newest state to one who has that of a mark; the same object for all with the same mark. */
  news(had: string | undefined): BoardNews;
}

/** `run` differs at each start of the station: a mark of before it is of no state that is kept. */
export const boardStates = (run: string): BoardStates => {
  const kept = new Map<string, QueueBoard>();
  const told = new Map<string, BoardNews>();
  let newest: QueueBoard | undefined;
  const markOf = (board: QueueBoard) => `${run}.${board.sequence}`;
  const present = (): QueueBoard => {
    if (!newest) throw new Error('no board was taken yet');
    return newest;
  };
  return {
    take: (board) => {
      const next = newest
        ? { ...board, tickets: settled(newest.tickets, board.tickets), desks: settled(newest.desks, board.desks), groups: settled(newest.groups, board.groups) }
        : board;
      if (newest && isAsBefore(newest, next)) return newest;
      newest = next;
      told.clear();
      kept.set(markOf(next), next);
      if (kept.size > STATES_KEPT) kept.delete(kept.keys().next().value!);
      return next;
    },
    mark: () => markOf(present()),
    news: (had) => {
      const board = present();
      const former = had === undefined || had === markOf(board) ? undefined : kept.get(had);
      const key = former && had !== undefined ? had : '';
      const news = told.get(key) ?? (former ? changeOf(former, board) : { kind: 'whole', ...board });
      told.set(key, news);
      return news;
    },
  };
};
