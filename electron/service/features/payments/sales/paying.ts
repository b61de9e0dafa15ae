/** Tenders: cash over the counter, and the ends of card payments. When nothing is due any more the sale completes. */
import type { CardPayment, Sale, Tender } from '#shared/contract/payments/sales.ts';
import { roundCash } from '#shared/domain/cash-rounding.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { startCard } from '../card-payments/start.ts';
import { cardBooks } from '../card-books.ts';
import type { PaymentAct } from '../journal/append.ts';
import { finishCancelling, giveCardBack } from './cancelling.ts';
import { complete } from './completing.ts';
import { giveBackNext } from './giving-back.ts';
import { keepSale, linesIn, saleRow, tendersIn, toSale } from './stored.ts';
import { requireSale } from './till.ts';

type Wrong = 'tooMuch' | 'tooLittle' | 'notPayableInCash' | 'zero';
const wrongAmount = (reason: Wrong): Refusal => new Refusal('WRONG_AMOUNT', { reason });

/** Nobody gives a note more than the largest there is; so much change is a slip of the keyboard. */
const LARGEST_NOTE = 50_000;

const dueOf = (row: SaleTable): { dueCents: number; cashDueCents: number } => totalsOf(linesIn(row), tendersIn(row));

/** What of the bill the cash covers: all that is due, rounded once by law 890/2000, or a part that coins can pay. */
const cashPart = (row: SaleTable, wanted: number | undefined): Pick<Tender, 'cents' | 'roundingCents'> => {
  const { dueCents, cashDueCents } = dueOf(row);
  if (dueCents <= 0) throw wrongAmount('zero');
  if (wanted === undefined || wanted === dueCents || wanted === cashDueCents) return { cents: cashDueCents, roundingCents: cashDueCents - dueCents };
  if (wanted > dueCents) throw wrongAmount('tooMuch');
  if (roundCash(wanted) !== wanted) throw wrongAmount('notPayableInCash');
  return { cents: wanted, roundingCents: 0 };
};

/** Keeps the tender, and completes the sale when it was the last. */
const take = (act: PaymentAct, row: SaleTable, tender: Tender): SaleTable => {
  const paid = { ...row, state: 'open' as const, tenders: JSON.stringify([...tendersIn(row), tender]) };
  return dueOf(paid).dueCents === 0 ? complete(act, paid) : keepSale(act, paid);
};

/** Throws `WRONG_AMOUNT` and the refusals of `requireSale`. */
export const payCash = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; givenCents: number; cents?: number | undefined }): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'pay');
  const part = cashPart(row, input.cents);
  const changeCents = input.givenCents - part.cents;
  if (changeCents < 0) throw wrongAmount('tooLittle');
  if (changeCents >= LARGEST_NOTE) throw wrongAmount('tooMuch');
  return toSale(act, take(act, row, { id: act.newId(), kind: 'cash', ...part, givenCents: input.givenCents, changeCents, cardPaymentId: null }));
};

/** Starts a card payment for all that is due or a part. Throws `WRONG_AMOUNT`, `TERMINAL_AWAY` and the refusals of `requireSale`. */
export const payCard = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; cents?: number | undefined }): Sale => {
  const row = requireSale(act, advisor, input.saleId, 'pay');
  if (row.kind !== 'sale') return toSale(act, giveBackNext(act, row));
  const { dueCents } = dueOf(row);
  const cents = input.cents ?? dueCents;
  if (dueCents <= 0 || cents <= 0) throw wrongAmount('zero');
  if (cents > dueCents) throw wrongAmount('tooMuch');
  startCard(act, cardBooks, { id: row.id, registerId: row.register_id, shiftId: row.shift_id, training: row.training === 1 }, cents);
  return toSale(act, keepSale(act, { ...row, state: 'paying', by_card: 1 }));
};

/**
 * A card payment of the sale has its certain end: approved it is a tender, otherwise the sale is open again as it
 * was. Told twice it has one effect.
 */
export const cardEnded = (act: PaymentAct, saleId: string, { id, cents, state }: CardPayment): Sale => {
  const row = saleRow(act, saleId);
  const tenders = tendersIn(row);
  if (row.state !== 'paying' || tenders.some((tender) => tender.cardPaymentId === id)) return toSale(act, row);
  if (state !== 'approved') return toSale(act, keepSale(act, { ...row, state: 'open', cancelling: 0 }));
  const tender: Tender = { id: act.newId(), kind: 'card', cents, roundingCents: 0, givenCents: null, changeCents: null, cardPaymentId: id };
  const open: SaleTable = { ...row, state: 'open' };
  if (row.cancelling === 1) {
    const given = { ...open, tenders: JSON.stringify([...tenders, tender]) };
    return toSale(act, giveCardBack(act, given) ?? finishCancelling(act, given, row.reason));
  }
  const after = take(act, open, tender);
  return toSale(act, after.state === 'open' && after.kind !== 'sale' ? giveBackNext(act, after) : after);
};
