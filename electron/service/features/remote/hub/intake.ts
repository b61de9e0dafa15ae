/** From the stations' events: forms that were sent, and what each station recorded of its sessions. */
import { FormSent, SessionRecorded } from '#shared/contract/remote/at-hub.ts';
import type { ReceivedForm } from '#shared/contract/remote/form.ts';
import type { Projection } from '../../../kernel/inbox.ts';
import type { Bell } from './bell.ts';
import { caseProjections } from './cases.ts';
import type { ExpertNow, Reader } from './rows.ts';

const takeForm: Projection = async (tx, stationId, event) => {
  const { formId, sessionId, cardId, providerId, form, answers, confirmed, pointName } = FormSent.parse(event.payload);
  const values = { id: formId, station_id: stationId, session_id: sessionId, card_id: cardId, provider_id: providerId, point_name: pointName, form: JSON.stringify(form), answers: JSON.stringify(answers), confirmed: JSON.stringify(confirmed), sent_at: event.at };
  await tx.insertInto('received_form').values(values).onConflict((c) => c.column('id').doNothing()).execute();
};

/** A station reports a session again when the customer's stars come late; it speaks for its own sessions alone. */
const takeRecord: Projection = async (tx, stationId, event) => {
  const recorded = SessionRecorded.parse(event.payload);
  const session = await tx.selectFrom('remote_session').select('station_id').where('id', '=', recorded.sessionId).executeTakeFirst();
  if (session && session.station_id !== stationId) return;
  const { sessionId, eventId, visitId, waitingSeconds, talkingSeconds, advisorAfterWorkSeconds, stars, word } = recorded;
  const values = { station_id: stationId, event_id: eventId, visit_id: visitId, waiting_seconds: waitingSeconds, talking_seconds: talkingSeconds, advisor_after_work_seconds: advisorAfterWorkSeconds, stars, word };
  await tx.insertInto('recorded_session').values({ session_id: sessionId, ...values }).onConflict((c) => c.column('session_id').doUpdateSet(values).where('recorded_session.station_id', '=', stationId)).execute();
};

export const remoteProjections = (bell: Bell): Record<string, Projection> => ({ ...caseProjections(bell), 'remote.formSent': takeForm, 'remote.sessionRecorded': takeRecord });

/** The newest first; an interpreter's provider has none. */
const FORMS_SHOWN = 200;

/** Forms that an expert's provider has received. */
export const formsOf = async (db: Reader, expert: ExpertNow): Promise<ReceivedForm[]> => {
  if (!expert.providerId) return [];
  const rows = await db.selectFrom('received_form').selectAll().where('provider_id', '=', expert.providerId).orderBy('sent_at', 'desc').limit(FORMS_SHOWN).execute();
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    cardId: row.card_id,
    form: JSON.parse(row.form) as ReceivedForm['form'],
    answers: JSON.parse(row.answers) as ReceivedForm['answers'],
    confirmed: JSON.parse(row.confirmed) as string[],
    sentAt: row.sent_at,
    pointName: row.point_name,
  }));
};
