/** The words of free-text opening hours, Finnish and Swedish. */

export type HoursToken =
  /** Monday 0 to Sunday 6, public holidays 7, their eves 8. */
  | { kind: 'days'; days: number[]; text: string }
  | { kind: 'hours'; opens: string; closes: string; text: string }
  /** A midday break, of the days before it or of every day. */
  | { kind: 'break'; opens: string; closes: string; everyDay: boolean; text: string }
  | { kind: 'to' | 'closed' | 'unknown'; text: string };

const WEEKDAYS = [
  'ma|må|mån|maanantai(?:sin|na|sta|hin)?|måndag(?:ar)?',
  'ti|tis|tiistai(?:sin|na|sta|hin)?|tisdag(?:ar)?',
  'ke|ons|keskiviikko(?:isin|na|sta|on)?|keskiviikkoisin|onsdag(?:ar)?',
  'to|tors|torstai(?:sin|na|sta|hin)?|torsdag(?:ar)?',
  'pe|fr|fre|perjantai(?:sin|na|sta|hin)?|fredag(?:ar)?',
  'la|lö|lör|lauantai(?:sin|na|sta|hin)?|lördag(?:ar)?',
  'su|sö|sön|sunnuntai(?:sin|na|sta|hin|t)?|söndag(?:ar)?',
];

const DAY_WORDS: readonly (readonly [RegExp, readonly number[]])[] = [
  ...WEEKDAYS.map((words, day) => [new RegExp(`^(?:${words})$`), [day]] as const),
  [/^(?:ark|arkisin|vardagar|vard)$/, [0, 1, 2, 3, 4]],
  [/^(?:päivittäin|dagligen)$/, [0, 1, 2, 3, 4, 5, 6]],
  [/^(?:juhla|arki)?pyh(?:ä|ät|inä|isin|äisin|äpäivä|äpäivät|äpäivinä|äpäivisin)$/, [7]],
  [/^(?:helgdag|helg|helgdagar)$/, [7]],
  [/^(?:aatto|aatot|aattoina|aattopäivät|aattopäivinä)$/, [8]],
  [/^(?:juhannus|joulu|uudenvuoden)(?:aatto|aattona|aattoina)$/, [8]],
];

const EVERY_DAY = /^(?:avoinna |palvelemme |olemme avoinna |auki )?(?:vuoden jokaisena päivänä|joka päivä)(?: avoinna)?(?=[\s.,!;:]|$)/;
const SILENT = /^(?:klo|kl|ja|sekä|och|myös|avoinna|auki|öppet|palvelemme|apteekki|on|aukioloaikamme|aukioloajat)$/;
const CLOSED = /^(?:suljettuna|suljettu|sulj|stängt|kiinni)$/;
/** `juhannus- ja jouluaatto`: two eves under one word. */
const PAIR_OF_EVES = /^(?:juhannus|joulu) ?- ?ja (?:juhannus|joulu)aat(?:to|tona|toina|ot)(?![\p{L}])/u;
/** `arki- ja juhlapyhinä`: two sorts of holiday under one word. */
const PAIR_OF_HOLIDAYS = /^arki ?- ?ja juhlapyhinä(?![\p{L}])/u;
const TIME = String.raw`(\d{1,2})(?:[.:,](\d{2}))?`;
const SPAN = new RegExp(String.raw`^${TIME} ?[-–—] ?(?:klo ?)?${TIME}(?![\d]|[.:]\d| ?[-–—] ?\d)`);
const BREAK = new RegExp(String.raw`^\(?(?:(päivittäin) )?(?:lounastauko|suljettu|sulj\.?) ?(?:klo )?${TIME} ?[-–—] ?${TIME}\)?`);

function clock(hour = '', minute = '00'): string | null {
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? time : null;
}

function tokenAt(rest: string): [length: number, token: HoursToken | null] {
  const skipped = /^(?:[\s,;.:|&!()/+]|'|\/)+/.exec(rest)?.[0];
  const pause = BREAK.exec(rest);
  if (pause !== null) {
    const [text, everyDay, ...parts] = pause;
    const [opens, closes] = [clock(parts[0], parts[1]), clock(parts[2], parts[3])];
    const right = opens !== null && closes !== null && opens < closes;
    return [text.length, right ? { kind: 'break', opens, closes, everyDay: everyDay !== undefined, text } : { kind: 'unknown', text }];
  }
  if (skipped !== undefined) return [skipped.length, null];
  const always = EVERY_DAY.exec(rest)?.[0];
  if (always !== undefined) return [always.length, /\d/.test(rest.slice(always.length, always.length + 12)) ? { kind: 'days', days: [0, 1, 2, 3, 4, 5, 6], text: always } : null];
  const eves = PAIR_OF_EVES.exec(rest)?.[0];
  if (eves !== undefined) return [eves.length, { kind: 'days', days: [8], text: eves }];
  const holidays = PAIR_OF_HOLIDAYS.exec(rest)?.[0];
  if (holidays !== undefined) return [holidays.length, { kind: 'days', days: [7], text: holidays }];
  const span = SPAN.exec(rest);
  if (span !== null) {
    const [text, ...parts] = span;
    const [opens, closes] = [clock(parts[0], parts[1]), clock(parts[2], parts[3])];
    return [text.length, opens !== null && closes !== null ? { kind: 'hours', opens, closes, text } : { kind: 'unknown', text }];
  }
  if (/^[-–—]/.test(rest)) return [1, { kind: 'to', text: rest.slice(0, 1) }];
  const word = /^\p{L}+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
  if (SILENT.test(word)) return [word.length, null];
  if (CLOSED.test(word)) return [word.length, { kind: 'closed', text: word }];
  const days = DAY_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  return [word.length, days === undefined ? { kind: 'unknown', text: rest.slice(0, 30) } : { kind: 'days', days: [...days], text: word }];
}

/**
 * One range in two languages at once is one range: `må-fre/ma-pe`, `ma/må-fre/pe`, and `maanantaista
 * perjantaihin`. Dots of abbreviations and line ends are spaces.
 */
function prepared(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(maanantai|tiistai|torstai|perjantai|lauantai)sta (\p{L}+(?:hin|on))(?!\p{L})/gu, '$1-$2')
    .replace(/(\d)(?=(?:ma|må|la|lö|su|sö)[\s-])/g, '$1 ')
    .trim();
}

/** The tokens of a text; one `unknown` for what no rule reads. */
export function hoursTokens(text: string): HoursToken[] {
  const tokens: HoursToken[] = [];
  const whole = prepared(text);
  for (let at = 0; at < whole.length; ) {
    const [length, token] = tokenAt(whole.slice(at));
    if (token !== null) tokens.push(token);
    at += Math.max(1, length);
  }
  return tokens;
}
