/** A report as CSV. */
import type { ReportRow } from '#shared/contract/reports.ts';
import { Outcome, PermittedAct, TimeCategory, type ContentLanguage } from '#shared/contract/words.ts';
import { csvText } from '#shared/domain/csv.ts';

const minutes = (seconds: number) => Math.round((seconds / 60) * 100) / 100;

/** Column heads are the words' own keys with the language's texts before them where given. */
export const reportCsv = (rows: readonly ReportRow[], language: ContentLanguage, heads: Record<string, string>): string => {
  const name = (key: string) => heads[key] ?? key;
  return csvText([
    ['key', 'name', 'visits', 'events', 'directMinutes', 'indirectMinutes', 'corrected'].map(name).concat(TimeCategory.options.map(name), Outcome.options.map(name), PermittedAct.options.map(name)),
    ...rows.map((row) => [
      row.key,
      row.label[language] ?? row.label.fi ?? row.key,
      row.visits,
      row.events,
      minutes(row.directSeconds),
      minutes(row.indirectSeconds),
      row.corrected,
      ...TimeCategory.options.map((category) => row.timeCategories[category] ?? 0),
      ...Outcome.options.map((outcome) => row.outcomes[outcome] ?? 0),
      ...PermittedAct.options.map((act) => row.acts[act] ?? 0),
    ]),
  ]);
};
