/** Call-backs and written questions to a provider's experts, with the clock of the promise. */
import type { z } from 'zod';
import { CaseAsked, CaseClosed, CorrectionOffered } from '#shared/contract/remote/at-hub.ts';
import type { Attachment, RemoteCase } from '#shared/contract/remote/words.ts';
import { caseDays, isCaseLate } from '#shared/domain/case-clock.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Projection } from '../../../kernel/inbox.ts';
import { fileFlag } from '../../feedback/hub.ts';
import type { Bell } from './bell.ts';
import type { Deed } from './room.ts';
import type { ExpertNow, Reader } from './rows.ts';

const listed = async (db: Reader, now: string, where: { stationId: string; since: string | null } | { providerId: string } | { id: string }): Promise<RemoteCase[]> => {
  let query = db.selectFrom('remote_case').selectAll();
  if ('id' in where) query = query.where('id', '=', where.id);
  else if ('providerId' in where) query = query.where('provider_id', '=', where.providerId).orderBy('first_answer_by').orderBy('id');
  else query = query.where('station_id', '=', where.stationId).where('changed_at', '>', where.since ?? '').orderBy('changed_at').orderBy('id');
  const rows = await query.execute();
  const attachments = rows.length === 0 ? [] : await db.selectFrom('remote_case_attachment').select(['id', 'case_id', 'name', 'media_type', 'bytes']).where('case_id', 'in', rows.map(({ id }) => id)).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    pointName: row.point_name,
    cardId: row.card_id,
    cardName: JSON.parse(row.card_name) as RemoteCase['cardName'],
    providerId: row.provider_id,
    language: row.language,
    text: row.text,
    phone: row.phone,
    attachments: attachments.filter(({ case_id: id }) => id === row.id).map(({ id, name, media_type: mediaType, bytes }) => ({ id, name, mediaType, bytes })),
    askedAt: row.asked_at,
    state: row.state,
    clock: { firstAnswerBy: row.first_answer_by, closeBy: row.close_by, late: isCaseLate({ state: row.state, firstAnswerBy: row.first_answer_by, closeBy: row.close_by }, localDateOf(now)) },
    answer: row.answer,
    answeredAt: row.answered_at,
    correction: row.correction === 1,
  }));
};

/** Those of the expert's provider; `open` are all without an answer. An interpreter has none. */
export const casesOf = async (db: Reader, now: string, expert: ExpertNow, state: 'open' | 'answered' | 'all'): Promise<RemoteCase[]> => {
  if (!expert.providerId) return [];
  const all = await listed(db, now, { providerId: expert.providerId });
  return all.filter((one) => state === 'all' || (state === 'answered' ? one.state === 'answered' : one.state === 'open' || one.state === 'taken'));
};

/** Changes of a station's cases since an instant, oldest first. The phone went out from there, and comes back no more. */
export const casesSince = async (db: Reader, now: string, stationId: string, since: string | null): Promise<RemoteCase[]> => (await listed(db, now, { stationId, since })).map((one) => ({ ...one, phone: null }));

const ownCase = async (tx: HubTransaction, expert: ExpertNow, caseId: string) => {
  const row = await tx.selectFrom('remote_case').select(['provider_id', 'station_id', 'state', 'expert_id']).where('id', '=', caseId).executeTakeFirst();
  if (!row || row.provider_id !== expert.providerId) throw new Refusal('NOT_FOUND', { what: 'case' });
  if (row.state === 'answered' || row.state === 'closed') throw new Refusal('CONFLICT', { reason: 'caseAnswered' });
  if (row.expert_id !== null && row.expert_id !== expert.id) throw new Refusal('CONFLICT', { reason: 'caseTaken' });
  return row;
};

/** What the station of a case listens to. */
export const casesTopic = (stationId: string): string => `station-cases:${stationId}`;

/** Answers with the station it came from. Throws `CONFLICT` `caseTaken` when a colleague has it, `caseAnswered` when it is too late. */
export const takeCase = async (deed: Deed, expert: ExpertNow, caseId: string): Promise<string> => {
  const { station_id: stationId } = await ownCase(deed.tx, expert, caseId);
  await deed.tx.updateTable('remote_case').set({ state: 'taken', expert_id: expert.id, changed_at: deed.now }).where('id', '=', caseId).execute();
  await deed.note('caseTaken', { expertId: expert.id }, { caseId });
  return stationId;
};

/** As `takeCase`. */
export const answerCase = async (deed: Deed, expert: ExpertNow, caseId: string, answer: string): Promise<string> => {
  const { station_id: stationId } = await ownCase(deed.tx, expert, caseId);
  await deed.tx.updateTable('remote_case').set({ state: 'answered', expert_id: expert.id, answer, answered_at: deed.now, changed_at: deed.now }).where('id', '=', caseId).execute();
  await deed.note('caseAnswered', { expertId: expert.id }, { caseId });
  return stationId;
};

export const caseNow = async (db: Reader, now: string, caseId: string): Promise<RemoteCase> => (await listed(db, now, { id: caseId }))[0]!;

/** A document that came with a case, for experts of its provider alone. */
export const attachmentOf = async (db: Reader, expert: ExpertNow, caseId: string, attachmentId: string): Promise<z.infer<typeof Attachment>> => {
  const row = await db
    .selectFrom('remote_case_attachment')
    .innerJoin('remote_case', 'remote_case.id', 'remote_case_attachment.case_id')
    .select(['name', 'media_type', 'base64', 'provider_id'])
    .where('remote_case_attachment.id', '=', attachmentId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row || row.provider_id !== expert.providerId) throw new Refusal('NOT_FOUND', { what: 'attachment' });
  return { name: row.name, mediaType: row.media_type, base64: row.base64 };
};

/** How many of a provider's cases wait for an answer. */
export const openCases = async (db: Reader, providerId: string | null): Promise<number> => {
  if (!providerId) return 0;
  const row = await db.selectFrom('remote_case').select((e) => e.fn.countAll<number>().as('count')).where('provider_id', '=', providerId).where('state', 'in', ['open', 'taken']).executeTakeFirstOrThrow();
  return Number(row.count);
};

/** The inbox keeps each event as it came; of a case only what may stay is left in it, since the rest has its own rows. */
const leaveOut = async (tx: HubTransaction, eventId: string, payload: z.infer<typeof CaseAsked>): Promise<void> => {
  const kept = { ...payload, phone: null, attachments: payload.attachments.map((attachment) => ({ ...attachment, base64: '' })) };
  await tx.updateTable('received_event').set({ payload: JSON.stringify(kept) }).where('id', '=', eventId).execute();
};

const takeAsked = (bell: Bell): Projection => async (tx, stationId, event) => {
  const asked = CaseAsked.parse(event.payload);
  const days = caseDays(localDateOf(event.at));
  const { caseId, kind, pointName, cardId, cardName, providerId, language, text, phone } = asked;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('remote_case')
    .values({
      id: caseId,
      station_id: stationId,
      kind,
      point_name: pointName,
      card_id: cardId,
      card_name: JSON.stringify(cardName),
      provider_id: providerId,
      language,
      text,
      phone: kind === 'callback' ? phone : null,
      asked_at: event.at,
      state: 'open',
      expert_id: null,
      first_answer_by: days.firstAnswerBy,
      close_by: days.closeBy,
      answer: null,
      answered_at: null,
      correction: 0,
      changed_at: event.at,
    })
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) {
    for (const { id, name, mediaType, base64 } of asked.attachments) {
      await tx.insertInto('remote_case_attachment').values({ id, case_id: caseId, name, media_type: mediaType, bytes: Buffer.from(base64, 'base64').length, base64 }).execute();
    }
  }
  await leaveOut(tx, event.id, asked);
  bell.ring([`cases:${providerId}`]);
};

/** A closed case is done with its phone number. */
const takeClosed: Projection = async (tx, stationId, event) => {
  const { caseId } = CaseClosed.parse(event.payload);
  await tx.updateTable('remote_case').set({ state: 'closed', phone: null, changed_at: event.at }).where('id', '=', caseId).where('station_id', '=', stationId).execute();
};

/** Files the correction among the provider's flags, as a desk's own word that the card is wrong. */
const takeCorrection: Projection = async (tx, stationId, event) => {
  const { caseId, flagId, cardId, cardVersion, text } = CorrectionOffered.parse(event.payload);
  const { numUpdatedRows } = await tx.updateTable('remote_case').set({ correction: 1, changed_at: event.at }).where('id', '=', caseId).where('station_id', '=', stationId).executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  await fileFlag(tx, stationId, { ...event, kind: 'card.flagged', payload: { flagId, kind: 'cardWrong', cardId, cardVersion, text } });
};

export const caseProjections = (bell: Bell): Record<string, Projection> => ({ 'remote.caseAsked': takeAsked(bell), 'remote.caseClosed': takeClosed, 'remote.correctionOffered': takeCorrection });
