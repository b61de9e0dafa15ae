/** Credit transfers to the payees as the banks take them: ISO 20022 pain.001.001.09, one payment a settlement. */
import type { Collector } from '#shared/contract/payments/settlement.ts';
import type { Payee } from '#shared/contract/payments/words.ts';
import { isIban } from '#shared/domain/iban.ts';
import { readReference } from '#shared/domain/reference-number.ts';
import { el, maybe, xmlText, type XmlElement } from '../xml-out.ts';
import { isSepaId, sepaName } from './sepa-text.ts';

export interface Transfer {
  /** End-to-end id and creditor reference in one: RF (ISO 11649) or Finnish. */
  paymentId: string;
  cents: number;
  payee: Pick<Payee, 'name' | 'iban' | 'bic'>;
}

export interface TransferFile {
  /** Names the message to the bank; the same one again is refused there as a duplicate. */
  messageId: string;
  madeAt: string;
  /** Day the bank shall pay, a local date. */
  executeOn: string;
  collector: Collector;
  transfers: readonly Transfer[];
}

/** Decimal point, always two decimals. */
const euros = (cents: number) => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const id = (text: string): string => {
  if (!isSepaId(text)) throw new RangeError('an id of a transfer has 1 to 35 characters of the SEPA set');
  return text;
};

const agent = (name: string, bic: string | undefined) => el(name, [el('FinInstnId', [bic ? el('BICFI', bic) : el('Othr', [el('Id', 'NOTPROVIDED')])])]);

const account = (name: string, iban: string) => {
  if (!isIban(iban)) throw new RangeError('a transfer needs a valid IBAN');
  return el(name, [el('Id', [el('IBAN', iban)])]);
};

const remittance = (reference: string): XmlElement => {
  const read = readReference(reference);
  if (!read.ok) throw new RangeError('a transfer needs a valid reference');
  return el('RmtInf', [el('Strd', [el('CdtrRefInf', [el('Tp', [el('CdOrPrtry', [el('Cd', 'SCOR')]), maybe('Issr', read.kind === 'rf' ? 'ISO' : null)]), el('Ref', read.reference)])])]);
};

const payment = ({ paymentId, cents, payee }: Transfer): XmlElement => {
  if (!Number.isSafeInteger(cents) || cents <= 0) throw new RangeError('a transfer pays whole cents, and some');
  return el('CdtTrfTxInf', [
    el('PmtId', [el('InstrId', id(paymentId)), el('EndToEndId', id(paymentId))]),
    el('Amt', [el('InstdAmt', euros(cents), { Ccy: 'EUR' })]),
    payee.bic ? agent('CdtrAgt', payee.bic) : null,
    el('Cdtr', [el('Nm', sepaName(payee.name.fi ?? payee.name.sv ?? payee.name.en ?? ''))]),
    account('CdtrAcct', payee.iban),
    remittance(paymentId),
  ]);
};

/**
 * The file's text. Each payment is booked on its own, so that the statement names each. RangeError for an id the bank
 * could not give back unchanged, an account or reference with wrong check digits, or nothing to pay.
 */
export const creditTransferXml = ({ messageId, madeAt, executeOn, collector, transfers }: TransferFile): string => {
  if (transfers.length === 0) throw new RangeError('a file has at least one payment');
  const count = el('NbOfTxs', String(transfers.length));
  const sum = el('CtrlSum', euros(transfers.reduce((total, transfer) => total + transfer.cents, 0)));
  const debtor = sepaName(collector.name);
  const organisation = el('Id', [el('OrgId', [el('Othr', [el('Id', collector.businessId.replace('-', '')), el('SchmeNm', [el('Cd', 'BANK')])])])]);
  return xmlText(
    el(
      'Document',
      [
        el('CstmrCdtTrfInitn', [
          el('GrpHdr', [el('MsgId', id(messageId)), el('CreDtTm', madeAt), count, sum, el('InitgPty', [el('Nm', debtor), organisation])]),
          el('PmtInf', [
            el('PmtInfId', id(messageId)),
            el('PmtMtd', 'TRF'),
            el('BtchBookg', 'false'),
            count,
            sum,
            el('PmtTpInf', [el('SvcLvl', [el('Cd', 'SEPA')])]),
            el('ReqdExctnDt', [el('Dt', executeOn)]),
            el('Dbtr', [el('Nm', debtor), organisation]),
            account('DbtrAcct', collector.iban),
            agent('DbtrAgt', collector.bic),
            el('ChrgBr', 'SLEV'),
            ...transfers.map(payment),
          ]),
        ]),
      ],
      { xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' },
    ),
  );
};
