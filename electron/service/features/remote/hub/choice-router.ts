import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { HubDeps, HubOs } from '../../../hub-os.ts';
import { expertOn } from './accounts.ts';
import type { Room } from './room.ts';

/** What an expert chooses from: whom to bring into the room, and the cards known best. */
export const choiceRouter = (os: HubOs, { db }: HubDeps, room: Room) => ({
  colleagues: os.remote.colleagues.handler(async ({ context }) => {
    await room.board.ready();
    const me = expertOn(room, context.caller.deviceId);
    const providers = new Map((await db.selectFrom('provider').select(['id', 'name']).execute()).map(({ id, name }) => [id, JSON.parse(name) as Localized]));
    return [...room.board.experts().values()]
      .filter((expert) => expert.active && expert.id !== me.id)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fi'))
      .map((expert) => ({ id: expert.id, kind: expert.kind, name: expert.name, languages: expert.languages, authority: expert.providerId ? (providers.get(expert.providerId) ?? null) : null, free: room.isFree(expert) }));
  }),
  skillCards: os.remote.skillCards.handler(async ({ context }) => {
    const { providerId } = expertOn(room, context.caller.deviceId);
    if (!providerId) return [];
    const rows = await db.selectFrom('card').select(['id', 'json', 'name_fi']).where('provider_id', '=', providerId).execute();
    // By the alphabet: a database orders by the letters' numbers, small ones after all capitals.
    return rows.toSorted((a, b) => a.name_fi.localeCompare(b.name_fi, 'fi') || (a.id < b.id ? -1 : 1)).map(({ id, json }) => ({ id, name: (JSON.parse(json) as ServiceCard).name }));
  }),
});
