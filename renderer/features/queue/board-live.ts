/** The board as this screen keeps it. */
import { getEventMeta } from '@orpc/client';
import type { BoardNews, QueueBoard } from '#shared/contract/queue.ts';
import { applyBoardNews } from '#shared/domain/queue-board.ts';
import { type Joined, type Live, useLiveJoined, useStation } from '../../app/index.ts';

const joined = (former: QueueBoard | undefined, news: BoardNews): Joined<QueueBoard> | null => {
  const value = applyBoardNews(former, news);
  return value && { value, mark: getEventMeta(news)?.id };
};

/** The queue's board, kept up by its changes. */
export const useBoard = (): Live<QueueBoard> => useLiveJoined(useStation().queue.watchBoard, joined);
