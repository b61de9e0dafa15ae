/** A notice in force at the point, put in place as the feed would. */
import type { Notice } from '#shared/contract/feed.ts';
import type { TestStation } from '../support/station.ts';

export const testNotice: Notice = {
  id: '01J00000000000000000000001',
  kind: 'disruption',
  providerId: 'poliisi',
  title: { fi: 'Häiriö', sv: 'Störning', en: 'Disruption' },
  text: { fi: 'Palvelu on poikki.', sv: 'Tjänsten ligger nere.', en: 'The service is down.' },
  cardIds: ['permit'],
  forPublic: true,
  from: '2026-01-01T00:00:00.000Z',
  until: '2027-01-01T00:00:00.000Z',
};

export const applyNotices = async (point: TestStation, notices: readonly Notice[] = [testNotice]): Promise<void> => {
  const { db, events } = point.station.deps;
  await db.write((w) => {
    for (const notice of notices) w.run(w.q.insertInto('notice').values({ id: notice.id, kind: notice.kind, provider_id: notice.providerId, valid_from: notice.from, valid_until: notice.until, json: JSON.stringify(notice) }));
  });
  events.publish('noticesChanged', {});
};
