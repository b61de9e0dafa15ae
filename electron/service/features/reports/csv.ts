/** A report as CSV for Finnish spreadsheets: UTF-8 with BOM, semicolons, decimal comma, lines ended by CRLF. */
import type { ReportRow } from '#shared/contract/reports.ts';
import { Outcome, PermittedAct, TimeCategory, type ContentLanguage } from '#shared/contract/words.ts';

/** A cell that a spreadsheet would take for a formula is given as text (CSV injection, OWASP). */
const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value).replace('.', ',') : value;
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const minutes = (seconds: number) => Math.round((seconds / 60) * 100) / 100;

/** Column heads are the words' own keys with the language's texts before them where given. */
export const reportCsv = (rows: readonly ReportRow[], language: ContentLanguage, heads: Record<string, string>): string => {
  const name = (key: string) => heads[key] ?? key;
  const lines: (string | number)[][] = [
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
  ];
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
};
