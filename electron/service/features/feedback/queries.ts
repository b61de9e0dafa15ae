import type { CardFlag } from '#shared/contract/feedback.ts';
import type { HubDb } from '../../kernel/db-hub.ts';

const MOST = 500;

/** Flags on a provider's cards, newest first; null means every provider's, an absent state both. */
export const flagsFor = async (db: HubDb, providerId: string | null, state: CardFlag['state'] | undefined): Promise<CardFlag[]> => {
  const rows = await db
    .selectFrom('card_flag')
    .leftJoin('point', 'point.station_id', 'card_flag.station_id')
    .selectAll('card_flag')
    .select('point.name as point_name')
    .$if(providerId !== null, (q) => q.where('card_flag.provider_id', '=', providerId!))
    .$if(state !== undefined, (q) => q.where('card_flag.state', '=', state!))
    .orderBy('card_flag.at', 'desc')
    .orderBy('card_flag.id', 'desc')
    .limit(MOST)
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
};
