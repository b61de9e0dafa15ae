/** Call-backs and questions as this point keeps them. */
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { isCaseLate } from '#shared/domain/case-clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import type { RemoteCaseTable } from '../../tables/remote.ts';
import { settingsOf } from '../point/index.ts';

/** The most that a desk's list shows; older ones are the provider's to find. */
const MOST = 500;

/** Throws `NOT_FOUND`. */
export const caseRow = (db: Read, id: string): RemoteCaseTable => {
  const row = db.first(db.q.selectFrom('remote_case').selectAll().where('id', '=', id));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'case' });
  return row;
};

/** `today` is the local date by which it is late or not. */
export const toCase = (db: Read, row: RemoteCaseTable, today: string): RemoteCase => ({
  id: row.id,
  kind: row.kind,
  pointName: settingsOf(db)?.name ?? '',
  cardId: row.card_id,
  cardName: JSON.parse(row.card_name) as RemoteCase['cardName'],
  providerId: row.provider_id,
  language: row.language,
  text: row.text,
  phone: row.phone,
  attachments: JSON.parse(row.attachments) as RemoteCase['attachments'],
  askedAt: row.asked_at,
  state: row.state,
  clock: {
    firstAnswerBy: row.first_answer_by,
    closeBy: row.close_by,
    late: isCaseLate({ state: row.state, firstAnswerBy: row.first_answer_by, closeBy: row.close_by }, today),
  },
  answer: row.answer,
  answeredAt: row.answered_at,
  correction: row.correction === 1,
});

/** Newest first; `open` are those without an answer. */
export const caseRows = (db: Read, state: 'open' | 'answered' | 'all'): RemoteCaseTable[] => {
  const query = db.q.selectFrom('remote_case').selectAll().orderBy('id', 'desc').limit(MOST);
  if (state === 'all') return db.all(query);
  return db.all(query.where('state', 'in', state === 'open' ? ['open', 'taken'] : ['answered']));
};
