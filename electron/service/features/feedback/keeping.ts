/** A flag as this point keeps it. */
import type { CardFlag } from '#shared/contract/feedback.ts';
import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';

export interface NewFlag {
  kind: CardFlag['kind'];
  cardId: string;
  cardVersion: number;
  visitId: string | null;
  /** Checked for personal data before. */
  text: string;
}

/** Keeps a flag and answers with its id. `toHub` is what the hub gets of it here; absent where another event of the same act tells it. */
export const keepFlag = (act: Act<StationEvents>, advisorId: string, flag: NewFlag, toHub?: (flagId: string) => Record<string, unknown>): string => {
  const flagId = act.newId();
  const { kind, cardId, cardVersion, text, visitId } = flag;
  act.run(act.q.insertInto('card_flag').values({ id: flagId, kind, card_id: cardId, card_version: cardVersion, visit_id: visitId, text, at: act.now, advisor_id: advisorId }));
  act.record({ kind: 'card.flagged', subjectId: flagId, visitId, data: { kind, cardId, cardVersion, text }, ...(toHub && { toHub: toHub(flagId) }) });
  return flagId;
};
