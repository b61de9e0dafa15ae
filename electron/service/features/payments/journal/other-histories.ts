/** Registers whose journal the hub knows otherwise: their heads were refused, and a person has to act. */
import type { Chain } from '#shared/contract/payments/journal.ts';
import type { Read } from '../../../kernel/acts.ts';
import { CHAINS } from './verify.ts';
import { CO_SIGN, OTHER_HISTORY } from './co-sign-plan.ts';

/**
 * Told for as long as the register is in use: its journal cannot be mended, so it ends with a new register in its place.
 * `at` is when the head that was refused first was to be sent.
 */
export const otherHistories = (db: Read): { registerId: string; registerName: string; chain: Chain; at: string }[] =>
  db.all(db.q.selectFrom('register').select(['id', 'name']).where('active', '=', 1).orderBy('number')).flatMap(({ id, name }) =>
    CHAINS.flatMap((chain) => {
      const refused = db.first(
        db.q
          .selectFrom('job')
          .select((e) => e.fn.min('due_at').as('at'))
          .where('subject_id', '=', `${id}/${chain}`)
          .where('kind', '=', CO_SIGN)
          .where('state', '=', 'givenUp')
          .where('last_error', '=', OTHER_HISTORY),
      );
      return refused?.at ? [{ registerId: id, registerName: name, chain, at: refused.at }] : [];
    }),
  );
