/** A customer at a terminal asks for a person: one call a terminal, until it is over. */
import type { HelpCall, OwnHelpCall } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { later } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { QueueAct } from './words.ts';

/** An answered call whose customer presses nothing is over after so many milliseconds: the advisor is there, or has been. */
const COMING_MS = 5 * 60_000;
/** Nobody stands at a terminal for so many milliseconds: a call without an answer is then over, and said to be. */
const UNANSWERED_MS = 30 * 60_000;

const open = (db: Read) => db.q.selectFrom('help_call').where('ended_at', 'is', null);

const openOf = (db: Read, deviceId: string) => db.first(open(db).selectAll().where('device_id', '=', deviceId));

/** The call of a terminal that is not over, or null. */
export const ownHelpCall = (db: Read, deviceId: string): OwnHelpCall | null => {
  const row = openOf(db, deviceId);
  return row ? { id: row.id, state: row.answered_at === null ? 'asked' : 'coming', language: row.language, askedAt: row.asked_at } : null;
};

/** What waits for an answer, the oldest first. A terminal that was shut out has nobody before it. */
export const unansweredHelpCalls = (db: Read): HelpCall[] =>
  db
    .all(
      open(db)
        .leftJoin('device', 'device.id', 'help_call.device_id')
        .leftJoin('desk', 'desk.id', 'device.desk_id')
        .select(['help_call.id', 'help_call.language', 'help_call.asked_at', 'device.name', 'desk.number'])
        .where('help_call.answered_at', 'is', null)
        .where('device.revoked_at', 'is', null)
        .orderBy('help_call.asked_at')
        .orderBy('help_call.id'),
    )
    .map((row) => ({ id: row.id, terminalName: row.name ?? '', deskNumber: row.number, language: row.language, askedAt: row.asked_at }));

/** Asks for a person. A terminal whose call still stands gets that one. */
export const callForHelp = (act: QueueAct, language: CustomerLanguage | null): OwnHelpCall => {
  const { deviceId } = act.doing.caller;
  const standing = ownHelpCall(act, deviceId);
  if (standing) return standing;
  const id = act.newId();
  act.run(act.q.insertInto('help_call').values({ id, device_id: deviceId, language, asked_at: act.now, answered_at: null, answered_by: null, ended_at: null, ended: null }));
  act.record({ kind: 'helpCall.asked', subjectId: id });
  act.emit('helpChanged', {});
  return { id, state: 'asked', language, askedAt: act.now };
};

const end = (act: QueueAct, id: string, ended: 'byCustomer' | 'lapsed') => {
  act.run(act.q.updateTable('help_call').set({ ended_at: act.now, ended }).where('id', '=', id));
  act.record({ kind: ended === 'lapsed' ? 'helpCall.lapsed' : 'helpCall.ended', subjectId: id });
  act.emit('helpChanged', {});
};

/** The customer takes the call back, or has got help. Throws `NOT_FOUND` for what is not this terminal's own call. */
export const endHelpCall = (act: QueueAct, id: string): void => {
  const row = act.first(act.q.selectFrom('help_call').select(['device_id', 'ended_at']).where('id', '=', id));
  if (row?.device_id !== act.doing.caller.deviceId) throw new Refusal('NOT_FOUND', { what: 'helpCall' });
  if (row.ended_at === null) end(act, id, 'byCustomer');
};

/**
 * The advisor goes to help. Throws `NOT_FOUND`, `ALREADY_ANSWERED` with who goes, and `CONFLICT` (`helpCallOver`)
 * when the customer has taken the call back.
 */
export const answerHelpCall = (act: QueueAct, advisorId: string, id: string): void => {
  const row = act.first(
    act.q.selectFrom('help_call').leftJoin('advisor', 'advisor.id', 'help_call.answered_by').select(['help_call.ended_at', 'help_call.answered_at', 'advisor.name']).where('help_call.id', '=', id),
  );
  if (!row) throw new Refusal('NOT_FOUND', { what: 'helpCall' });
  if (row.answered_at !== null) throw new Refusal('ALREADY_ANSWERED', { advisorName: row.name ?? '' });
  if (row.ended_at !== null) throw new Refusal('CONFLICT', { reason: 'helpCallOver' });
  act.run(act.q.updateTable('help_call').set({ answered_at: act.now, answered_by: advisorId }).where('id', '=', id));
  act.record({ kind: 'helpCall.answered', subjectId: id });
  act.audit({ detail: { helpCall: id } });
  act.emit('helpChanged', {});
};

const overdue = (db: Read, now: string) =>
  db.all(
    open(db)
      .select('id')
      .where((e) =>
        e.or([e('answered_at', '<=', later(now, -COMING_MS)), e.and([e('answered_at', 'is', null), e('asked_at', '<=', later(now, -UNANSWERED_MS))])]),
      ),
  );

export const hasOverdueHelp = (db: Read, now: string): boolean => overdue(db, now).length > 0;

/** Ends the calls whose time is over. */
export const lapseHelpCalls = (act: QueueAct): void => {
  for (const { id } of overdue(act, act.now)) end(act, id, 'lapsed');
};
