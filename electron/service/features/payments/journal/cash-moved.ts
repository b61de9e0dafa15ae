/** What an entry puts into the drawer or takes out of it, in cents: the projection that screens show between reports. */
import type { EntryBody } from '#shared/contract/payments/entries.ts';
import type { EntryKind } from '#shared/contract/payments/journal.ts';

type Entry = { [Kind in EntryKind]: { kind: Kind; body: EntryBody<Kind> } }[EntryKind];

/** Of a receipt its cash tenders, of the float and cash beside sales what was put in; every other entry moves none. */
export const cashMoved = ({ kind, body }: Entry): number => {
  if (kind === 'shiftOpened') return body.floatCents;
  if (kind === 'cashIn') return body.cents;
  if (kind === 'cashOut') return -body.cents;
  if (kind !== 'sale' && kind !== 'refund' && kind !== 'void') return 0;
  return body.sale.tenders.reduce((sum, tender) => sum + (tender.kind === 'cash' ? tender.cents : 0), 0);
};
