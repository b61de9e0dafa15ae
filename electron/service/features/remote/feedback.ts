/** What the customer thought of the session: one to five, with a word if they like. */
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { remoteVisit } from '../visits/index.ts';
import { recordRemote, setSession, type RemoteAct } from './change.ts';
import { feedbackSettled } from './course.ts';
import { feedbackIsOpen } from './rules.ts';

/** Throws `CONFLICT` with `feedbackGiven` or `notAsked`, and `BAD_INPUT` for a word that singles a person out. */
export const keepFeedback = (act: RemoteAct, row: RemoteSessionTable, input: { stars: number; word?: string | undefined }): void => {
  if (row.stars !== null) throw new Refusal('CONFLICT', { reason: 'feedbackGiven' });
  if (!feedbackIsOpen(row, remoteVisit(act, row.visit_id), act.now)) throw new Refusal('CONFLICT', { reason: 'notAsked' });
  const word = input.word === undefined || input.word === '' ? null : input.word;
  if (word !== null && personalDataIn(word).some(({ certainty }) => certainty === 'sure')) throw badField('word', 'personalData');
  const after = setSession(act, row, { stars: input.stars, word });
  recordRemote(act, after, 'feedbackGiven', { stars: input.stars });
  feedbackSettled(act, after);
};
