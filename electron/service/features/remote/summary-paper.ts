/** The summary on paper, from the point's slip printer. */
import type { ContentLanguage } from '#shared/contract/words.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { JobHandler } from '../../kernel/jobs.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { settingsOf } from '../point/index.ts';
import { paperBytes, paperLines, type TicketPrinter } from '../queue/index.ts';
import { recordRemote, type RemoteAct } from './change.ts';
import { sessionRow } from './rows.ts';
import { contentLanguageOf, say, summaryOf, type Said } from './summary.ts';

export const PRINT_SUMMARY = 'printSummary';

/** Older than the customer's stay: whoever finds it in the printer is another. */
const OF_USE_MS = 30 * 60_000;

/** Letters that the printer lacks are answered with a language its reader likely reads; the phone's page has them all. */
const onPaper = (row: RemoteSessionTable): RemoteSessionTable & { language: ContentLanguage } => ({ ...row, language: contentLanguageOf(row.language) });

/** In receiptline's markup. Throws `CONFLICT` with `noSummary`. */
export const summaryMarkup = (row: RemoteSessionTable, zone: string): string => {
  const readable = onPaper(row);
  const { language } = readable;
  const summary = summaryOf(readable);
  const label = (key: Parameters<typeof say>[1]) => paperLines(say(language, key).text).map((line) => `"${line}`);
  const value = ({ text }: Said) => text.split(/\r?\n/).flatMap((line) => paperLines(line));
  return [
    '{width:*}',
    ...paperLines(summary.pointName),
    '',
    ...label('title'),
    ...paperLines(formatDateTime(summary.at, language, zone)),
    '-',
    ...label('service'),
    ...value(summary.service),
    ...label('authority'),
    ...value(summary.authority),
    ...(summary.outcome ? [...label('outcome'), ...value(summary.outcome)] : []),
    '-',
    ...label('said'),
    ...value(summary.words ?? say(language, 'nothingSaid')),
    '=',
  ].join('\n');
};

/** Plans the printing. Throws `CONFLICT` with `noSummary` or `noSlipPrinter`. */
export const planSummary = (act: RemoteAct, row: RemoteSessionTable): void => {
  summaryOf(row);
  if ((settingsOf(act)?.printer.kind ?? 'none') === 'none') throw new Refusal('CONFLICT', { reason: 'noSlipPrinter' });
  act.plan(PRINT_SUMMARY, row.id, { at: act.now });
  recordRemote(act, row, 'summaryPrinted');
  act.emit('jobsPlanned', {});
};

/** The planned side effects of remote sessions. A summary printed twice says the same: no mark is needed between tries. */
export const remoteJobs = ({ db, clock, zone }: Pick<StationDeps, 'db' | 'clock' | 'zone'>, printer: TicketPrinter): Record<string, JobHandler> => ({
  [PRINT_SUMMARY]: async ({ subjectId, payload }) => {
    const settings = settingsOf(db);
    const planned = payload['at'];
    if (!settings || settings.printer.kind === 'none') return { giveUp: 'noPrinter' };
    if (typeof planned !== 'string' || Date.parse(clock.now()) - Date.parse(planned) > OF_USE_MS) return { giveUp: 'late' };
    const outcome = await printer.print(paperBytes(summaryMarkup(sessionRow(db, subjectId), zone)), settings.printer);
    return outcome === 'printed' ? 'done' : { retry: outcome };
  },
});
