/** The queue's board as a screen keeps it: the whole once, then what changes. */
import type { BoardNews, QueueBoard } from '../contract/queue.ts';

interface Rows<Row> {
  added: Row[];
  altered: ({ id: string } & { [Field in keyof Row]?: Row[Field] | undefined })[];
  gone: string[];
}

const applied = <Row extends { id: string }>(rows: readonly Row[], { added, altered, gone }: Rows<Row>, inOrder: (one: Row, other: Row) => number): Row[] => {
  const changes = new Map(altered.map((change) => [change.id, change]));
  const left = new Set(gone);
  const stay = rows
    .filter((row) => !left.has(row.id))
    .map((row) => {
      const change = changes.get(row.id);
      return change ? Object.assign({}, row, change) : row;
    });
  return [...stay, ...added].toSorted(inOrder);
};

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : Number(one.id > other.id));

/**
 * The board after a message of its stream. Null when the message goes on from another state than this one: then the
 * board must be asked for anew.
 */
export const applyBoardNews = (board: QueueBoard | undefined, news: BoardNews): QueueBoard | null => {
  if (news.kind === 'whole') {
    const { kind: _kind, ...whole } = news;
    return whole;
  }
  if (board?.sequence !== news.after) return null;
  return {
    sequence: news.sequence,
    at: news.at,
    tickets: applied(board.tickets, news.tickets, byId),
    desks: applied(board.desks, news.desks, (one, other) => one.number - other.number || byId(one, other)),
    groups: applied(board.groups, news.groups, (one, other) => one.position - other.position || byId(one, other)),
    targetMinutes: news.targetMinutes,
  };
};
