import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentLanguage } from '#shared/contract/words.ts';
import { escPosOf } from '#service/features/payments/receipts/escpos.ts';
import { openLetters } from '#service/features/payments/receipts/letters.ts';
import { paperOf } from '#service/features/payments/receipts/paper-of.ts';
import { reportPaper } from '#service/features/payments/receipts/report-paper.ts';
import { svgOf } from '#service/features/payments/receipts/svg.ts';
import { readSlip } from '../../support/escpos-reader.ts';
import { plainText, readCode, soldReceipt } from '../../support/receipts.ts';
import { dayReport, reportNames } from '../../support/reports.ts';

const letters = openLetters();
const golden = (name: string) => join(import.meta.dirname, '..', '..', 'fixtures', 'receipts', `${name}.txt`);
const said = (over: Parameters<typeof dayReport>[0] = {}, options: Parameters<typeof reportPaper>[3] = {}, language: ContentLanguage = 'fi') => plainText(reportPaper(dayReport(over), language, reportNames, options));

describe('a report on paper', () => {
  it.each(ContentLanguage.options)('in %s says all that it should', async (language) => {
    await expect(`${said({}, {}, language)}\n`).toMatchFileSnapshot(golden(`report-${language}`));
  });

  it('has the chain’s end whole: every character of the hash, and the same in its code', () => {
    const { head } = dayReport();
    const text = said();
    expect(text.replaceAll(/\s/g, '')).toContain(head.hash);
    expect(text).toContain('Varsinainen ketju | rivi 4711');
    const [, register, chain, sequence, hash] = /\(OD1H\*(\w+)\*(\w+)\*(\d+)\*(\w+)\)/.exec(text) ?? [];
    expect({ registerId: register, chain: chain?.toLowerCase(), sequence: Number(sequence), hash: hash?.toLowerCase() }).toEqual(head);
  });

  it('comes out of the printer with a code that a camera reads, and nowhere wider than the paper', () => {
    for (const language of ContentLanguage.options) {
      const { printed, cuts, drawerPulses } = readSlip(escPosOf(reportPaper(dayReport({ training: true }), language, reportNames, { copy: 12, maybePrinted: true }), letters));
      expect([cuts, drawerPulses]).toEqual([1, 0]);
      expect(printed.filter((one) => (one.kind === 'text' ? one.text.length * (one.large ? 2 : 1) > 42 : one.width > 504))).toEqual([]);
      const { head } = dayReport();
      const pictures = printed.filter((one) => one.kind === 'picture');
      expect(pictures.map((one) => readCode(one))).toEqual([`OD1H*${head.registerId}*REAL*4711*${head.hash}`.toUpperCase()]);
    }
  });

  it('is named in a picture by its number and by nothing personal', () => {
    const svg = svgOf(reportPaper(dayReport(), 'fi', reportNames), letters);
    expect(svg).toContain('<title>Z-raportti 12</title>');
    expect(svg).toContain('>Kassan kertymä kaikkiaan</text>');
  });

  it('of X is an X without a number, taken and not closed, before anything is counted', () => {
    const { cash } = dayReport();
    const text = said({ kind: 'x', number: null, cash: { ...cash, countedCents: null, differenceCents: null }, difference: { explanation: null, approvedBy: null } });
    expect(text).toContain('# X-raportti\n');
    expect(text).toContain('Raportti otettu | 22.11.2026 klo 16.05');
    expect(text).toContain('Laskettu | ei laskettu');
    expect(text).not.toMatch(/Z-raportti|Vuoro suljettu|^Ero \||Selitys|hyväksyi/m);
  });

  it('tells the difference, both words on it, and the name of who approved', () => {
    expect(said()).toContain('Laskettu | 161,88\nEro | −3,00\nSelitys erolle: Annoin ehkä väärin takaisin\nLaskettu yhdessä, ei löytynyt\nEron hyväksyi | Eero K.');
  });

  it.each([
    ['training', said({ training: true, head: { ...dayReport().head, chain: 'training' } }), '[HARJOITUS]\nHarjoitusvuoro. Myynnit eivät ole oikeita.'],
    ['copy', said({}, { copy: 2 }), '[KOPIO 2]'],
    ['doubt', said({}, { maybePrinted: true }), '[UUSI TULOSTE]\nSama raportti on voitu tulostaa jo aiemmin.'],
  ])('marks %s before anything else', (_kind, text, mark) => {
    expect(text.startsWith(mark)).toBe(true);
  });

  it('of training is marked below as well and names its own chain', () => {
    const text = said({ training: true, head: { ...dayReport().head, chain: 'training' } });
    expect(text.endsWith('\n[HARJOITUS]')).toBe(true);
    expect(text).toContain('Harjoitusketju | rivi 4711');
    expect(text).toMatch(/OD1H\*\w+\*TRAINING\*4711/);
  });

  it('of a day without a sale has no empty parts', () => {
    const text = said({ byPayee: [], byRate: [], byTender: [], byCashier: [], receipts: { first: null, last: null, count: 0 } });
    expect(text).not.toMatch(/Saajittain|Arvonlisävero|Maksutavoittain|Kassanhoitajittain/);
    expect(text).toContain('Kuitit (0) | –');
  });

  it('names a payee that left the price list by its id, and one receipt once', () => {
    const text = said({ byPayee: [{ payeeId: 'entinen', salesCents: 100, refundsCents: 0 }], receipts: { first: '3-1', last: '3-1', count: 1 } });
    expect(text).toContain('entinen | 1,00');
    expect(text).toContain('Kuitit (1) | 3-1\n');
  });
});

describe('a bill before payment', () => {
  const bill = soldReceipt({ kind: 'proForma', number: '', tenders: [], cardPayments: [], journal: { sequence: 0, hash: '' } });

  it('says all that it should', async () => {
    await expect(`${plainText(paperOf(bill, 'fi'))}\n`).toMatchFileSnapshot(golden('bill-fi'));
  });

  it('has no number of a receipt, no row of the journal and no code', () => {
    const paper = paperOf(bill, 'fi');
    expect(plainText(paper)).not.toMatch(/Kuitin numero|Kassapäiväkirja|OD1/);
    expect(paper.title).toBe('Ennakkolaskelma');
  });
});
