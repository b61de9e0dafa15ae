/**
 * Bank statements (camt.053) and notifications (camt.054) of ISO 20022 into booked rows. Versions 2, 3, 4 and 8 differ
 * in where an amount and a status stand, and all are read the same way.
 */
import { createHash } from 'node:crypto';
import type { StatementRow } from '#shared/contract/payments/settlement.ts';
import { all, down, readXml, textAt, type Element, type XmlProblem } from './xml-in.ts';

export type BankRow = Omit<StatementRow, 'settlementId'> & { counterpartyIban: string | null };
export type CamtProblem = XmlProblem | 'notOffered' | 'empty' | 'amount' | 'date' | 'account';

class CamtRefused extends Error {
  override name = 'CamtRefused';
  readonly reason: CamtProblem;
  constructor(reason: CamtProblem) {
    super(reason);
    this.reason = reason;
  }
}

const MESSAGES: Record<string, readonly [root: string, part: string]> = { '053': ['BkToCstmrStmt', 'Stmt'], '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'] };
const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.(053|054)\.001\.(02|03|04|08)$/;

interface Amount {
  cents: number;
  currency: string;
}

/** ISO 20022 allows five decimals; anything after the second that is not zero would be money we cannot hold. */
const amountOf = (element: Element | undefined): Amount | null => {
  const text = textAt(element);
  const currency = textAt(element, '@Ccy');
  if (text === null || currency === null) return null;
  const parts = /^(\d{1,13})(?:\.(\d{0,2})0{0,3})?$/.exec(text);
  if (!parts || !/^[A-Z]{3}$/.test(currency)) throw new CamtRefused('amount');
  return { cents: Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')), currency };
};

const signed = (cents: number, indicator: string | null): number => {
  if (indicator !== 'CRDT' && indicator !== 'DBIT') throw new CamtRefused('amount');
  return indicator === 'DBIT' ? -cents : cents;
};

/** The day as the bank wrote it, be it a date or a time with its own zone. */
const dayOf = (...candidates: (Element | undefined)[]): string => {
  for (const candidate of candidates) {
    const text = textAt(candidate, 'Dt') ?? textAt(candidate, 'DtTm') ?? textAt(candidate);
    const day = text?.slice(0, 10) ?? '';
    if (/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  }
  throw new CamtRefused('date');
};

interface Told {
  reference: string | null;
  endToEndId: string | null;
  counterparty: string | null;
  counterpartyIban: string | null;
}

const NOTHING: Told = { reference: null, endToEndId: null, counterparty: null, counterpartyIban: null };

/** Who stands on the other side: the debtor of money that came, the creditor of money that went. From version 8 a party is one step deeper. */
const toldBy = (details: Element, cents: number): Told => {
  const side = cents >= 0 ? 'Dbtr' : 'Cdtr';
  const parties = down(details, 'RltdPties');
  const name = (role: string) => textAt(parties, role, 'Pty', 'Nm') ?? textAt(parties, role, 'Nm');
  const endToEndId = textAt(details, 'Refs', 'EndToEndId');
  return {
    reference: all(down(details, 'RmtInf'), 'Strd').map((part) => textAt(part, 'CdtrRefInf', 'Ref') ?? textAt(part, 'CdtrRefInf', 'CdtrRef')).find((reference) => reference !== null)?.replaceAll(/\s/g, '') ?? null,
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : endToEndId,
    counterparty: name(side) ?? name(`Ultmt${side}`),
    counterpartyIban: textAt(parties, `${side}Acct`, 'Id', 'IBAN'),
  };
};

interface Part extends Told {
  cents: number;
  ownReference: string | null;
}

/** A batch becomes its payments where these make up the booked sum to the cent; else it stays one row: no row is money that was not booked. */
const partsOf = (entry: Element, total: Amount): Part[] => {
  const indicator = textAt(entry, 'CdtDbtInd');
  const cents = signed(total.cents, indicator);
  const entryReference = textAt(entry, 'AcctSvcrRef');
  const details = all(entry, 'NtryDtls').flatMap((group) => all(group, 'TxDtls'));
  const only = details[0];
  if (!only) return [{ ...NOTHING, cents, ownReference: entryReference }];
  if (details.length === 1) return [{ ...toldBy(only, cents), cents, ownReference: entryReference ?? textAt(only, 'Refs', 'AcctSvcrRef') }];
  const parts = details.map((detail): (Part & { currency: string | null }) => {
    const amount = amountOf(down(detail, 'Amt')) ?? amountOf(down(detail, 'AmtDtls', 'TxAmt', 'Amt'));
    const own = signed(amount?.cents ?? 0, textAt(detail, 'CdtDbtInd') ?? indicator);
    return { ...toldBy(detail, own), cents: own, ownReference: textAt(detail, 'Refs', 'AcctSvcrRef') ?? entryReference, currency: amount?.currency ?? null };
  });
  const whole = parts.every((part) => part.currency === total.currency) && parts.reduce((sum, part) => sum + part.cents, 0) === cents;
  return whole ? parts : [{ ...NOTHING, cents, ownReference: entryReference }];
};

const isBooked = (entry: Element): boolean => (textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts')) === 'BOOK';

const rowsOf = (report: Element): BankRow[] => {
  const iban = textAt(report, 'Acct', 'Id', 'IBAN') ?? textAt(report, 'Acct', 'Id', 'Othr', 'Id');
  if (iban === null) throw new CamtRefused('account');
  const made = down(report, 'CreDtTm');
  const times = new Map<string, number>();
  return all(report, 'Ntry').filter(isBooked).flatMap((entry) => {
    const total = amountOf(down(entry, 'Amt'));
    if (!total) throw new CamtRefused('amount');
    const bookedOn = dayOf(down(entry, 'BookgDt'), down(entry, 'ValDt'), made);
    return partsOf(entry, total).map(({ ownReference, ...part }): BankRow => {
      // The bank's own reference is the same in a notification and the statement after it, however much else either tells.
      const mark = ownReference === null ? ['statement', textAt(report, 'Id') ?? '', part.endToEndId, part.reference, part.counterpartyIban] : ['own', ownReference];
      const likeness = [iban, bookedOn, part.cents, total.currency, ...mark].join('\n');
      const before = times.get(likeness) ?? 0;
      times.set(likeness, before + 1);
      return { id: createHash('sha256').update(`${likeness}\n${before}`).digest('hex'), iban, bookedOn, currency: total.currency, ...part };
    });
  });
};

/**
 * Booked rows of a message in its order. The id of a row is the same whenever the same booking is read, in one message
 * or another. Problems: no XML or a dangerous one, another message or version, none of it a statement, an amount that
 * is not whole hundredths, a booking without a day, an account without a number.
 */
export const readCamt = (xml: string): { ok: true; rows: BankRow[] } | { ok: false; reason: CamtProblem; line?: number } => {
  const read = readXml(xml);
  if (!read.ok) return read;
  const document = down(read.root, 'Document');
  const namespace = Object.entries(document ?? {}).find(([name, value]) => /^@xmlns(:|$)/.test(name) && typeof value === 'string' && NAMESPACE.test(value))?.[1];
  const kind = typeof namespace === 'string' ? NAMESPACE.exec(namespace)?.[1] : undefined;
  const [root, part] = MESSAGES[kind ?? ''] ?? [];
  if (!root || !part) return { ok: false, reason: 'notOffered' };
  const reports = all(down(document, root), part);
  if (reports.length === 0) return { ok: false, reason: 'empty' };
  try {
    return { ok: true, rows: reports.flatMap(rowsOf) };
  } catch (error) {
    if (error instanceof CamtRefused) return { ok: false, reason: error.reason };
    throw error;
  }
};
