import { Refusal } from '../../kernel/errors.ts';
import { live, shared } from '../../kernel/live.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import { boardReader } from './board.ts';
import { callNext, callPicked, previewNext, recall } from './calls.ts';
import { reasonIn } from './columns.ts';
import { closeDesk, openDesk, pauseDesk } from './desk-acts.ts';
import { groupList, saveGroup } from './groups.ts';
import { answerHelpCall, callForHelp, endHelpCall, ownHelpCall, unansweredHelpCalls } from './help.ts';
import { createServiceTimes } from './lanes.ts';
import { placeView, slipOf, ticketBySecret, type PlaceDeps } from './place.ts';
import { displayState, terminalState, type ScreenDeps } from './screens.ts';
import { suggestions } from './suggest.ts';
import { takeNumber } from './taking.ts';
import { cancelAtDesk, cancelByCustomer, hold, missed, putBack } from './tickets.ts';
import { watched, watchedBoard } from './watching.ts';

const DONE = { ok: true } as const;
const PLACE_MERGE_MS = 1_000;

/** Numbers, calls, desks and groups, and what each screen watches of them. */
export const queueRouter = (os: StationOs, deps: StationDeps) => {
  const { db, clock, events, acts, zone } = deps;
  const settings = shared(() => ({ point: settingsOf(db) }), (changed) => events.subscribe('pointChanged', changed));
  const serviceMs = createServiceTimes({ db, clock });
  let sequence = 0;
  const screens: ScreenDeps = {
    db,
    zone,
    serviceMs,
    now: () => clock.now(),
    settings: () => settings().point,
    // Grows over restarts too, since the clock does.
    nextSequence: () => (sequence = Math.max(sequence + 1, Date.parse(clock.now()))),
  };
  const place: PlaceDeps = { address: deps.address, key: deps.secret('ticket'), serviceMs, pointName: () => settings().point?.name ?? '' };

  const onQueue = (changed: () => void) => events.subscribe('queueChanged', changed);
  const onHelp = (changed: () => void) => {
    const stops = [events.subscribe('helpChanged', changed), events.subscribe('deviceChanged', changed)];
    return () => stops.forEach((stop) => stop());
  };
  const onScreens = (changed: () => void) => {
    const stops = [onQueue(changed), events.subscribe('noticesChanged', changed)];
    return () => stops.forEach((stop) => stop());
  };
  const board = watchedBoard(boardReader(screens, (changed) => void events.subscribe('cardsChanged', changed)), onQueue, deps.ids.next());
  const display = watched(() => displayState(screens), onScreens);
  const terminal = watched(() => terminalState(screens), onScreens);

  const ownTicket = (secret: string | undefined) => {
    const ticket = secret ? ticketBySecret(db, secret) : null;
    if (!ticket) throw new Refusal('NOT_FOUND', { what: 'ticket' });
    return ticket;
  };

  return {
    terminal: os.queue.terminal.handler(() => terminalState(screens)),
    watchTerminal: os.queue.watchTerminal.handler(({ signal, lastEventId }) => terminal.watch(signal, lastEventId)),
    suggestGroup: os.queue.suggestGroup.handler(({ input }) => suggestions(db, groupList(db), input)),
    take: os.queue.take.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        const { point } = settings();
        if (!point) throw new Refusal('NOT_FOUND', { what: 'point' });
        const afterHours = context.caller.kind === 'advisor' && ['lead', 'administrator'].includes(advisorOf(context).role);
        return takeNumber(act, { place, zone, settings: point, afterHours }, input);
      }),
    ),
    slip: os.queue.slip.handler(({ input }) => {
      const slip = slipOf(db, place, input.ticketId);
      if (!slip) throw new Refusal('NOT_FOUND', { what: 'ticket' });
      return slip;
    }),
    watchPlace: os.queue.watchPlace.handler(({ context, signal, lastEventId }) => {
      const { id } = ownTicket(context.caller.ticketSecret);
      const read = () => placeView(db, place, id);
      return live({ subscribe: onQueue, read, mark: (state) => JSON.stringify(state), mergeMs: PLACE_MERGE_MS }, signal, lastEventId);
    }),
    cancelTicket: os.queue.cancelTicket.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        if (context.caller.kind !== 'phone') cancelAtDesk(act, advisorOf(context).id, input.ticketId);
        else {
          const ticket = ownTicket(context.caller.ticketSecret);
          if (ticket.id !== input.ticketId) throw new Refusal('NOT_FOUND', { what: 'ticket' });
          cancelByCustomer(act, ticket);
        }
        return DONE;
      }),
    ),

    board: os.queue.board.handler(() => board.read()),
    watchBoard: os.queue.watchBoard.handler(({ signal, lastEventId }) => board.watch(signal, lastEventId)),
    next: os.queue.next.handler(({ input }) => previewNext(db, input.deskId, clock.now())),
    openDesk: os.queue.openDesk.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => openDesk(act, advisorOf(context), input.deskId, input.groupIds))),
    closeDesk: os.queue.closeDesk.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => closeDesk(act, advisorOf(context), input.deskId))),
    pauseDesk: os.queue.pauseDesk.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => pauseDesk(act, advisorOf(context), input.deskId, input.paused))),
    callNext: os.queue.callNext.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => callNext(act, advisorOf(context).id, input.deskId))),
    call: os.queue.call.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => callPicked(act, advisorOf(context).id, input.deskId, input.ticketId, 'call'))),
    recall: os.queue.recall.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => recall(act, advisorOf(context).id, input.deskId))),
    noShow: os.queue.noShow.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        missed(act, advisorOf(context).id, input.deskId);
        return DONE;
      }),
    ),
    putBack: os.queue.putBack.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        putBack(act, advisorOf(context).id, input.deskId);
        return DONE;
      }),
    ),
    hold: os.queue.hold.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        hold(act, advisorOf(context).id, input.ticketId, input.reason ?? null);
        return DONE;
      }),
    ),
    resume: os.queue.resume.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => callPicked(act, advisorOf(context).id, input.deskId, input.ticketId, 'resume'))),
    explain: os.queue.explain.handler(({ input }) =>
      db
        .all(
          db.q
            .selectFrom('ticket_call')
            .innerJoin('desk', 'desk.id', 'ticket_call.desk_id')
            .select(['ticket_call.at', 'desk.number', 'ticket_call.why'])
            .where('ticket_call.ticket_id', '=', input.ticketId)
            .orderBy('ticket_call.at')
            .orderBy('ticket_call.id'),
        )
        .map((row) => ({ at: row.at, deskNumber: row.number, why: reasonIn(row.why) })),
    ),

    display: os.queue.display.handler(() => displayState(screens)),
    watchDisplay: os.queue.watchDisplay.handler(({ signal, lastEventId }) => display.watch(signal, lastEventId)),

    callForHelp: os.queue.callForHelp.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => callForHelp(act, input.language))),
    endHelpCall: os.queue.endHelpCall.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        endHelpCall(act, input.helpCallId);
        return DONE;
      }),
    ),
    watchOwnHelpCall: os.queue.watchOwnHelpCall.handler(({ context, signal, lastEventId }) =>
      live({ subscribe: onHelp, read: () => ({ call: ownHelpCall(db, context.caller.deviceId) }), mark: (state) => JSON.stringify(state) }, signal, lastEventId),
    ),
    watchHelpCalls: os.queue.watchHelpCalls.handler(({ signal, lastEventId }) => live({ subscribe: onHelp, read: () => unansweredHelpCalls(db), mark: (state) => JSON.stringify(state) }, signal, lastEventId)),
    answerHelpCall: os.queue.answerHelpCall.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        answerHelpCall(act, advisorOf(context).id, input.helpCallId);
        return DONE;
      }),
    ),

    groups: os.queue.groups.handler(() => groupList(db)),
    saveGroup: os.queue.saveGroup.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => saveGroup(act, input))),
  };
};
