/** Receipts to look at: real shapes of what a joint desk sells, with numbers that add up. */
import jsQR from 'jsqr';
import type { Receipt, SaleLine, Tender } from '#shared/contract/payments/sales.ts';
import type { Payee } from '#shared/contract/payments/words.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import type { Paper } from '#service/features/payments/receipts/paper.ts';
import type { Picture } from './escpos-reader.ts';
import { countedIds } from './ids.ts';

export const police: Payee = { providerId: 'poliisi', name: { fi: 'Poliisihallitus', sv: 'Polisstyrelsen', en: 'National Police Board' }, businessId: '2234157-5', iban: 'FI2112345600000785', address: 'PL 1000, 02151 Espoo' };
export const town: Payee = { providerId: 'mikkeli', name: { fi: 'Mikkelin kaupunki', sv: 'S:t Michels stad', en: 'City of Mikkeli' }, businessId: '0165116-3', iban: 'FI1410093000123458' };

const ids = countedIds('5');

export const line = (over: Partial<SaleLine> & Pick<SaleLine, 'name' | 'payeeId' | 'unitCents'>): SaleLine => {
  const { quantity = 1, unitCents, discountCents = 0 } = over;
  return {
    id: ids.next(),
    kind: 'fee',
    productId: 'p',
    productVersion: 1,
    quantity,
    listCents: unitCents,
    discountCents,
    reason: null,
    totalCents: quantity * unitCents - discountCents,
    vatClass: 'none',
    vatRate: null,
    deliveryDate: '2026-11-22',
    invoice: null,
    serviceEventId: null,
    refundsLineId: null,
    ...over,
  };
};

export const cash = (cents: number, givenCents: number, roundingCents = 0): Tender => ({ id: ids.next(), kind: 'cash', cents, roundingCents, givenCents, changeCents: givenCents - cents, cardPaymentId: null });

const PASSPORT_CARD = ids.next();

/** A passport of the police, two maps and a bus ticket of the town; 20 euros by card, the rest in cash, rounded. */
export const soldReceipt = (over: Partial<Receipt> = {}): Receipt => {
  const lines = over.lines ?? [
    line({ name: { fi: 'Passi, hakemus palvelupisteessä', sv: 'Pass, ansökan på serviceplats', en: 'Passport, applied for at a service point' }, payeeId: 'poliisi', unitCents: 5_600 }),
    line({ kind: 'goods', name: { fi: 'Ulkoilukartta Čáhčesuolu–Ŋuorgam', sv: 'Friluftskarta', en: 'Outdoor map' }, payeeId: 'mikkeli', quantity: 2, unitCents: 1_255, discountCents: 200, vatClass: 'general', vatRate: 2_550, reason: 'kulunut kansi' }),
    line({ kind: 'goods', name: { fi: 'Kertalippu', sv: 'Enkelbiljett', en: 'Single ticket' }, payeeId: 'mikkeli', unitCents: 363, vatClass: 'reducedMoved', vatRate: 1_350 }),
  ];
  const card: Tender = { id: ids.next(), kind: 'card', cents: 2_000, roundingCents: 0, givenCents: null, changeCents: null, cardPaymentId: PASSPORT_CARD };
  const tenders = over.tenders ?? [card, cash(6_275, 7_000, 2)];
  return {
    number: '3-1024',
    saleId: '01KAS000000000000000000001',
    kind: 'sale',
    language: 'fi',
    issuedAt: '2026-11-22T12:05:30.000Z',
    localTime: '2026-11-22 14.05',
    point: { name: 'Mikkelin asiointipiste', address: 'Maaherrankatu 9–11, 50100 Mikkeli', phone: '015 1941', businessId: '0165116-3' },
    register: { name: 'Kassa 3', shiftNumber: 87 },
    cashier: 'Aino V.',
    payees: [police, town],
    lines,
    tenders,
    cardPayments: [{ id: PASSPORT_CARD, saleId: '01KAS000000000000000000001', cents: 2_000, state: 'approved', cardNumber: '541333******4242', scheme: 'Mastercard', approvalCode: '123456', reason: null, startedAt: '2026-11-22T12:05:00.000Z', endedAt: '2026-11-22T12:05:20.000Z' }],
    totals: totalsOf(lines, tenders).totals,
    originalReceipt: null,
    reason: null,
    training: false,
    copy: 0,
    journal: { sequence: 4711, hash: '9f2c5a1be07d44c3a8b1f2e3d4c5b6a7980716253443526170899aabbccddeef' },
    ...over,
  };
};

/** The paper's lines as text, the sides of a pair and the cells of a row held apart by bars. */
export const plainText = (paper: Paper): string =>
  paper.lines
    .map((one) => {
      if (one.kind === 'text') return one.style === 'large' ? `# ${one.text}` : one.text;
      if (one.kind === 'pair') return `${one.style === 'large' ? '# ' : ''}${one.left} | ${one.right}`;
      if (one.kind === 'row') return one.cells.join(' | ');
      if (one.kind === 'banner') return `[${one.text}]`;
      if (one.kind === 'code') return `(${one.data})`;
      return one.kind === 'rule' ? '----' : '';
    })
    .join('\n');

/** What a camera reads from a picture of squares; null when it is no code. A white edge is put around it, as paper has. */
export const readCode = ({ width, height, isBlack }: Picture, scale = 1): string | null => {
  const edge = 8 * scale;
  const [wide, high] = [width * scale + 2 * edge, height * scale + 2 * edge];
  const pixels = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let y = 0; y < height * scale; y += 1) {
    for (let x = 0; x < width * scale; x += 1) if (isBlack(Math.floor(x / scale), Math.floor(y / scale))) pixels.fill(0, ((y + edge) * wide + x + edge) * 4, ((y + edge) * wide + x + edge) * 4 + 3);
  }
  return jsQR.default(pixels, wide, high)?.data ?? null;
};
