/** Addresses by which a customer's phone gets a receipt, for a limited time. */
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { digest } from '../../../kernel/ids.ts';
import { LINK_DAYS, linkSecret } from '../../../kernel/phone-page.ts';
import type { SecretKey } from '../../../kernel/secrets.ts';
import type { ReceiptLinkTable } from '../../../tables/receipts.ts';
import type { PaymentAct } from '../journal/append.ts';
import { deskIdsOf } from '../registers/queries.ts';
import { requireReceipt } from './stored.ts';

const DAY_MS = 86_400_000;

const bySecret = compiledOnce((q, param) => q.selectFrom('receipt_link').selectAll().where('secret_hash', '=', param('hash')));
const ofReceipt = compiledOnce((q, param) => q.selectFrom('receipt_link').selectAll().where('receipt_number', '=', param('number')).where('expires_at', '>', param('now')).orderBy('expires_at', 'desc').limit(1));

export interface LinkPlace {
  /** The station's address, without a slash at the end. */
  address: () => string;
  key: SecretKey;
}

const secretOf = (key: SecretKey, linkId: string): string => linkSecret(key, 'receipt', linkId);

const addressOf = (place: LinkPlace, linkId: string): string => `${place.address()}/receipt/${secretOf(place.key, linkId)}`;

/** The link that is valid now, or null. */
export const receiptAddress = (db: Read, place: LinkPlace, number: string, now: string): string | null => {
  const link = db.first(ofReceipt({ number, now }));
  return link ? addressOf(place, link.id) : null;
};

export interface KeptLink {
  linkId: string;
  until: string;
}

/** Keeps a link of the receipt, or answers with the one that is valid for a day yet. Throws `NOT_FOUND`. */
export const keepLink = (act: PaymentAct, key: SecretKey, number: string): KeptLink => {
  const { receipt, registerId } = requireReceipt(act, number);
  const known = act.first(ofReceipt({ number, now: new Date(Date.parse(act.now) + DAY_MS).toISOString() }));
  if (known) return { linkId: known.id, until: known.expires_at };
  const linkId = act.newId();
  const until = new Date(Date.parse(act.now) + LINK_DAYS * DAY_MS).toISOString();
  act.run(act.q.insertInto('receipt_link').values({ id: linkId, secret_hash: digest(secretOf(key, linkId)), receipt_number: number, created_at: act.now, expires_at: until }));
  act.emit('saleChanged', { deskIds: deskIdsOf(act, registerId) });
  act.record({ kind: 'receipt.linked', subjectId: receipt.saleId, data: { number, until } });
  return { linkId, until };
};

/** The address of a kept link: told to whoever asked, and written nowhere. */
export const told = (place: LinkPlace, { linkId, until }: KeptLink): { address: string; until: string } => ({ address: addressOf(place, linkId), until });

/** The link that a secret stands for, valid or not; null for a secret that never was. */
export const linkBySecret = (db: Read, secret: string): ReceiptLinkTable | null => db.first(bySecret({ hash: digest(secret) })) ?? null;
