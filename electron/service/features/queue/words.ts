/** Types the files of this slice share. */
import type { Selectable } from 'kysely';
import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import type { TicketTable } from '../../tables/station.ts';

export type QueueAct = Act<StationEvents>;
export type TicketRow = Selectable<TicketTable>;

/** A desk as the queue knows it: whether it serves, whom, and which groups. */
export interface DeskNow {
  id: string;
  number: number;
  open: boolean;
  paused: boolean;
  advisorId: string | null;
  groupIds: string[];
  ticketId: string | null;
  visitId: string | null;
}
