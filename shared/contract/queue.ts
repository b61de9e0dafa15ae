/** Queue: tickets from the terminal to the desk, what each screen sees of them, and why who is next. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { checkedOnce, rowsCheckedOnce } from './checked-once.ts';
import { Notice } from './feed.ts';
import { ContentLanguage, CustomerLanguage, ForeignId, Id, Instant, LocalDate, Localized, LongText, ShortText } from './words.ts';

/** `P013`: the group's letter and a number of at least three digits. */
export const TicketNumber = z.string().regex(/^[A-ZÅÄÖ]\d{3,5}$/);

export const TicketState = z.enum(['waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'cancelled']);
export type TicketState = z.infer<typeof TicketState>;

/** Why this ticket and not another; the screen says it in words with the numbers given. */
export const CallReason = z.object({
  rule: z.enum(['longestWaiting', 'priority', 'promisedTime', 'handedOver', 'returned', 'picked', 'walkUp']),
  groupName: Localized,
  waitedSeconds: z.number().int().nonnegative(),
  /** How many were waiting in the desk's groups at that moment. */
  among: z.number().int().nonnegative(),
  /** Tickets that had waited longer and why each was passed over. */
  passedOver: z.array(z.object({ number: z.string(), because: z.enum(['otherGroup', 'priorityOfThis', 'held', 'reservedForDesk', 'picked']) })).max(5),
});
export type CallReason = z.infer<typeof CallReason>;

export const WaitRange = z.object({ fromMinutes: z.number().int().nonnegative(), toMinutes: z.number().int().nonnegative() });
export type WaitRange = z.infer<typeof WaitRange>;

export const Need = z.enum(['seat', 'interpreter', 'quiet', 'wheelchair']);
export type Need = z.infer<typeof Need>;

/** A group as the customer at the terminal sees it. */
export const GroupChoice = z.object({
  id: Id,
  letter: z.string(),
  name: Localized,
  examples: Localized,
  icon: z.string(),
  waiting: z.number().int(),
  /** Null while no open desk serves the group. */
  wait: WaitRange.nullable(),
  full: z.boolean(),
});
export type GroupChoice = z.infer<typeof GroupChoice>;

export const TerminalState = z.object({
  pointName: z.string(),
  state: z.enum(['open', 'closed', 'full']),
  /** Today's hours in words of digits, `9–16`, or empty when closed all day. */
  todayHours: z.string(),
  opensNext: z.object({ date: LocalDate, time: z.string() }).nullable(),
  groups: z.array(GroupChoice),
  printer: z.enum(['none', 'ready', 'outOfPaper', 'away']),
  languages: z.array(CustomerLanguage),
  notices: z.array(Notice),
});
export type TerminalState = z.infer<typeof TerminalState>;

export const TicketSlip = z.object({
  ticketId: Id,
  number: TicketNumber,
  groupName: Localized,
  language: CustomerLanguage,
  takenAt: Instant,
  ahead: z.number().int(),
  wait: WaitRange.nullable(),
  /** Address of the live place in the queue, shown as a QR code. */
  followUrl: z.string(),
  printing: z.enum(['queued', 'printed', 'none', 'outOfPaper', 'away']),
});
export type TicketSlip = z.infer<typeof TicketSlip>;

export const WaitingTicket = z.object({
  id: Id,
  number: TicketNumber,
  groupId: Id,
  state: TicketState,
  language: CustomerLanguage,
  needs: z.array(Need),
  takenAt: Instant,
  calledAt: Instant.nullable(),
  deskId: Id.nullable(),
  promisedAt: Instant.nullable(),
  priority: z.number().int().min(0).max(2),
  callCount: z.number().int(),
  /** The service the customer chose at the terminal. */
  cardId: ForeignId.nullable(),
  cardName: Localized.nullable(),
});
export type WaitingTicket = z.infer<typeof WaitingTicket>;

export const DeskState = z.object({
  id: Id,
  number: z.number().int(),
  name: z.string(),
  open: z.boolean(),
  paused: z.boolean(),
  advisorId: Id.nullable(),
  advisorName: z.string().nullable(),
  groupIds: z.array(Id),
  ticketId: Id.nullable(),
  visitId: Id.nullable(),
});
export type DeskState = z.infer<typeof DeskState>;

/** A group on the board; `position` is its place among the groups. `longestSince` is null while nobody waits. */
export const BoardGroup = z.object({ id: Id, position: z.number().int(), letter: z.string(), name: Localized, waiting: z.number().int(), longestSince: Instant.nullable(), wait: WaitRange.nullable() });
export type BoardGroup = z.infer<typeof BoardGroup>;

/** Everything the advisor's queue column shows: tickets in the order of their ids, desks of their numbers, groups of their positions. */
export const QueueBoard = z.object({
  /** Grows with each state that differs from the one before. */
  sequence: z.number().int(),
  at: Instant,
  tickets: z.array(WaitingTicket),
  desks: z.array(DeskState),
  groups: z.array(BoardGroup),
  targetMinutes: z.number().int(),
});
export type QueueBoard = z.infer<typeof QueueBoard>;

/** What became of rows: new ones whole, of altered ones the id and the fields that differ, of those gone the id. */
const rowsChanged = <Row extends z.ZodObject, Altered extends z.ZodObject>(row: Row, altered: Altered) => z.object({ added: z.array(row), altered: z.array(altered), gone: z.array(Id) });

/** What changed since the state numbered `after`; `applyBoardNews` makes the new state of the two. */
export const BoardChange = z.object({
  kind: z.literal('change'),
  after: z.number().int(),
  sequence: z.number().int(),
  at: Instant,
  tickets: rowsChanged(WaitingTicket, WaitingTicket.partial().extend({ id: Id })),
  desks: rowsChanged(DeskState, DeskState.partial().extend({ id: Id })),
  groups: rowsChanged(BoardGroup, BoardGroup.partial().extend({ id: Id })),
  targetMinutes: z.number().int(),
});
export type BoardChange = z.infer<typeof BoardChange>;

/** One message of the board's stream: the board itself to who has none or an old one, otherwise what changed. */
export const BoardNews = z.discriminatedUnion('kind', [QueueBoard.extend({ kind: z.literal('whole') }), BoardChange]);
export type BoardNews = z.infer<typeof BoardNews>;

/** A board of hundreds of desks is for the most part rows that were on the one before. */
const boardRows = { tickets: rowsCheckedOnce(WaitingTicket), desks: rowsCheckedOnce(DeskState) };

export const Call = z.object({ ticket: WaitingTicket, why: CallReason });
export type Call = z.infer<typeof Call>;

export const DisplayState = z.object({
  sequence: z.number().int(),
  at: Instant,
  pointName: z.string(),
  todayHours: z.string(),
  open: z.boolean(),
  /** Newest first. `callId` differs on each recall, so that the chime sounds once a call. */
  calls: z.array(
    z.object({ callId: Id, number: TicketNumber, deskNumber: z.number().int(), deskName: z.string(), language: CustomerLanguage, calledAt: Instant, active: z.boolean() }),
  ),
  groups: z.array(z.object({ letter: z.string(), name: Localized, waiting: z.number().int(), wait: WaitRange.nullable() })),
  notices: z.array(Notice),
  languages: z.array(ContentLanguage),
  viewingMetres: z.number(),
  panelInches: z.number(),
});
export type DisplayState = z.infer<typeof DisplayState>;

/** A customer who asks for a person at a terminal, until someone answers. */
export const HelpCall = z.object({
  id: Id,
  terminalName: z.string(),
  /** The desk of a paired terminal; null in the lobby. */
  deskNumber: z.number().int().nullable(),
  /** Null when the customer has not chosen one. */
  language: CustomerLanguage.nullable(),
  askedAt: Instant,
});
export type HelpCall = z.infer<typeof HelpCall>;

/** The call of one's own terminal: `coming` once an advisor has answered. */
export const OwnHelpCall = z.object({ id: Id, state: z.enum(['asked', 'coming']), language: CustomerLanguage.nullable(), askedAt: Instant });
export type OwnHelpCall = z.infer<typeof OwnHelpCall>;

const group = base.errors({
  NOTHING_WAITING: { status: 409, message: 'Nobody waits in the groups of this desk' },
  DESK_BUSY: { status: 409, message: 'The desk already has a customer', data: z.object({ number: z.string().nullable() }) },
  DESK_CLOSED: { status: 409, message: 'Open the desk first' },
  ALREADY_TAKEN: { status: 409, message: 'Another desk called this customer', data: z.object({ deskNumber: z.number().int().nullable() }) },
});

export const queue = {
  /** What the lobby terminal shows: open or not, groups, waits. */
  terminal: base.route({ method: 'GET', path: '/queue/terminal', tags: ['queue'] }).output(TerminalState),
  watchTerminal: base.route({ method: 'GET', path: '/queue/terminal/live', tags: ['queue'] }).output(eventIterator(checkedOnce(TerminalState))),
  /** The group for a need told in own words, with the cards that led to it. */
  suggestGroup: base
    .route({ method: 'GET', path: '/queue/suggest', tags: ['queue'] })
    .input(z.object({ words: z.string().trim().min(1).max(200), language: CustomerLanguage }))
    .output(z.array(z.object({ groupId: Id, cardId: ForeignId.nullable(), cardName: z.string().nullable() })).max(5)),
  take: base
    .route({ method: 'POST', path: '/queue/tickets', tags: ['queue'] })
    .errors({
      CLOSED: { status: 409, message: 'The point is closed' },
      FULL: { status: 409, message: 'No more numbers today' },
    })
    .input(command({ groupId: Id, language: CustomerLanguage, needs: z.array(Need).max(4).default([]), cardId: ForeignId.optional() }))
    .output(TicketSlip),
  /** Whether the slip came out; the terminal shows the number on screen in any case. */
  slip: base.route({ method: 'GET', path: '/queue/tickets/{ticketId}/slip', tags: ['queue'] }).input(z.object({ ticketId: Id })).output(TicketSlip),
  /** The customer's live place on a phone; the secret of the QR code is the right to it. */
  watchPlace: base
    .route({ method: 'GET', path: '/queue/place', tags: ['queue'] })
    .output(
      eventIterator(
        z.object({ ticketId: Id, number: TicketNumber, state: TicketState, ahead: z.number().int(), wait: WaitRange.nullable(), deskNumber: z.number().int().nullable(), language: CustomerLanguage, pointName: z.string() }),
      ),
    ),
  /** The customer gives the number up from the phone or the desk cancels it. */
  cancelTicket: base.route({ method: 'POST', path: '/queue/tickets/{ticketId}/cancel', tags: ['queue'] }).input(command({ ticketId: Id })).output(Done),

  board: base.route({ method: 'GET', path: '/queue/board', tags: ['queue'] }).output(checkedOnce(QueueBoard, boardRows)),
  /** The board and then its changes. A stream taken up with the last message's id goes on from there. */
  watchBoard: base.route({ method: 'GET', path: '/queue/board/live', tags: ['queue'] }).output(eventIterator(checkedOnce(BoardNews, boardRows))),
  /** Who would come to the desk now, and why. */
  next: base.route({ method: 'GET', path: '/queue/next', tags: ['queue'] }).input(z.object({ deskId: Id })).output(Call.nullable()),
  openDesk: base
    .route({ method: 'POST', path: '/queue/desks/{deskId}/open', tags: ['queue'] })
    .errors({ DESK_TAKEN: { status: 409, message: 'Another advisor has the desk', data: z.object({ advisorName: z.string() }) } })
    .input(command({ deskId: Id, groupIds: z.array(Id).min(1).max(30) }))
    .output(DeskState),
  closeDesk: group.route({ method: 'POST', path: '/queue/desks/{deskId}/close', tags: ['queue'] }).input(command({ deskId: Id })).output(DeskState),
  pauseDesk: base.route({ method: 'POST', path: '/queue/desks/{deskId}/pause', tags: ['queue'] }).input(command({ deskId: Id, paused: z.boolean() })).output(DeskState),
  callNext: group.route({ method: 'POST', path: '/queue/desks/{deskId}/call-next', tags: ['queue'] }).input(command({ deskId: Id })).output(Call),
  call: group.route({ method: 'POST', path: '/queue/desks/{deskId}/call', tags: ['queue'] }).input(command({ deskId: Id, ticketId: Id })).output(Call),
  /** Calls the desk's present ticket once more: the screen flashes and sounds again. */
  recall: group.route({ method: 'POST', path: '/queue/desks/{deskId}/recall', tags: ['queue'] }).input(command({ deskId: Id })).output(Call),
  noShow: group.route({ method: 'POST', path: '/queue/desks/{deskId}/no-show', tags: ['queue'] }).input(command({ deskId: Id })).output(Done),
  /** Back to the queue with the old waiting time, before the visit began. */
  putBack: group.route({ method: 'POST', path: '/queue/desks/{deskId}/put-back', tags: ['queue'] }).input(command({ deskId: Id })).output(Done),
  /** Parks a ticket (the customer fetches a paper); `resume` takes it up again at a desk. */
  hold: group.route({ method: 'POST', path: '/queue/tickets/{ticketId}/hold', tags: ['queue'] }).input(command({ ticketId: Id, reason: LongText.optional() })).output(Done),
  resume: group.route({ method: 'POST', path: '/queue/tickets/{ticketId}/resume', tags: ['queue'] }).input(command({ ticketId: Id, deskId: Id })).output(Call),
  /** Why a past call chose as it did. */
  explain: base
    .route({ method: 'GET', path: '/queue/tickets/{ticketId}/calls', tags: ['queue'] })
    .input(z.object({ ticketId: Id }))
    .output(z.array(z.object({ at: Instant, deskNumber: z.number().int(), why: CallReason }))),

  display: base.route({ method: 'GET', path: '/queue/display', tags: ['queue'] }).output(DisplayState),
  watchDisplay: base.route({ method: 'GET', path: '/queue/display/live', tags: ['queue'] }).output(eventIterator(checkedOnce(DisplayState))),

  /** A terminal has one open call: asking again answers with the one that stands. */
  callForHelp: base.route({ method: 'POST', path: '/queue/help-calls', tags: ['queue'] }).input(command({ language: CustomerLanguage.nullable() })).output(OwnHelpCall),
  /** The customer needs no help any more, or has got it. Harmless when the call is over. */
  endHelpCall: base.route({ method: 'POST', path: '/queue/help-calls/{helpCallId}/end', tags: ['queue'] }).input(command({ helpCallId: Id })).output(Done),
  watchOwnHelpCall: base
    .route({ method: 'GET', path: '/queue/help-calls/own', tags: ['queue'] })
    .output(eventIterator(z.object({ call: OwnHelpCall.nullable() }))),
  /** Calls that nobody has answered, the oldest first. */
  watchHelpCalls: base.route({ method: 'GET', path: '/queue/help-calls', tags: ['queue'] }).output(eventIterator(z.array(HelpCall))),
  /** The advisor goes to help: the call leaves the other desks' screens. */
  answerHelpCall: base
    .route({ method: 'POST', path: '/queue/help-calls/{helpCallId}/answer', tags: ['queue'] })
    .errors({ ALREADY_ANSWERED: { status: 409, message: 'Another advisor goes to help', data: z.object({ advisorName: z.string() }) } })
    .input(command({ helpCallId: Id }))
    .output(Done),

  /** Groups as the administrator edits them. */
  groups: base.route({ method: 'GET', path: '/queue/groups', tags: ['queue'] }).output(
    z.array(z.object({ id: Id, letter: z.string(), name: Localized, examples: Localized, icon: z.string(), words: z.array(z.string()), providerIds: z.array(ForeignId), dailyLimit: z.number().int().nullable(), active: z.boolean() })),
  ),
  saveGroup: base
    .route({ method: 'POST', path: '/queue/groups', tags: ['queue'] })
    .errors({ LETTER_TAKEN: { status: 409, message: 'Another group has the letter' } })
    .input(
      command({
        id: Id.optional(),
        letter: z.string().regex(/^[A-ZÅÄÖ]$/),
        name: Localized,
        examples: Localized,
        icon: z.string().max(40),
        /** Words by which a customer's own description leads here, besides the cards of its providers. */
        words: z.array(ShortText).max(100),
        providerIds: z.array(ForeignId).max(50),
        dailyLimit: z.number().int().min(1).max(99_999).nullable(),
        active: z.boolean(),
      }),
    )
    .output(z.object({ id: Id })),
};
