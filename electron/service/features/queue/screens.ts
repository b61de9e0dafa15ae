/** What the lobby terminal and info-TV show of the queue. Each state is whole: the newest replaces the former. */
import type { DisplayState, TerminalState } from '#shared/contract/queue.ts';
import type { PointSettings } from '#shared/contract/point.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { formatSpans, isOpen, nextOpening, todaySpans } from '#shared/domain/opening-hours.ts';
import type { Read } from '../../kernel/acts.ts';
import { later } from '../../kernel/clock.ts';
import { noticesInForce } from '../feed/index.ts';
import { givenToday, groupList, isFull } from './groups.ts';
import { servingDesks, waitIn, waitingByGroup } from './lanes.ts';
import { printerState } from './print-state.ts';

export interface ScreenDeps {
  db: Read;
  now: () => string;
  zone: string;
  settings: () => PointSettings | null;
  serviceMs: (groupId: string) => number;
  /** A number greater than the one before. */
  nextSequence: () => number;
}

/** Groups in use with who waits and how long a newcomer would. */
export const lanesNow = (deps: ScreenDeps) => {
  const desks = servingDesks(deps.db);
  const waiting = waitingByGroup(deps.db);
  const counts = new Map([...waiting].map(([id, lane]) => [id, lane.count]));
  return groupList(deps.db)
    .filter((group) => group.active || counts.has(group.id))
    .map((group) => ({ ...group, waiting: counts.get(group.id) ?? 0, since: waiting.get(group.id)?.since ?? null, wait: waitIn(group.id, desks, counts, deps.serviceMs(group.id)) }));
};

const CALLS_SHOWN = 8;
const CALLS_READ = 60;
const CALLS_SHOWN_MS = 12 * 60 * 60_000;

/** The last calls, each ticket once with its newest call. Not cut at midnight: a call of 23.59 is still to be seen. */
const lastCalls = (db: Read, now: string): DisplayState['calls'] => {
  const rows = db.all(
    db.q
      .selectFrom('ticket_call')
      .innerJoin('ticket', 'ticket.id', 'ticket_call.ticket_id')
      .innerJoin('desk', 'desk.id', 'ticket_call.desk_id')
      .select(['ticket_call.id', 'ticket_call.ticket_id', 'ticket_call.label', 'ticket.language', 'ticket_call.at', 'ticket_call.desk_id', 'desk.number', 'desk.name', 'ticket.state', 'ticket.desk_id as present_desk_id'])
      .where('ticket_call.at', '>', later(now, -CALLS_SHOWN_MS))
      .orderBy('ticket_call.at', 'desc')
      .orderBy('ticket_call.id', 'desc')
      .limit(CALLS_READ),
  );
  const seen = new Set<string>();
  return rows
    .filter((row) => !seen.has(row.ticket_id) && seen.add(row.ticket_id))
    .slice(0, CALLS_SHOWN)
    .map((row) => ({
      callId: row.id,
      number: row.label,
      deskNumber: row.number,
      deskName: row.name,
      language: row.language,
      calledAt: row.at,
      active: row.state === 'called' && row.present_desk_id === row.desk_id,
    }));
};

const CLOSED_ALL_WEEK: PointSettings['hours'] = { week: [[], [], [], [], [], [], []], exceptions: [] };

/** Info-TV. Before the point is set up it is closed and without a name. */
export const displayState = (deps: ScreenDeps): DisplayState => {
  const at = deps.now();
  const settings = deps.settings();
  const hours = settings?.hours ?? CLOSED_ALL_WEEK;
  return {
    sequence: deps.nextSequence(),
    at,
    pointName: settings?.name ?? '',
    todayHours: formatSpans(todaySpans(hours, at, deps.zone)),
    open: isOpen(hours, at, deps.zone),
    calls: lastCalls(deps.db, at),
    groups: lanesNow(deps).map(({ letter, name, waiting, wait }) => ({ letter, name, waiting, wait })),
    notices: noticesInForce(deps.db, at).filter((notice) => notice.forPublic),
    languages: settings?.contentLanguages ?? ['fi', 'sv', 'en'],
    viewingMetres: settings?.display.viewingMetres ?? 5,
    panelInches: settings?.display.panelInches ?? 55,
  };
};

/** The lobby terminal: `full` when no group has a number left. */
export const terminalState = (deps: ScreenDeps): TerminalState => {
  const at = deps.now();
  const settings = deps.settings();
  const hours = settings?.hours ?? CLOSED_ALL_WEEK;
  const open = isOpen(hours, at, deps.zone);
  const given = givenToday(deps.db, localDateOf(at, deps.zone));
  const groups = lanesNow(deps)
    .filter((lane) => lane.active)
    .map((lane) => ({ id: lane.id, letter: lane.letter, name: lane.name, examples: lane.examples, icon: lane.icon, waiting: lane.waiting, wait: lane.wait, full: isFull(lane, given) }));
  return {
    pointName: settings?.name ?? '',
    state: !open ? 'closed' : groups.length > 0 && groups.every((group) => group.full) ? 'full' : 'open',
    todayHours: formatSpans(todaySpans(hours, at, deps.zone)),
    opensNext: open ? null : nextOpening(hours, at, deps.zone),
    groups,
    printer: printerState(deps.db, settings !== null && settings.printer.kind !== 'none'),
    languages: settings?.customerLanguages ?? ['fi', 'sv', 'en'],
    notices: noticesInForce(deps.db, at).filter((notice) => notice.forPublic),
  };
};
