import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../support/refusal.ts';
import { journalOf } from '../../../support/till.ts';
import { startPaperTill, type PaperTill } from './desk.ts';

let till: PaperTill;

beforeEach(async () => {
  till = await startPaperTill();
});
afterEach(() => till.close());

const copy = (number: string, commandId = till.commandId()) => till.cashier.payments.printCopy({ commandId, number });

describe('a copy', () => {
  it('is marked with its number, is in the journal and counted, and opens no drawer', async () => {
    const { receiptNumber } = await till.sold();
    await till.station.jobs.runDue();
    await copy(receiptNumber);
    await copy(receiptNumber);
    await till.station.jobs.runDue();
    const [, first, second] = till.slips();
    expect(first!.text).toMatch(/^ +KOPIO 1$/m);
    expect(second!.text).toMatch(/^ +KOPIO 2$/m);
    expect(first).toMatchObject({ drawerPulses: 0, cuts: 1 });
    expect(till.slips()[0]!.text).not.toContain('KOPIO');
    const entries = journalOf(till).filter(({ kind }) => kind === 'receiptCopied');
    expect(entries.map(({ body, shift_id }) => [body, shift_id])).toEqual([1, 2].map((number) => [{ receiptNumber, copy: number }, till.shiftId]));
    expect(await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: till.shiftId })).toMatchObject({ copies: 2 });
  });

  it('comes out once, however often it is tapped', async () => {
    const { receiptNumber } = await till.sold();
    const commandId = till.commandId();
    await Promise.all([copy(receiptNumber, commandId), copy(receiptNumber, commandId)]);
    await till.station.jobs.runDue();
    expect(till.slips()).toHaveLength(2);
  });

  it('is refused of what is not there, without a shift and without a printer', async () => {
    const { receiptNumber } = await till.sold();
    expect(await refusalOf(copy('9-9'))).toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = till.advisors[1]!.client;
    expect(await refusalOf(elsewhere.payments.printCopy({ commandId: till.commandId(), number: receiptNumber }))).toMatchObject({ code: 'NO_SHIFT' });
    await till.connectPrinter({ kind: 'none' });
    expect(await refusalOf(copy(receiptNumber))).toMatchObject({ code: 'CONFLICT', data: { reason: 'noPrinter' } });
    expect(journalOf(till).some(({ kind }) => kind === 'receiptCopied')).toBe(false);
  });
});

describe('a receipt that is looked at', () => {
  it('is what the journal says, with the journal’s own mark', async () => {
    const { receiptNumber } = await till.sold();
    const receipt = await till.cashier.payments.receipt({ number: receiptNumber });
    const [entry] = till.station.deps.db.raw.prepare('SELECT sequence, hash FROM journal_entry WHERE receipt_number = ?').all(receiptNumber);
    expect(receipt).toMatchObject({ number: receiptNumber, cashier: 'Advisor 1', copy: 0, journal: entry, totals: { totalCents: 5_600 } });
    expect(await refusalOf(till.cashier.payments.receipt({ number: '9-9' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('comes as a picture and as a document', async () => {
    const { receiptNumber } = await till.sold();
    const svg = await till.cashier.payments.receiptPicture({ number: receiptNumber, as: 'svg' });
    expect(svg).toMatchObject({ fileName: 'receipt-1-1.svg', mediaType: 'image/svg+xml' });
    expect(Buffer.from(svg.base64, 'base64').toString()).toContain('>Passi</text>');
    const pdf = await till.cashier.payments.receiptPicture({ number: receiptNumber, as: 'pdf' });
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is found by the code on its paper', async () => {
    const { receiptNumber } = await till.sold();
    const receipt = await till.cashier.payments.receipt({ number: receiptNumber });
    const found = await till.cashier.payments.findReceipts({ number: `OD1*${receiptNumber}*${receipt.journal.hash.slice(0, 12).toUpperCase()}` });
    expect(found.map(({ number }) => number)).toEqual([receiptNumber]);
    expect(await till.cashier.payments.findReceipts({ number: `OD1*${receiptNumber}*0123456789AB` })).toEqual([]);
  });
});
