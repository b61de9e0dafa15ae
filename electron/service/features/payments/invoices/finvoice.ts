/**
 * An invoice or credit note as Finvoice 3.0 (Finance Finland, message description and implementation guidelines 3.0),
 * in the order of its schema. Both parties' OVT addresses, the payment order (`EpiDetails`) and one due date are always there.
 */
import type { VatRow } from '#shared/contract/payments/sales.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import en from '../../../../../locales/en/invoice.json' with { type: 'json' };
import fi from '../../../../../locales/fi/invoice.json' with { type: 'json' };
import sv from '../../../../../locales/sv/invoice.json' with { type: 'json' };
import { el, maybe, xmlText, type XmlElement } from '../xml-out.ts';
import { invoiceRows, type InvoiceRow } from './amounts.ts';
import { signOf, type InvoiceDocument } from './document.ts';
import { amount, day, decimal, FinvoiceRefused, identifier, operator, ovt, ovtOf, percent, spread } from './finvoice-parts.ts';

const TEXTS = { fi, sv, en };
const PIECE = { QuantityUnitCode: 'item', QuantityUnitCodeUN: 'EA' };

interface Taxed {
  code: 'S' | 'Z' | 'E' | 'O';
  rate: string | null;
}

/**
 * Category by EN 16931. Fees under public law are outside the tax (O); an invoice that has taxed rows too may not hold
 * that category (BR-O-11), and tells them as exempt (E) with the same reason.
 */
const taxed = ({ vatClass, vatRate }: Pick<VatRow, 'vatClass' | 'vatRate'>, mixed: boolean): Taxed => {
  if (vatClass === 'none' || vatRate === null) return mixed ? { code: 'E', rate: '0' } : { code: 'O', rate: null };
  return vatRate === 0 ? { code: 'Z', rate: '0' } : { code: 'S', rate: percent(vatRate) };
};

/** `street, 00100 Town`; null for an address that is not written so. */
const addressOf = (text: string | undefined): { street: string; postcode: string; town: string } | null => {
  const [, street, postcode, town] = /^(.+?),\s*(\d{5})\s+(.+)$/.exec(text ?? '') ?? [];
  return street && postcode && town ? { street, postcode, town } : null;
};

const party = (role: 'Seller' | 'Buyer', { name, businessId, address, field }: { name: string; businessId: string | undefined; address: { street: string; postcode: string; town: string } | null; field: string }): XmlElement => {
  const read = businessId === undefined ? null : parseBusinessId(businessId);
  if (read && !read.ok) throw new FinvoiceRefused(`${field}.businessId`, 'notValid');
  return el(`${role}PartyDetails`, [
    maybe(`${role}PartyIdentifier`, read?.businessId),
    el(`${role}OrganisationName`, identifier(name, `${field}.name`, 70)),
    maybe(`${role}OrganisationTaxCode`, read?.vatNumber),
    address && el(`${role}PostalAddressDetails`, [...spread(`${role}StreetName`, address.street, 35, 3, `${field}.address`), el(`${role}TownName`, identifier(address.town, `${field}.town`, 35)), el(`${role}PostCodeIdentifier`, address.postcode), el('CountryCode', 'FI')]),
  ]);
};

/** One piece at a price that is not whole cents without tax would not multiply back: such a row is one lot. */
const rowOf = ({ line, netCents, vatCents, grossCents }: InvoiceRow, index: number, sign: 1 | -1, mixed: boolean, language: InvoiceDocument['language']): XmlElement => {
  const name = chooseText(line.name, language)?.text ?? '';
  const whole = netCents % line.quantity === 0;
  const { code, rate } = taxed(line, mixed);
  return el('InvoiceRow', [
    line.productId === null ? null : el('ArticleIdentifier', identifier(line.productId, 'product.id', 70, /./)),
    el('ArticleName', (whole || line.quantity === 1 ? name : `${name} × ${line.quantity}`).slice(0, 100)),
    el('InvoicedQuantity', String(sign * (whole ? line.quantity : 1)), PIECE),
    el('UnitPriceAmount', decimal(whole ? netCents / line.quantity : netCents), { AmountCurrencyIdentifier: 'EUR', UnitPriceUnitCode: 'item', QuantityUnitCodeUN: 'EA' }),
    el('RowPositionIdentifier', String(index + 1)),
    maybe('RowVatRatePercent', rate),
    el('RowVatCode', code),
    amount('RowVatAmount', sign * vatCents),
    amount('RowVatExcludedAmount', sign * netCents),
    amount('RowAmount', sign * grossCents),
  ]);
};

const breakdown = (row: VatRow, sign: 1 | -1, mixed: boolean, reason: string): XmlElement => {
  const { code, rate } = taxed(row, mixed);
  const free = code === 'O' || code === 'E';
  return el('VatSpecificationDetails', [
    amount('VatBaseAmount', sign * row.netCents),
    maybe('VatRatePercent', rate),
    el('VatCode', code),
    amount('VatRateAmount', sign * row.vatCents),
    free ? el('VatFreeText', reason.slice(0, 70)) : null,
    code === 'O' ? el('VatExemptionReasonCode', 'VATEX-EU-O') : null,
  ]);
};

const invoiceDetails = (invoice: InvoiceDocument, mixed: boolean): XmlElement => {
  const sign = signOf(invoice);
  const { credits } = invoice;
  const vatCents = invoice.vat.reduce((sum, row) => sum + row.vatCents, 0);
  const netCents = invoice.totalCents - vatCents;
  return el('InvoiceDetails', [
    el('InvoiceTypeCode', credits ? 'INV02' : 'INV01'),
    el('InvoiceTypeCodeUN', credits ? '381' : '380'),
    el('InvoiceTypeText', credits ? 'CREDIT NOTE' : 'INVOICE'),
    el('OriginCode', 'Original'),
    el('InvoiceNumber', identifier(invoice.number, 'number', 20)),
    day('InvoiceDate', invoice.issuedOn),
    credits && el('OriginalInvoiceNumber', identifier(credits.number, 'credits', 20)),
    credits && day('OriginalInvoiceDate', credits.issuedOn),
    amount('RowsTotalVatExcludedAmount', sign * netCents),
    amount('InvoiceTotalVatExcludedAmount', sign * netCents),
    amount('InvoiceTotalVatAmount', sign * vatCents),
    amount('InvoiceTotalVatIncludedAmount', sign * invoice.totalCents),
    ...invoice.vat.map((row) => breakdown(row, sign, mixed, TEXTS[invoice.language].noVatReason)),
    maybe('InvoiceFreeText', invoice.reason?.slice(0, 512)),
    el('PaymentTermsDetails', [day('InvoiceDueDate', invoice.dueOn)]),
  ]);
};

const paymentOrder = (invoice: InvoiceDocument, payeeName: string): XmlElement =>
  el('EpiDetails', [
    el('EpiIdentificationDetails', [day('EpiDate', invoice.issuedOn), el('EpiReference', identifier(invoice.reference, 'reference', 35))]),
    el('EpiPartyDetails', [
      el('EpiBfiPartyDetails', [maybe('EpiBfiIdentifier', invoice.payee.bic, { IdentificationSchemeName: 'BIC' })]),
      el('EpiBeneficiaryPartyDetails', [el('EpiNameAddressDetails', payeeName.slice(0, 35)), el('EpiAccountID', invoice.payee.iban, { IdentificationSchemeName: 'IBAN' })]),
    ]),
    el('EpiPaymentInstructionDetails', [
      el('EpiRemittanceInfoIdentifier', invoice.reference, { IdentificationSchemeName: invoice.reference.startsWith('RF') ? 'ISO' : 'SPY' }),
      amount('EpiInstructedAmount', signOf(invoice) * invoice.totalCents),
      el('EpiCharge', 'SHA', { ChargeOption: 'SHA' }),
      day('EpiDateOptionDate', invoice.dueOn),
      el('EpiPaymentMeansCode', '58'),
    ]),
  ]);

/** Whether the buyer has asked for an e-invoice at all. */
export const wantsFinvoice = ({ buyer }: Pick<InvoiceDocument, 'buyer'>): boolean => buyer.eInvoiceAddress !== undefined || buyer.operator !== undefined;

/**
 * The document's text. Throws `FinvoiceRefused` when an address, an operator, a name or an identifier is missing, is
 * not of its form, or is longer than its element: an invoice that lacks one is taken by an operator and never delivered.
 */
export const finvoiceXml = (invoice: InvoiceDocument): string => {
  const { payee, buyer } = invoice;
  // What the customer can mend at the desk is told before what only the hub can.
  const to = ovt(buyer.eInvoiceAddress, 'buyer.eInvoiceAddress');
  const receiver = operator(buyer.operator, 'buyer.operator');
  const from = ovt(ovtOf(payee.businessId), 'payee.businessId');
  const payeeName = chooseText(payee.name, invoice.language)?.text ?? '';
  const mixed = invoice.vat.some((row) => row.vatClass !== 'none') && invoice.vat.some((row) => row.vatClass === 'none');
  return xmlText(
    el(
      'Finvoice',
      [
        el('MessageTransmissionDetails', [
          el('MessageSenderDetails', [el('FromIdentifier', from, { SchemeID: '0216' }), el('FromIntermediator', operator(payee.bic, 'payee.bic'))]),
          el('MessageReceiverDetails', [el('ToIdentifier', to, { SchemeID: '0216' }), el('ToIntermediator', receiver)]),
          el('MessageDetails', [el('MessageIdentifier', identifier(invoice.messageId, 'messageId', 48)), el('MessageTimeStamp', invoice.issuedAt.replace(/\.\d+Z$/, 'Z')), el('SpecificationIdentifier', 'EN16931')]),
        ]),
        party('Seller', { name: payeeName, businessId: payee.businessId, address: addressOf(payee.address), field: 'payee' }),
        el('SellerOrganisationUnitNumber', from),
        payee.bic ? el('SellerInformationDetails', [el('SellerAccountDetails', [el('SellerAccountID', payee.iban, { IdentificationSchemeName: 'IBAN' }), el('SellerBic', payee.bic, { IdentificationSchemeName: 'BIC' })])]) : null,
        party('Buyer', { name: buyer.name, businessId: buyer.businessId, address: { street: buyer.address, postcode: buyer.postcode, town: buyer.town }, field: 'buyer' }),
        el('BuyerOrganisationUnitNumber', to),
        invoiceDetails(invoice, mixed),
        ...invoiceRows(invoice.lines, invoice.vat).map((row, index) => rowOf(row, index, signOf(invoice), mixed, invoice.language)),
        paymentOrder(invoice, payeeName),
      ],
      { Version: '3.0' },
    ),
  );
};
