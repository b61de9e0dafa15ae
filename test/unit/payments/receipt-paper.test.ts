import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CustomerLanguage } from '#shared/contract/words.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import { paperOf } from '#service/features/payments/receipts/paper-of.ts';
import { cash, line, plainText, police, soldReceipt } from '../../support/receipts.ts';

const golden = (name: string) => join(import.meta.dirname, '..', '..', 'fixtures', 'receipts', `${name}.txt`);
const said = (...args: Parameters<typeof paperOf>) => plainText(paperOf(...args));

describe('a receipt', () => {
  it.each(CustomerLanguage.options)('in %s says all that it should', async (language) => {
    await expect(`${said(soldReceipt(), language)}\n`).toMatchFileSnapshot(golden(language));
  });

  it('has what law 658/2013 asks for', () => {
    const text = said(soldReceipt(), 'fi');
    const asked: Record<string, string> = { name: 'Poliisihallitus', contact: 'PL 1000, 02151 Espoo', businessId: 'Y-tunnus 2234157-5', date: '22.11.2026 klo 14.05', number: '3-1024', kind: 'Passi, hakemus palvelupisteessä', quantity: '2 × 12,55', amount: '82,73', tax: '25,5\u00A0% | 18,41 | 4,69 | 23,10' };
    expect(Object.keys(asked).filter((what) => !text.includes(asked[what]!))).toEqual([]);
  });

  it('shows each payee with its lines and its sum, and no sum of its own when it is alone', () => {
    const both = said(soldReceipt(), 'fi');
    expect(both.split('Saajalle yhteensä')).toHaveLength(3);
    expect(both.indexOf('Kertalippu')).toBeGreaterThan(both.indexOf('Mikkelin kaupunki'));
    const lines = [line({ name: { fi: 'Passi' }, payeeId: 'poliisi', unitCents: 5_600 })];
    const tenders = [cash(5_600, 5_600)];
    expect(said(soldReceipt({ lines, tenders, payees: [police], totals: totalsOf(lines, tenders).totals }), 'fi')).not.toContain('Saajalle yhteensä');
  });

  it('says "no VAT" of a fee and not zero per cent, and zero per cent of the zero rate', () => {
    const lines = [line({ name: { fi: 'Maksu' }, payeeId: 'poliisi', unitCents: 100 }), line({ name: { fi: 'Nolla' }, payeeId: 'poliisi', unitCents: 200, vatClass: 'zero', vatRate: 0 })];
    const text = said(soldReceipt({ lines, tenders: [cash(300, 300)], totals: totalsOf(lines, [cash(300, 300)]).totals }), 'fi');
    expect(text).toContain('1 × 1,00, ei alv');
    expect(text).toContain('ei alv |  |  | 1,00');
    expect(text).toContain('0\u00A0% | 2,00 | 0,00 | 2,00');
  });

  it('has rounding on a row of its own, and none when nothing was rounded', () => {
    expect(said(soldReceipt(), 'fi')).toContain('# Yhteensä | 82,73\u00A0€\nPyöristys | 0,02\nMaksettava | 82,75\u00A0€');
    const lines = [line({ name: { fi: 'Maksu' }, payeeId: 'poliisi', unitCents: 500 })];
    expect(said(soldReceipt({ lines, tenders: [cash(500, 500)], totals: totalsOf(lines, [cash(500, 500)]).totals }), 'fi')).not.toContain('Pyöristys');
    const down = [line({ name: { fi: 'Maksu' }, payeeId: 'poliisi', unitCents: 501 })];
    expect(said(soldReceipt({ lines: down, tenders: [cash(500, 500, -1)], totals: totalsOf(down, [cash(500, 500, -1)]).totals }), 'fi')).toContain('Pyöristys | −0,01');
  });

  it('tells what was given in cash and the change, and of a card no more than its last digits', () => {
    const text = said(soldReceipt(), 'fi');
    expect(text).toContain('Käteinen | 62,75\nSaatu käteisenä | 70,00\nTakaisin | 7,25');
    expect(text).toContain('Kortti | 20,00\nMastercard ****\u00A04242 | Varmenne 123456');
    expect(text).not.toContain('541333');
  });

  it('of a refund names the receipt it gives back and why, with amounts below zero', () => {
    const lines = [line({ name: { fi: 'Passi' }, payeeId: 'poliisi', unitCents: -5_600 })];
    const tenders = [{ ...cash(-5_600, 0), givenCents: null, changeCents: null }];
    const text = said(soldReceipt({ kind: 'refund', number: '3-1025', lines, tenders, totals: totalsOf(lines, tenders).totals, originalReceipt: '3-1024', reason: 'Väärä tuote' }), 'fi');
    expect(text).toContain('# Hyvityskuitti\nKuitin numero | 3-1025');
    expect(text).toContain('Alkuperäinen kuitti | 3-1024\nSyy: Väärä tuote');
    expect(text).toContain('# Palautetaan | −56,00\u00A0€\nPalautettu käteisenä | −56,00');
  });

  it('of an invoice says reference, account and how late it was', () => {
    const invoice = { iban: 'FI2112345600000785', reference: '1234561', dueDate: '2026-11-01', overdueDays: 21 };
    const lines = [line({ kind: 'invoice', name: { fi: 'Lasku' }, payeeId: 'poliisi', unitCents: 12_345, invoice })];
    const text = said(soldReceipt({ lines, totals: totalsOf(lines, []).totals }), 'fi');
    expect(text).toContain('Viite 12 34561\nTili FI21 1234 5600 0007 85\nEräpäivä 1.11.2026, myöhässä 21 pv');
  });

  it.each([
    ['training', soldReceipt({ training: true }), '[HARJOITUS]\nHarjoituskuitti, ei kelpaa tositteeksi. Rahaa ei ole otettu vastaan.'],
    ['copy', soldReceipt({ copy: 2 }), '[KOPIO 2]'],
    ['pro forma', soldReceipt({ kind: 'proForma', tenders: [] }), '[Ennakkolaskelma]\nTämä ei ole kuitti. Maksua ei ole vielä otettu vastaan.'],
  ])('marks %s before anything else', (_kind, receipt, mark) => {
    expect(said(receipt, 'fi').startsWith(mark)).toBe(true);
  });

  it('of an estimate is no receipt: nothing is paid and nothing is to be kept', () => {
    const text = said(soldReceipt({ kind: 'proForma', tenders: [] }), 'fi');
    expect(text).toContain('Maksamatta');
    expect(text).not.toMatch(/# Kuitti|Käteinen|OD1\*|Säilytä/);
  });

  it('says that it may be on paper already, or that it is no paper', () => {
    expect(said(soldReceipt(), 'fi', { maybePrinted: true })).toContain('[UUSI TULOSTE]\nSama kuitti on voitu tulostaa jo aiemmin.');
    expect(said(soldReceipt(), 'fi', { electronic: true })).toContain('Sähköinen kuitti');
  });

  it('tells in what other language part of it is', () => {
    expect(said(soldReceipt(), 'fi')).not.toContain('muulla kielellä');
    expect(said(soldReceipt(), 'se')).toContain('Oassi teavsttas lea eará gillii: suomagiella.');
    expect(said(soldReceipt(), 'uk')).toContain('Частина тексту іншою мовою: англійська.');
    const lines = [line({ name: { fi: 'Vain suomeksi' }, payeeId: 'poliisi', unitCents: 100 })];
    expect(said(soldReceipt({ lines, totals: totalsOf(lines, []).totals }), 'sv')).toContain('En del av texten är på ett annat språk: finska.');
    expect(said(soldReceipt(), 'ar')).toContain('This receipt is in English because the printer does not have the letters of your language.');
  });

  it('of a thousand euros and more groups the digits as the language does', () => {
    const lines = [line({ name: { fi: 'Maksu', en: 'Fee' }, payeeId: 'poliisi', unitCents: 123_456_7 })];
    const receipt = soldReceipt({ lines, totals: totalsOf(lines, []).totals });
    expect(said(receipt, 'fi')).toContain('12\u00A0345,67\u00A0€');
    expect(said(receipt, 'en')).toContain('€12,345.67');
  });
});
