/** The check that an entry's body is of its kind, with nothing else in it. */
import { entryBodies, type EntryBody } from '#shared/contract/payments/entries.ts';
import type { EntryKind } from '#shared/contract/payments/journal.ts';

type Paper = EntryBody<'sale'>;

/** What a receipt has from its sale. They are the same objects where the one was made of the other. */
const SHARED = ['lines', 'tenders', 'cardPayments', 'totals'] as const;

const ofSale = entryBodies.sale.shape.sale;
const ownOfReceipt = entryBodies.sale.shape.receipt.omit({ lines: true, tenders: true, cardPayments: true, totals: true });

const isPaper = (kind: EntryKind): boolean => kind === 'sale' || kind === 'refund' || kind === 'void';
const isShared = ({ sale, receipt }: Paper): boolean => SHARED.every((part) => receipt[part] === sale[part]);

/** What the receipt has from its sale is checked there, and once: that is most of both. */
const checkedPaper = ({ sale, receipt }: Paper): Paper => {
  const kept = ofSale.parse(sale);
  const { lines, tenders, cardPayments, totals } = kept;
  return { sale: kept, receipt: { ...ownOfReceipt.parse(receipt), lines, tenders, cardPayments, totals } };
};

/** Throws zod's error when the body is not of its kind. */
export const checkedBody = <Kind extends EntryKind>(kind: Kind, body: EntryBody<Kind>): EntryBody<Kind> => {
  // the body of a kind is of that kind's shape
  if (isPaper(kind) && isShared(body as Paper)) return checkedPaper(body as Paper) as EntryBody<Kind>;
  return entryBodies[kind].parse(body) as EntryBody<Kind>;
};
