import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../support/refusal.ts';
import { journalOf } from '../../../support/till.ts';
import { startPaperTill, type PaperTill } from './desk.ts';

let till: PaperTill;

beforeEach(async () => {
  till = await startPaperTill();
});
afterEach(() => till.close());

const bill = (saleId: string, client = till.cashier, commandId = till.commandId()) => client.payments.printProForma({ commandId, saleId });

describe('a bill before payment', () => {
  it('comes out marked as no receipt, without number, journal row or drawer, as often as it is asked for', async () => {
    const { id } = await till.sale(['passi'], ['kopio', 2]);
    const before = journalOf(till).length;
    const commandId = till.commandId();
    await Promise.all([bill(id, till.cashier, commandId), bill(id, till.cashier, commandId)]);
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: id, productId: 'kopio' });
    await bill(id);
    await till.station.jobs.runDue();
    const [first, second, ...others] = till.slips();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ cuts: 1, drawerPulses: 0 });
    expect(first!.text).toContain('Ennakkolaskelma');
    expect(first!.text).toContain('Tämä ei ole kuitti.');
    expect(first!.text).toMatch(/^Passi +56,00$/m);
    expect(first!.text).not.toMatch(/Kuitin numero|Kassapäiväkirja|KOPIO/);
    expect(second!.text).not.toContain('KOPIO');
    expect(journalOf(till)).toHaveLength(before);
    expect(await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: till.shiftId })).toMatchObject({ sales: { count: 0 }, copies: 0 });
  });

  it('is in the customer’s language and marked in training', async () => {
    const practice = await startPaperTill({ training: true });
    const sale = await practice.cashier.payments.startSale({ commandId: practice.commandId(), deskId: practice.deskId, language: 'sv' });
    await practice.cashier.payments.addProduct({ commandId: practice.commandId(), saleId: sale.id, productId: 'passi' });
    await practice.cashier.payments.printProForma({ commandId: practice.commandId(), saleId: sale.id });
    await practice.station.jobs.runDue();
    expect(practice.slips()[0]!.text).toContain('Detta är inte ett kvitto.');
    expect(practice.slips()[0]!.text.match(/ÖVNING/g)).toHaveLength(2);
    await practice.close();
  });

  it.each(['paid', 'cancelled'] as const)('that the printer kept is not printed any more once the sale is %s', async (end) => {
    till.printer.mood = 'outOfPaper';
    const sale = await till.sale(['passi']);
    await bill(sale.id);
    await till.station.jobs.runDue();
    expect(await till.waiting()).toEqual([{ receiptNumber: '', problem: 'outOfPaper' }]);
    if (end === 'paid') await till.paidInCash(sale);
    else await till.cashier.payments.cancelSale({ commandId: till.commandId(), saleId: sale.id });
    till.printer.mood = 'well';
    await till.laterOn();
    expect(till.slips().filter(({ text }) => text.includes('Ennakkolaskelma'))).toEqual([]);
    expect(till.slips()).toHaveLength(end === 'paid' ? 1 : 0);
    expect(await till.waiting()).toEqual([]);
  });

  it('is refused of a sale without lines, partly paid or over, of a colleague’s and without a printer', async () => {
    const sale = await till.sale();
    expect(await refusalOf(bill(sale.id))).toMatchObject({ code: 'CONFLICT', data: { reason: 'noLines' } });
    const filled = await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi' });
    expect(await refusalOf(bill(sale.id, till.advisors[1]!.client))).toMatchObject({ code: 'NOT_YOUR_SHIFT' });
    await till.connectPrinter({ kind: 'none' });
    expect(await refusalOf(bill(sale.id))).toMatchObject({ code: 'CONFLICT', data: { reason: 'noPrinter' } });
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: till.printer.port });
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: filled.id, givenCents: 1_000, cents: 1_000 });
    expect(await refusalOf(bill(sale.id))).toMatchObject({ code: 'CONFLICT', data: { reason: 'partlyPaid' } });
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: filled.id, givenCents: 4_600 });
    expect(await refusalOf(bill(sale.id))).toMatchObject({ code: 'SALE_OVER' });
  });
});
