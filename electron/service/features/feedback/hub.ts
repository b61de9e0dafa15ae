/** Flags at the hub: what desks say of a card reaches its provider. */
import { CardFlagged } from '#shared/contract/outbox.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Projection } from '../../kernel/inbox.ts';
import { flagsFor } from './queries.ts';
import { by, editorOf, ownProvider, type HubDeps, type HubOs } from '../../hub-os.ts';

/** Files a desk's flag under the card's provider; a card the hub does not know goes to nobody's list but is kept as received. */
export const fileFlag: Projection = async (tx, stationId, event) => {
  const flag = CardFlagged.parse(event.payload);
  const card = await tx.selectFrom('card').select(['provider_id', 'json']).where('id', '=', flag.cardId).executeTakeFirst();
  if (!card) return;
  await tx
    .insertInto('card_flag')
    .values({
      id: flag.flagId,
      station_id: stationId,
      kind: flag.kind,
      card_id: flag.cardId,
      card_version: flag.cardVersion,
      provider_id: card.provider_id,
      card_name: JSON.stringify((JSON.parse(card.json) as { name: object }).name),
      text: flag.text,
      at: event.at,
      state: 'open',
      answer: null,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
};

export const feedbackAtHubRouter = (os: HubOs, deps: HubDeps) => ({
  flags: os.feedback.flags.handler(({ input, context }) => flagsFor(deps.db, ownProvider(editorOf(context)), input.state)),
  resolveFlag: os.feedback.resolveFlag.handler(({ input, context, path }) => {
    const own = ownProvider(editorOf(context));
    return deps.once(by(context, path), input, async (tx) => {
      const flag = await tx.selectFrom('card_flag').select('provider_id').where('id', '=', input.flagId).executeTakeFirst();
      if (!flag || (own !== null && flag.provider_id !== own)) throw new Refusal('NOT_FOUND', { what: 'flag' });
      await tx.updateTable('card_flag').set({ state: 'resolved', answer: input.answer }).where('id', '=', input.flagId).execute();
      return { ok: true } as const;
    });
  }),
});
