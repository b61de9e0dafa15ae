import type { Notice } from '#shared/contract/feed.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { live } from '../../kernel/live.ts';
import { by, editorOf, ownProvider, type HubDeps, type HubOs } from '../../hub-os.ts';

/** Notices of a provider, and the word to stations that something new stands in the feed. */
export const feedAtHubRouter = (os: HubOs, deps: HubDeps) => ({
  notices: os.feed.notices.handler(async ({ context }) => {
    const own = ownProvider(editorOf(context));
    const rows = await deps.db
      .selectFrom('notice')
      .select('json')
      .where('withdrawn_at', 'is', null)
      .where('valid_until', '>', deps.clock.now())
      .$if(own !== null, (q) => q.where('provider_id', '=', own!))
      .orderBy('valid_from', 'desc')
      .execute();
    return rows.map((row) => JSON.parse(row.json) as Notice);
  }),
  publishNotice: os.feed.publishNotice.handler(async ({ input, context, path }) => {
    const { providerId } = editorOf(context);
    if (!providerId) throw new Refusal('CONFLICT', { reason: 'noProvider' });
    if (input.notice.until <= input.notice.from) throw badField('notice.until', 'beforeFrom');
    if (!input.notice.title.fi && !input.notice.title.sv && !input.notice.title.en) throw badField('notice.title', 'missing');
    const { cardIds } = input.notice;
    const answer = await deps.once(by(context, path), input, async (tx) => {
      const own = cardIds.length === 0 ? [] : await tx.selectFrom('card').select('id').where('id', 'in', cardIds).where('provider_id', '=', providerId).execute();
      if (own.length !== new Set(cardIds).size) throw badField('notice.cardIds', 'notOffered');
      const notice: Notice = { ...input.notice, id: deps.ids.next(), providerId };
      await tx.insertInto('notice').values({ id: notice.id, provider_id: providerId, valid_from: notice.from, valid_until: notice.until, withdrawn_at: null, json: JSON.stringify(notice) }).execute();
      return { noticeId: notice.id };
    });
    await deps.publisher.publishNotices();
    return answer;
  }),
  withdrawNotice: os.feed.withdrawNotice.handler(async ({ input, context, path }) => {
    const own = ownProvider(editorOf(context));
    const answer = await deps.once(by(context, path), input, async (tx, now) => {
      const row = await tx.selectFrom('notice').select('provider_id').where('id', '=', input.noticeId).executeTakeFirst();
      if (!row || (own !== null && row.provider_id !== own)) throw new Refusal('NOT_FOUND', { what: 'notice' });
      await tx.updateTable('notice').set({ withdrawn_at: now }).where('id', '=', input.noticeId).where('withdrawn_at', 'is', null).execute();
      return { ok: true } as const;
    });
    await deps.publisher.publishNotices();
    return answer;
  }),
  watchPublished: os.feed.watchPublished.handler(({ signal, lastEventId }) =>
    live({ subscribe: (changed) => deps.publisher.onPublished(changed), read: () => ({ version: deps.publisher.version() }), mark: (state) => String(state.version) }, signal, lastEventId),
  ),
});
