import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromCodePage, inCodePage } from '#service/features/payments/receipts/code-page.ts';
import { readReceiptCode, receiptCode } from '#service/features/payments/receipts/code.ts';
import { openLetters } from '#service/features/payments/receipts/letters.ts';
import { formatCents } from '#shared/domain/money.ts';
import { amount } from '#service/features/payments/receipts/amounts.ts';
import { brokenPair, wrapped } from '#service/features/payments/receipts/breaking.ts';
import { soldReceipt } from '../../support/receipts.ts';

describe('the letters', () => {
  it('are what the font files make', () => {
    expect(execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', '..', 'scripts', 'receipt-letters.mjs'), '--check'], { encoding: 'utf8' })).toBe('');
  }, 60_000);

  it('hold every letter of the Sámi languages, of Russian and of Ukrainian', () => {
    const { regular, bold } = openLetters();
    const wanted = 'áâčđǥǧǩŋõšŧžʒǯåäöÁÂČĐǤǦǨŊÕŠŦŽÅÄÖабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ€−–№';
    for (const weight of [regular, bold]) expect([...wanted].filter((letter) => weight.glyphOf(letter) === 0)).toEqual([]);
    expect(regular.glyphOf('漢')).toBe(0);
    expect(regular.dotsOf('漢')).toBeNull();
  });
});

describe('the code page', () => {
  it('has what Finnish, Swedish and English need, and says what it lacks', () => {
    const words = 'ÅÄÖåäö€éüß×½·';
    expect(fromCodePage(inCodePage(words)!)).toBe(words);
    // Code page 858 has the euro sign where 850 has the dotless i (Epson ESC/POS character code tables).
    expect(inCodePage('€ä')).toEqual([0xd5, 0x84]);
    for (const letter of 'čđŋŧŠŽЖ漢') expect(inCodePage(letter)).toBeNull();
  });

  it('writes signs that it lacks by those that say the same', () => {
    expect(fromCodePage(inCodePage('−5–6 ’x’ „y”')!)).toBe('-5-6 \'x\' "y"');
  });
});

describe('amounts', () => {
  it.each([0, 5, 99, 100, 123_456, 100_000_000])('of %i cents are written as everywhere else', (cents) => {
    expect(amount(cents, { language: 'fi' })).toBe(formatCents(cents, 'fi'));
    expect(amount(cents, { language: 'en' })).toBe(formatCents(cents, 'en'));
  });
});

describe('the code on the paper', () => {
  it('is read back, and nothing else is taken for one', () => {
    const receipt = soldReceipt({ number: 'T3-7' });
    expect(readReceiptCode(receiptCode(receipt).toLowerCase())).toEqual({ number: 'T3-7', hash: '9f2c5a1be07d' });
    for (const text of ['', '3-1024', 'OD1*3-1024', 'OD1*3-1024*xyz', 'OD2*3-1024*9f2c5a1be07d', 'http://a/OD1*3-1024*9f2c5a1be07d']) expect(readReceiptCode(text)).toBeNull();
  });
});

describe('breaking', () => {
  const count = (text: string) => text.length;

  it('keeps words whole while it can', () => {
    expect(wrapped('yksi kaksi kolme', 10, count)).toEqual(['yksi kaksi', 'kolme']);
    expect(wrapped('yhdyssanahirviö a', 6, count)).toEqual(['yhdyss', 'anahir', 'viö a']);
    expect(wrapped('', 10, count)).toEqual(['']);
    expect(wrapped('a\u0000b\u200F\nc', 10, count)).toEqual(['a b c']);
  });

  it('puts the right side below when the sides have no room for each other', () => {
    expect(brokenPair('Yhteensä', '12,00', 20, 1, count)).toEqual([{ left: 'Yhteensä', right: '12,00' }]);
    expect(brokenPair('Palautetaan', '−1 234,00 €', 21, 2, count)).toEqual([
      { left: 'Palautetaan', right: '' },
      { left: '', right: '−1 234,00 €'.slice(0, 11) },
    ]);
  });
});
