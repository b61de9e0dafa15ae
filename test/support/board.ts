/** The board of a stream, kept up by its messages as a screen does it. */
import { getEventMeta } from '@orpc/client';
import type { BoardNews, QueueBoard } from '#shared/contract/queue.ts';
import { applyBoardNews } from '#shared/domain/queue-board.ts';

export interface ReadBoard {
  /** The board after the next message. */
  next: () => Promise<QueueBoard>;
  /** By which the stream goes on after a cut. */
  mark: () => string;
  /** What kind each message was, in order. */
  kinds: BoardNews['kind'][];
}

/** `had`: what was known before the cut after which the stream goes on. */
export const readBoard = (messages: AsyncIterable<BoardNews>, had?: QueueBoard): ReadBoard => {
  const stream = messages[Symbol.asyncIterator]();
  const kinds: BoardNews['kind'][] = [];
  let board = had;
  let mark: string | undefined;
  return {
    next: async () => {
      const { value, done } = await stream.next();
      if (done === true) throw new Error('the stream ended');
      kinds.push(value.kind);
      mark = getEventMeta(value)?.id;
      board = applyBoardNews(board, value) ?? undefined;
      if (!board) throw new Error('a change came for another board');
      return board;
    },
    mark: () => {
      if (mark === undefined) throw new Error('nothing with a mark has come');
      return mark;
    },
    kinds,
  };
};
