import type { Provider } from '#shared/contract/cards.ts';
import type { ReportedEvent, ReportFilter, ReportGrouping } from '#shared/contract/reports.ts';
import type { Localized } from '#shared/contract/words.ts';
import { badField } from '../../kernel/errors.ts';
import { editorOf, ownProvider, type HubDeps, type HubHandlerContext, type HubOs } from '../../hub-os.ts';
import { reportCsv } from './csv.ts';
import { lastSequences, reportedEvents } from './queries.ts';
import { countEvents } from './rules.ts';

/** Report heads in the reader's language, given by the host from `locales/`. */
export type ReportHeads = (language: 'fi' | 'sv' | 'en') => Record<string, string>;

/** Service reports: a provider's editor sees its own, an administrator all. */
export const reportsRouter = (os: HubOs, deps: HubDeps, heads: ReportHeads) => {
  const { db } = deps;
  const allowed = (filter: ReportFilter, context: HubHandlerContext): ReportFilter => {
    if (filter.from > filter.to) throw badField('to', 'beforeFrom');
    const own = ownProvider(editorOf(context));
    return own === null ? filter : { ...filter, providerId: own };
  };
  const labels = async (by: ReportGrouping): Promise<(event: ReportedEvent) => Localized> => {
    if (by !== 'provider') return (event) => (by === 'card' ? event.cardName : by === 'point' ? { fi: event.pointName } : { fi: event.businessDate });
    const providers = new Map((await db.selectFrom('provider').select(['id', 'name']).execute()).map((row) => [row.id, JSON.parse(row.name) as Provider['name']]));
    return (event) => providers.get(event.providerId) ?? { fi: event.providerId };
  };
  const counted = async (input: ReportFilter & { by: ReportGrouping }, context: HubHandlerContext) => countEvents(await reportedEvents(db, allowed(input, context)), input.by, await labels(input.by));

  return {
    services: os.reports.services.handler(async ({ input, context }) => ({ ...(await counted(input, context)), asOf: deps.clock.now(), lastEvents: await lastSequences(db) })),
    events: os.reports.events.handler(async ({ input, context }) => {
      const events = (await reportedEvents(db, allowed(input, context))).filter(
        (event) =>
          (!input.outcome || event.outcome === input.outcome) && (!input.act || event.acts.includes(input.act)) && (!input.timeCategory || event.timeCategory === input.timeCategory) && (!input.corrected || event.corrected),
      );
      return { rows: events.slice(input.offset, input.offset + input.limit), total: events.length };
    }),
    csv: os.reports.csv.handler(async ({ input, context }) => {
      const { rows, total } = await counted(input, context);
      return { fileName: `onedoor-${input.by}-${input.from}-${input.to}.csv`, text: reportCsv([...rows, total], input.language, heads(input.language)) };
    }),
  };
};
