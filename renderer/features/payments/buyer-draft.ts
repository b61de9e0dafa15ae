/** Who an invoice is for, as it is typed, and back. */
import { Buyer } from '#shared/contract/payments/procedures.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';

export interface BuyerDraft {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly town: string;
  readonly businessId: string;
  readonly eInvoiceAddress: string;
  readonly operator: string;
}

export const EMPTY_BUYER: BuyerDraft = { name: '', address: '', postcode: '', town: '', businessId: '', eInvoiceAddress: '', operator: '' };

/** What is sent; fields left empty are not there. */
export function buyerOf(draft: BuyerDraft): Buyer {
  const { name, address, postcode, town, businessId, eInvoiceAddress, operator } = draft;
  // Typed with its VAT prefix or without a hyphen it is the same id, and goes out as it is written officially.
  const read = parseBusinessId(businessId);
  const optional = { businessId: read.ok ? read.businessId : businessId, eInvoiceAddress, operator };
  const given = Object.fromEntries(Object.entries(optional).flatMap(([field, text]) => (text.trim() === '' ? [] : [[field, text.trim()]])));
  return { name: name.trim(), address: address.trim(), postcode: postcode.trim(), town: town.trim(), ...given };
}

/** What is wrong, as field → key under `onInvoice.faults` in the texts of payments. */
export function buyerFaults(draft: BuyerDraft): ReadonlyMap<string, string> {
  const missing = (['name', 'address', 'town'] as const).filter((field) => draft[field].trim() === '').map((field): [string, string] => [field, 'missing']);
  const all: [string, string | null][] = [
    ['postcode', /^\d{5}$/.test(draft.postcode.trim()) ? null : 'postcode'],
    ['businessId', draft.businessId.trim() === '' || parseBusinessId(draft.businessId.trim()).ok ? null : 'businessId'],
    // An address without its operator reaches nobody, nor the other way round.
    ['operator', draft.eInvoiceAddress.trim() !== '' && draft.operator.trim() === '' ? 'operator' : null],
    ['eInvoiceAddress', draft.operator.trim() !== '' && draft.eInvoiceAddress.trim() === '' ? 'eInvoiceAddress' : null],
  ];
  return new Map([...missing, ...all.flatMap(([field, reason]): [string, string][] => (reason === null ? [] : [[field, reason]]))]);
}
