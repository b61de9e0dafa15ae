/**
 * What a receipt says: name, contact and business id of whose money it is, date and time, number, what and how many,
 * what was paid, and the tax by rate (laki kuitintarjoamisvelvollisuudesta käteiskaupassa 658/2013, section 4).
 */
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { dateTimeText } from './amounts.ts';
import { hashStart, receiptCode } from './code.ts';
import type { Paper, PaperLine, PaperStyle } from './paper.ts';
import { paymentLines } from './paper-payment.ts';
import { payeeLines } from './paper-sold.ts';
import { speak, type Speech } from './texts.ts';

export interface PaperOptions {
  /** On a screen or in a document instead of on paper: it says so. */
  electronic?: boolean;
  /** A former try may have put the same receipt on paper already: says so, so that two of them puzzle nobody. */
  maybePrinted?: boolean;
}

const RULE: PaperLine = { kind: 'rule' };
const SPACE: PaperLine = { kind: 'space' };
const centred = (text: string, style: PaperStyle): PaperLine => ({ kind: 'text', text, style, align: 'center' });
const pair = (left: string, right: string, style: PaperStyle = 'plain'): PaperLine => ({ kind: 'pair', left, right, style });
const isSaid = (text: string | null | undefined): text is string => text !== null && text !== undefined && text !== '';

const warnings = (receipt: Receipt, { say }: Speech, options: PaperOptions): PaperLine[] => [
  ...(receipt.training ? [{ kind: 'banner' as const, text: say('training') }, centred(say('trainingNote'), 'strong')] : []),
  ...(receipt.kind === 'proForma' ? [{ kind: 'banner' as const, text: say('proForma') }, centred(say('proFormaNote'), 'strong')] : []),
  ...(receipt.copy > 0 ? [{ kind: 'banner' as const, text: say('copy', { number: receipt.copy }) }] : []),
  ...(options.maybePrinted ? [{ kind: 'banner' as const, text: say('maybePrinted') }, centred(say('maybePrintedNote'), 'plain')] : []),
];

const heading = (receipt: Receipt, speech: Speech): PaperLine[] => {
  const { say } = speech;
  const { point } = receipt;
  const contact = [point.address, point.phone === '' ? '' : say('telephone', { number: point.phone }), point.businessId === '' ? '' : say('businessId', { id: point.businessId })];
  return [
    centred(point.name, 'strong'),
    ...contact.filter(isSaid).map((text) => centred(text, 'small')),
    SPACE,
    // What is not a receipt has no number of one.
    ...(receipt.kind === 'proForma' ? [] : [centred(say(receipt.kind), 'large'), pair(say('number'), receipt.number)]),
    pair(say('time'), dateTimeText(receipt.localTime, speech)),
    pair(say('register'), say('shift', { name: receipt.register.name, number: receipt.register.shiftNumber })),
    ...(isSaid(receipt.cashier) ? [pair(say('cashier'), receipt.cashier)] : []),
    ...(isSaid(receipt.originalReceipt) ? [pair(say('original'), receipt.originalReceipt, 'strong')] : []),
    ...(isSaid(receipt.reason) ? [{ kind: 'text' as const, text: `${say('reason')}: ${receipt.reason}`, style: 'plain' as const, align: 'left' as const }] : []),
  ];
};

const ending = (receipt: Receipt, speech: Speech, options: PaperOptions, notInLetters: boolean): PaperLine[] => {
  const { say } = speech;
  const found: PaperLine[] =
    receipt.kind === 'proForma'
      ? []
      : [RULE, pair(say('journal', { sequence: receipt.journal.sequence }), hashStart(receipt.journal.hash), 'small'), SPACE, { kind: 'code', data: receiptCode(receipt) }, centred(say('code'), 'small')];
  const electronic = options.electronic && receipt.kind !== 'proForma' ? [centred(say('electronic'), 'small')] : [];
  const again: PaperLine[] = receipt.training ? [{ kind: 'banner', text: say('training') }] : [];
  const letters = notInLetters ? say('letters') : null;
  const languages = [letters, speech.note()].filter(isSaid).map((text) => centred(text, 'small'));
  return [...found, ...electronic, ...languages, ...again];
};

/** The receipt as lines in a language. Arabic letters are on no receipt printer: its readers get English, and are told why. */
export const paperOf = (receipt: Receipt, language: CustomerLanguage, options: PaperOptions = {}): Paper => {
  const notInLetters = language === 'ar';
  const speech = speak(notInLetters ? 'en' : language);
  const lines = [
    ...warnings(receipt, speech, options),
    ...heading(receipt, speech),
    ...payeeLines(receipt, speech),
    ...paymentLines(receipt, speech),
    ...ending(receipt, speech, options, notInLetters),
  ];
  return { language: speech.language, title: `${speech.say(receipt.kind)} ${receipt.number}`.trim(), issuedAt: receipt.issuedAt, lines };
};
