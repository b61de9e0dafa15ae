/** Cards at the hub: each provider's editor keeps its own. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { HubTransaction } from '../../kernel/db-hub.ts';
import { by, editorOf, ownProvider, type HubDeps, type HubOs } from '../../hub-os.ts';
import { textIn } from './rules.ts';
import { wholeLanguages } from './whole-languages.ts';

/** Writes a version into the hub's tables; it is in the feed once the publisher has been by. */
export const saveEdition = async (tx: HubTransaction, card: ServiceCard, editorId: string | null): Promise<void> => {
  const json = JSON.stringify(card);
  const values = { provider_id: card.providerId, version: card.version, name_fi: textIn(card.name, 'fi').text, json, published_at: card.publishedAt, in_feed: 0 };
  await tx.insertInto('card').values({ id: card.id, ...values }).onConflict((c) => c.column('id').doUpdateSet(values)).execute();
  await tx.insertInto('card_edition').values({ id: card.id, version: card.version, json, change_note: JSON.stringify(card.changeNote?.text ?? {}), editor_id: editorId, published_at: card.publishedAt }).execute();
};

export const cardsAtHubRouter = (os: HubOs, deps: HubDeps) => ({
  list: os.cards.list.handler(async ({ input, context }) => {
    const own = ownProvider(editorOf(context));
    const rows = await deps.db
      .selectFrom('card')
      .innerJoin('provider', 'provider.id', 'card.provider_id')
      .select(['card.json', 'provider.name as provider'])
      .$if(own !== null, (q) => q.where('card.provider_id', '=', own!))
      .$if(input.providerId !== undefined, (q) => q.where('card.provider_id', '=', input.providerId!))
      .orderBy('card.name_fi')
      .execute();
    const words = input.words.trim().toLowerCase();
    const cards = rows.map((row) => ({ card: JSON.parse(row.json) as ServiceCard, provider: row.provider })).filter(({ card }) => Object.values(card.name).some((name) => name?.toLowerCase().includes(words)));
    return {
      total: cards.length,
      rows: cards.slice(0, input.limit).map(({ card, provider }) => ({
        id: card.id,
        name: textIn(card.name, input.language).text,
        providerName: textIn(JSON.parse(provider) as ServiceCard['name'], input.language).text,
        version: card.version,
        publishedAt: card.publishedAt,
        languages: card.languages,
        exampleInstructions: card.exampleInstructions,
      })),
    };
  }),
  get: os.cards.get.handler(async ({ input, context }) => {
    const own = ownProvider(editorOf(context));
    const row = await deps.db
      .selectFrom('card')
      .innerJoin('provider', 'provider.id', 'card.provider_id')
      .select(['card.json', 'card.provider_id', 'provider.name', 'provider.short_name'])
      .where('card.id', '=', input.id)
      .executeTakeFirst();
    if (!row || (own !== null && row.provider_id !== own)) throw new Refusal('NOT_FOUND', { what: 'card' });
    return {
      card: JSON.parse(row.json) as ServiceCard,
      provider: { id: row.provider_id, name: JSON.parse(row.name) as ServiceCard['name'], shortName: JSON.parse(row.short_name) as ServiceCard['name'] },
    };
  }),
  publish: os.cards.publish.handler(async ({ input, context, path, errors }) => {
    const editor = editorOf(context);
    const own = ownProvider(editor);
    if (own !== null && input.card.providerId !== own) throw new Refusal('FORBIDDEN', { action: path.join('.') });
    if (!textIn(input.changeNote, 'fi').text) throw badField('changeNote', 'missing');
    const { version } = await deps.once(by(context, path), input, async (tx, now) => {
      const before = await tx.selectFrom('card').select(['version', 'provider_id']).where('id', '=', input.card.id).executeTakeFirst();
      if ((before?.version ?? 0) !== input.basedOnVersion) throw errors.VERSION_CONFLICT({ data: { version: before?.version ?? 0 } });
      if (before && before.provider_id !== input.card.providerId) throw badField('card.providerId', 'notOffered');
      const next = input.basedOnVersion + 1;
      const card: ServiceCard = { ...input.card, version: next, publishedAt: now, changeNote: { text: input.changeNote, at: now }, languages: wholeLanguages(input.card) };
      await saveEdition(tx, card, editor.id);
      return { version: next };
    });
    return { version, feedVersion: await deps.publisher.publishWaiting() };
  }),
});
