/** Flags at the hub: what desks say of a card reaches its provider. */
import type { CardFlag } from '#shared/contract/feedback.ts';
import { CardFlagged } from '#shared/contract/outbox.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Projection } from '../../kernel/inbox.ts';
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
  flags: os.feedback.flags.handler(async ({ input, context }): Promise<CardFlag[]> => {
    const own = ownProvider(editorOf(context));
    const rows = await deps.db
      .selectFrom('card_flag')
      .leftJoin('point', 'point.station_id', 'card_flag.station_id')
      .selectAll('card_flag')
      .select('point.name as point_name')
      .$if(own !== null, (q) => q.where('card_flag.provider_id', '=', own!))
      .$if(input.state !== undefined, (q) => q.where('card_flag.state', '=', input.state!))
      .orderBy('card_flag.at', 'desc')
      .limit(500)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind as CardFlag['kind'],
      cardId: row.card_id,
      cardVersion: row.card_version,
      cardName: JSON.parse(row.card_name) as CardFlag['cardName'],
      pointName: row.point_name ?? '',
      text: row.text,
      at: row.at,
      state: row.state as CardFlag['state'],
      answer: row.answer,
    }));
  }),
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
