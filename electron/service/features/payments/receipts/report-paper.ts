/**
 * The X or Z report on paper: all that the report says, and the end of the journal's chain, whole and as a code. Paper
 * in a binder is beyond the reach of whoever changes the file: with it a cut or exchanged journal shows.
 */
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { dateText, dateTimeText } from './amounts.ts';
import { headCode } from './code.ts';
import type { Paper, PaperLine, PaperStyle } from './paper.ts';
import type { ReportNames, ReportSpeech } from './report-names.ts';
import { cashLines, sumLines, takingLines, watchedLines } from './report-sums.ts';
import { reportText, speak } from './texts.ts';

export interface ReportOptions {
  /** 0 is the first print. */
  copy?: number;
  /** A former try may have put the same report on paper already. */
  maybePrinted?: boolean;
}

const HASH_GROUP = 8;
const GROUPS_ON_A_LINE = 4;

const centred = (text: string, style: PaperStyle): PaperLine => ({ kind: 'text', text, style, align: 'center' });
const pair = (left: string, right: string, style: PaperStyle = 'plain'): PaperLine => ({ kind: 'pair', left, right, style });
const banner = (text: string): PaperLine => ({ kind: 'banner', text });

const titleOf = (report: ShiftReport, { tell }: ReportSpeech): string => (report.kind === 'x' ? tell('x') : tell('z', { number: report.number ?? '' }));

const warnings = (report: ShiftReport, { say, tell }: ReportSpeech, { copy = 0, maybePrinted = false }: ReportOptions): PaperLine[] => [
  ...(report.training ? [banner(say('training')), centred(tell('trainingNote'), 'strong')] : []),
  ...(copy > 0 ? [banner(say('copy', { number: copy }))] : []),
  ...(maybePrinted ? [banner(say('maybePrinted')), centred(tell('maybePrintedNote'), 'plain')] : []),
];

const heading = (report: ShiftReport, names: ReportNames, speech: ReportSpeech): PaperLine[] => {
  const { say, tell } = speech;
  const at = (instant: string) => dateTimeText(names.localTime(instant), speech);
  return [
    centred(names.point.name, 'strong'),
    ...(names.point.businessId === '' ? [] : [centred(say('businessId', { id: names.point.businessId }), 'small')]),
    { kind: 'space' },
    centred(titleOf(report, speech), 'large'),
    pair(say('register'), say('shift', { name: report.registerName, number: report.shiftNumber })),
    pair(tell('cashier'), names.cashier),
    pair(tell('day'), dateText(report.businessDate, speech)),
    pair(tell('opened'), at(report.from)),
    pair(tell(report.kind === 'z' ? 'closed' : 'taken'), at(report.to)),
  ];
};

/** In groups of eight, four on a line: what is compared by eye must not be one row of 64 characters. */
const hashLines = (hash: string): PaperLine[] => {
  const groups = hash.match(new RegExp(`.{1,${HASH_GROUP}}`, 'g')) ?? [];
  const lines: PaperLine[] = [];
  for (let at = 0; at < groups.length; at += GROUPS_ON_A_LINE) lines.push(centred(groups.slice(at, at + GROUPS_ON_A_LINE).join(' '), 'small'));
  return lines;
};

const headLines = ({ head }: ShiftReport, { tell }: ReportSpeech): PaperLine[] => [
  { kind: 'rule' },
  centred(tell('head'), 'strong'),
  pair(tell(head.chain), tell('row', { sequence: head.sequence })),
  ...hashLines(head.hash),
  { kind: 'space' },
  { kind: 'code', data: headCode(head) },
  centred(tell('code'), 'small'),
];

/** The report as lines, in the language of those who keep the books. */
export const reportPaper = (report: ShiftReport, language: ContentLanguage, names: ReportNames, options: ReportOptions = {}): Paper => {
  const speech: ReportSpeech = { ...speak(language), tell: (key, values) => reportText(language, key, values) };
  const lines = [
    ...warnings(report, speech, options),
    ...heading(report, names, speech),
    ...sumLines(report, speech),
    ...takingLines(report, names, speech),
    ...cashLines(report, names, speech),
    ...watchedLines(report, speech),
    ...headLines(report, speech),
    ...(report.training ? [banner(speech.say('training'))] : []),
  ];
  return { language, title: titleOf(report, speech), issuedAt: report.to, lines };
};
