import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { cardOf } from '../cards/index.ts';
import { keepFlag } from './keeping.ts';

/** Flags on cards: kept here, and sent to the provider through the outbox. */
export const feedbackRouter = (os: StationOs, deps: StationDeps) => ({
  flagCard: os.feedback.flagCard.handler(({ input, context, path }) => {
    // The provider is not the customer's authority for this: what singles a person out does not leave the point.
    if (personalDataIn(input.text).some((finding) => finding.certainty === 'sure')) throw badField('text', 'personalData');
    const advisor = advisorOf(context);
    return deps.acts.once(doing(context, path), input, (act) => {
      if (!cardOf(act, input.cardId, input.cardVersion)) throw new Refusal('NOT_FOUND', { what: 'card' });
      if (input.visitId !== null && !act.first(act.q.selectFrom('visit').select('id').where('id', '=', input.visitId))) throw new Refusal('NOT_FOUND', { what: 'visit' });
      const { kind, cardId, cardVersion, text } = input;
      const flagId = keepFlag(act, advisor.id, input, (id) => ({ flagId: id, kind, cardId, cardVersion, text }));
      act.emit('outboxFilled', {});
      return { flagId };
    });
  }),
});
