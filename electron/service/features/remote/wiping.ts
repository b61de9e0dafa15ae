/** What customers wrote goes to its provider and does not stay on its way there. */
import { later } from '../../kernel/clock.ts';
import type { StationDeps } from '../../station-os.ts';

/** A hub that lost its newest data is offered them again within this; afterwards it has them for good. */
const KEPT_MS = 7 * 86_400_000;

/** Empties forms, questions and phone numbers in the outbox a week after the hub said that it has them. */
export const wipeSent = ({ db, clock }: Pick<StationDeps, 'db' | 'clock'>): Promise<void> =>
  db.write((w) => {
    w.run(w.q.updateTable('outbox').set({ payload: '{}' }).where('kind', 'in', ['remote.formSent', 'remote.caseAsked']).where('acknowledged_at', '<', later(clock.now(), -KEPT_MS)).where('payload', '!=', '{}'));
  });
