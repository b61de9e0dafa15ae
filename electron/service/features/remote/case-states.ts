/** What became of this point's cases at the hub. */
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { later } from '../../kernel/clock.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteCaseTable } from '../../tables/remote.ts';
import { BY_ITSELF } from './change.ts';

const ANSWER_MS = 15_000;
/** The hub counts changes by its own clock, which may be behind this one. */
const MARGIN_MS = -86_400_000;

const ORDER: readonly RemoteCaseTable['state'][] = ['open', 'taken', 'answered', 'closed'];

/** Of what the hub said, that which goes on from what is known here. What is closed here is known no more. */
const newsOf = (db: Pick<StationDeps['db'], 'all' | 'q'>, said: readonly RemoteCase[]): RemoteCase[] => {
  const known = new Map(db.all(db.q.selectFrom('remote_case').select(['id', 'state', 'answer']).where('state', '!=', 'closed')).map((row) => [row.id, row]));
  return said.filter((one) => {
    const own = known.get(one.id);
    return own !== undefined && ORDER.indexOf(one.state) >= ORDER.indexOf(own.state) && (one.state !== own.state || one.answer !== own.answer);
  });
};

/**
 * Asks the hub for changes since the oldest case that is not closed was asked, and takes them in. A case never goes back:
 * what was closed here stays closed whatever the hub has heard. Quiet while the line is cut.
 */
export const syncCases = async (deps: StationDeps): Promise<void> => {
  const { db, hub, log } = deps;
  const oldest = db.first(db.q.selectFrom('remote_case').select('asked_at').where('state', '!=', 'closed').orderBy('asked_at').limit(1));
  const client = hub.client();
  if (!oldest || !client) return;
  try {
    const said = await client.remote.casesFor({ since: later(oldest.asked_at, MARGIN_MS) }, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (newsOf(db, said).length === 0) return;
    await deps.acts.act(BY_ITSELF, (act) => {
      // Asked for twice at once, by the minute and by the hub's word, it is news once.
      const news = newsOf(act, said);
      for (const { id, state, answer, answeredAt } of news) {
        const closed = state === 'closed' ? { closed_at: act.now, phone: null } : {};
        act.run(act.q.updateTable('remote_case').set({ state, answer, answered_at: answeredAt, ...closed }).where('id', '=', id));
        act.record({ kind: 'remote.caseChanged', subjectId: id, data: { state } });
      }
      if (news.length > 0) act.emit('casesChanged', {});
    });
  } catch (error) {
    log.warn({ error: String(error) }, 'the cases could not be asked for');
  }
};
