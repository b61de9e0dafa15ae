/** The printed slip: a large number, the group, the time, who is ahead, and the address to follow. Nothing personal. */
import type { TicketSlip } from '#shared/contract/queue.ts';
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import en from '../../../../locales/en/slip.json' with { type: 'json' };
import fi from '../../../../locales/fi/slip.json' with { type: 'json' };
import sv from '../../../../locales/sv/slip.json' with { type: 'json' };
import { paperBytes, paperLines, plain } from './slip-paper.ts';

const TEXTS: Readonly<Record<ContentLanguage, typeof fi>> = { fi, sv, en };

/**
 * Languages on paper. The printers' character set has Latin letters of western Europe, so Cyrillic, Arabic and
 * the Sámi letters cannot be printed: those slips are in a language their reader likely reads, and in Finnish,
 * which everyone at the point can help with.
 */
const ON_PAPER: Readonly<Record<CustomerLanguage, readonly ContentLanguage[]>> = {
  fi: ['fi'],
  sv: ['sv'],
  en: ['en'],
  se: ['fi'],
  uk: ['en', 'fi'],
  ru: ['en', 'fi'],
  ar: ['en', 'fi'],
  so: ['en', 'fi'],
};

const fill = (text: string, values: Readonly<Record<string, string | number>>): string => text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? ''));

export interface SlipPaper {
  pointName: string;
  zone: string;
  /** The slip may be on paper already: says so, so that two with the same number puzzle nobody. */
  copy: boolean;
}

const linesIn = (language: ContentLanguage, slip: TicketSlip, paper: SlipPaper): string[] => {
  const texts = TEXTS[language];
  const text = paperLines;
  const strong = (words: string) => text(words).map((line) => `"${line}`);
  return [
    ...(paper.copy ? strong(texts.copy) : []),
    ...text(texts.title),
    ...strong(chooseText(slip.groupName, language)?.text ?? ''),
    ...text(fill(texts.takenAt, { time: formatDateTime(slip.takenAt, language, paper.zone) })),
    ...text(fill(texts.ahead, { count: slip.ahead })),
    ...(slip.wait ? text(fill(texts.wait, { from: slip.wait.fromMinutes, to: slip.wait.toMinutes })) : []),
    ...text(texts.watch),
  ];
};

/** The slip in receiptline's markup. */
export const slipMarkup = (slip: TicketSlip, paper: SlipPaper): string => {
  const [first = 'fi', ...others] = ON_PAPER[slip.language];
  const more = others.flatMap((language) => ['-', ...linesIn(language, slip, paper)]);
  const follow = slip.followUrl ? [plain(TEXTS[first].follow), `{code:${slip.followUrl};option:qrcode,5,m}`] : [];
  return ['{width:*}', ...paperLines(paper.pointName), '', `^^^^^^${slip.number}`, '', ...linesIn(first, slip, paper), ...more, '', ...follow, '='].join('\n');
};

/** The slip in ESC/POS with code page 858; it ends with a cut. */
export const slipBytes = (slip: TicketSlip, paper: SlipPaper): Uint8Array => paperBytes(slipMarkup(slip, paper));
