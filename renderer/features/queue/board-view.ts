/** What the advisor's queue column shows of the board, at an instant and for one desk. */
import type { DeskState, QueueBoard, WaitingTicket } from '#shared/contract/queue.ts';
import type { Localized } from '#shared/contract/words.ts';

export interface TicketRow {
  readonly ticket: WaitingTicket;
  readonly groupName: Localized;
  readonly waitedSeconds: number;
  readonly overTarget: boolean;
  /** The desk serves the ticket's group. */
  readonly mine: boolean;
  /** Handed over to a desk: only that one should call it. */
  readonly forDesk: DeskState | null;
}

export interface BoardView {
  readonly desk: DeskState | null;
  /** Called to this desk and not begun yet. */
  readonly called: TicketRow | null;
  /** This desk's groups first, then the others; each longest waiting first. */
  readonly waiting: readonly TicketRow[];
  readonly held: readonly TicketRow[];
  /** Called today and not come; they may be called again. */
  readonly missed: readonly TicketRow[];
  readonly openDesks: number;
  readonly desks: number;
  readonly overTarget: number;
}

const byTaken = (a: TicketRow, b: TicketRow): number => a.ticket.takenAt.localeCompare(b.ticket.takenAt, 'en');

/** @param now milliseconds since 1970 by the station's clock */
export function boardView(board: QueueBoard, deskId: string | null, now: number): BoardView {
  const desk = board.desks.find((candidate) => candidate.id === deskId) ?? null;
  const groups = new Map(board.groups.map((group) => [group.id, group]));
  const row = (ticket: WaitingTicket): TicketRow => {
    const waitedSeconds = Math.max(0, Math.floor((now - Date.parse(ticket.takenAt)) / 1_000));
    return {
      ticket,
      groupName: groups.get(ticket.groupId)?.name ?? {},
      waitedSeconds,
      overTarget: waitedSeconds > board.targetMinutes * 60,
      mine: desk?.groupIds.includes(ticket.groupId) ?? false,
      forDesk: board.desks.find((candidate) => candidate.id === ticket.deskId) ?? null,
    };
  };
  const rows = board.tickets.map(row);
  const waiting = rows.filter(({ ticket }) => ticket.state === 'waiting').toSorted((a, b) => Number(b.mine) - Number(a.mine) || byTaken(a, b));
  return {
    desk,
    called: rows.find(({ ticket }) => ticket.state === 'called' && ticket.id === desk?.ticketId) ?? null,
    waiting,
    held: rows.filter(({ ticket }) => ticket.state === 'held').toSorted(byTaken),
    missed: rows.filter(({ ticket }) => ticket.state === 'noShow').toSorted((a, b) => byTaken(b, a)),
    openDesks: board.desks.filter((candidate) => candidate.open && !candidate.paused).length,
    desks: board.desks.length,
    overTarget: waiting.filter((candidate) => candidate.overTarget).length,
  };
}

/** The desk at which the advisor sits now: the session's own, or the open desk in the advisor's name. */
export function deskOf(board: Pick<QueueBoard, 'desks'>, session: { readonly advisorId: string; readonly deskId: string | null }): DeskState | null {
  const mine = board.desks.filter((desk) => desk.open && desk.advisorId === session.advisorId);
  return mine.find((desk) => desk.id === session.deskId) ?? mine[0] ?? null;
}

/** Whole minutes, as waiting is told. */
export const minutesOf = (seconds: number): number => Math.floor(seconds / 60);
