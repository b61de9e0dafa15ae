/** Names as the banks of the euro area all read them (European Payments Council, SEPA character set, EPC217-08). */

const ALLOWED = /[^A-Za-z0-9/\-?:().,'+ ]/g;
const LETTERS: Record<string, string> = { Ø: 'O', ø: 'o', Æ: 'AE', æ: 'ae', ß: 'ss', Đ: 'D', đ: 'd', Ŋ: 'N', ŋ: 'n', Ŧ: 'T', ŧ: 't', Ł: 'L', ł: 'l', '&': '+', '–': '-', '—': '-', '’': "'", '”': "'" };

/** A name in the SEPA set: letters without their marks, what has no likeness as a full stop, and never a slash at the ends or two together. */
export const sepaName = (text: string, length = 70): string =>
  [...text.normalize('NFC')]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(ALLOWED, '.')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/^[/\s]+|[/\s]+$/g, '')
    .slice(0, length)
    .trimEnd();

/** Whether an identifier may go to a bank as it is: it is never cut or changed, since it must come back the same. */
export const isSepaId = (text: string): boolean => text.length > 0 && text.length <= 35 && text.search(ALLOWED) === -1 && !text.startsWith('/') && !text.endsWith('/') && !text.includes('//');
