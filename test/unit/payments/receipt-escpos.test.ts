import { describe, expect, it } from 'vitest';
import { CustomerLanguage } from '#shared/contract/words.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import { receiptCode } from '#service/features/payments/receipts/code.ts';
import { escPosOf } from '#service/features/payments/receipts/escpos.ts';
import { openLetters } from '#service/features/payments/receipts/letters.ts';
import { paperOf } from '#service/features/payments/receipts/paper-of.ts';
import { readSlip, type Picture } from '../../support/escpos-reader.ts';
import { line, readCode, soldReceipt } from '../../support/receipts.ts';

const letters = openLetters();
const slipOf = (receipt: ReturnType<typeof soldReceipt>, language: CustomerLanguage = 'fi', drawer = false) => readSlip(escPosOf(paperOf(receipt, language), letters, drawer));
const named = (fi: string, unitCents = 5_600) => {
  const lines = [line({ name: { fi }, payeeId: 'poliisi', unitCents })];
  return soldReceipt({ lines, totals: totalsOf(lines, []).totals });
};
const pictures = (slip: ReturnType<typeof slipOf>) => slip.printed.filter((one) => one.kind === 'picture');
const ink = ({ width, height, isBlack }: Picture) => {
  let dots = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (isBlack(x, y)) dots += 1;
  return dots;
};

describe('a receipt for the printer', () => {
  it('has its letters, its sums at the right edge and one cut', () => {
    const slip = slipOf(soldReceipt());
    expect(slip.text).toContain('Passi, hakemus palvelupisteessä      56,00');
    expect(slip.text).toContain('Pyöristys                             0,02');
    expect(slip.text).toMatch(/^Yhteensä {6}82,73\u00A0€$/m);
    expect(slip.text).toMatch(/^25,5\u00A0% +18,41 +4,69 +23,10$/m);
    expect(slip.cuts).toBe(1);
    expect(slip.printed.at(-1)).toMatchObject({ kind: 'text' });
  });

  it.each(CustomerLanguage.options)('in %s is nowhere wider than the paper', (language) => {
    const long = 'Hakemus joka on niin pitkä ettei se mahdu yhdelle riville mitenkään ja Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas';
    for (const receipt of [soldReceipt({ training: true, copy: 12 }), named(long, 99_999_999), named(`${long} Č`, 99_999_999)]) {
      expect(slipOf(receipt, language).printed.filter((one) => (one.kind === 'text' ? one.text.length * (one.large ? 2 : 1) > 42 : one.width > 504))).toEqual([]);
    }
  });

  it('loses no letter of a long name', () => {
    const words = 'Hakemus joka on niin pitkä ettei se mahdu yhdelle riville mitenkään Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas';
    const printed = slipOf(named(words)).text.replaceAll(/\s/g, '');
    expect(printed.replace('56,00', '')).toContain(words.replaceAll(' ', ''));
  });

  it('prints letters that the printer lacks as dots, each another', () => {
    const plain = pictures(slipOf(named('Kartta')));
    const dotted = [...'čđŋŧšž'].map((letter) => pictures(slipOf(named(`Kartta ${letter}`)))[0]!);
    expect(plain).toHaveLength(1);
    for (const picture of dotted) expect(ink(picture)).toBeGreaterThan(500);
    expect(new Set(dotted.map(ink)).size).toBeGreaterThan(4);
  });

  it('prints a letter that no font of ours has as a question mark', () => {
    expect(ink(pictures(slipOf(named('Kartta 漢')))[0]!)).toBe(ink(pictures(slipOf(named('Kartta \u{1F600}')))[0]!));
  });

  it('in Ukrainian is dots where it is Cyrillic, with the total twice as high', () => {
    const slip = slipOf(soldReceipt(), 'uk');
    expect(slip.text).toContain('Passport, applied for');
    expect(pictures(slip).filter(({ height }) => height === 60)).toHaveLength(2);
    expect(pictures(slip).filter(({ height }) => height === 30).length).toBeGreaterThan(20);
  });

  it('marks practice large and white on black, above and below', () => {
    const marks = slipOf(soldReceipt({ training: true })).printed.filter((one) => one.kind === 'text' && one.inverse);
    expect(marks).toHaveLength(2);
    for (const mark of marks) expect(mark).toMatchObject({ large: true, bold: true, text: expect.stringMatching(/^ +HARJOITUS +$/) });
  });

  it('has a code that a camera reads', () => {
    const receipt = soldReceipt();
    const code = pictures(slipOf(receipt)).at(-1)!;
    expect(readCode(code)).toBe(receiptCode(receipt));
    expect(receiptCode(receipt)).toBe('OD1*3-1024*9F2C5A1BE07D');
  });

  it('opens the drawer when told, once, before the paper moves', () => {
    const bytes = escPosOf(paperOf(soldReceipt(), 'fi'), letters, true);
    expect(readSlip(bytes).drawerPulses).toBe(1);
    expect(Buffer.from(bytes).indexOf(Buffer.from([0x1b, 0x70]))).toBeLessThan(10);
    expect(slipOf(soldReceipt()).drawerPulses).toBe(0);
  });

  it('takes commands in a name for nothing', () => {
    const slip = slipOf(named('Kartta\u001bp\u0000\u0019\u00fa\u001dV\u0000 |^^^{code:x}'));
    expect(slip.drawerPulses).toBe(0);
    expect(slip.cuts).toBe(1);
    expect(slip.text).toContain('|^^^{code:x}');
  });
});
