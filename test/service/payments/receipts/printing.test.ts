import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escPosPrinter } from '#transport/ticket-printer.ts';
import { readSlip } from '../../../support/escpos-reader.ts';
import type { PrinterMood } from '../../../support/fakes/receipt-printer.ts';
import { countedIds } from '../../../support/ids.ts';
import { startStation } from '../../../support/station.ts';
import { startPaperTill, type PaperTill } from './desk.ts';

let till: PaperTill;

beforeEach(async () => {
  till = await startPaperTill();
});
afterEach(() => till.close());

const isMarked = (text: string) => text.includes('UUSI TULOSTE');
const numbersOf = (from: PaperTill) => from.slips().map(({ text }) => /Kuitin numero +(\S+)/.exec(text)?.[1]);

describe('a receipt', () => {
  it('comes out once, however often paying is tapped, and opens the drawer once', async () => {
    const sale = await till.sale(['passi'], ['kopio', 2]);
    const commandId = till.commandId();
    const pay = () => till.cashier.payments.payCash({ commandId, saleId: sale.id, givenCents: 6_000 });
    const [paid] = await Promise.all([pay(), pay(), pay()]);
    expect(paid.state).toBe('completed');
    await till.station.jobs.runDue();
    await pay();
    await till.cashier.payments.printAgain({ commandId: till.commandId(), registerId: till.registerId });
    await till.laterOn();
    const [slip, ...others] = till.slips();
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ cuts: 1, drawerPulses: 1 });
    expect(slip!.text).toContain(`Kuitin numero${paid.receiptNumber!.padStart(42 - 'Kuitin numero'.length)}`);
    expect(slip!.text).toContain('Passi                                56,00');
    expect(slip!.text).toContain('Pyöristys                            -0,01');
    expect(await till.waiting()).toEqual([]);
  });

  it('is in the customer’s language', async () => {
    const sale = await till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, language: 'sv' });
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi' });
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 5_600 });
    await till.station.jobs.runDue();
    expect(till.slips()[0]!.text).toMatch(/Kvittonummer +1-1/);
    expect(till.slips()[0]!.text).toContain('Pass                                 56,00');
  });

  it('in training is marked, above and below', async () => {
    const practice = await startPaperTill({ training: true });
    await practice.sold();
    await practice.station.jobs.runDue();
    expect(practice.slips()[0]!.text.match(/HARJOITUS/g)).toHaveLength(2);
    await practice.close();
  });

  it.each<[PrinterMood, string]>([
    ['outOfPaper', 'outOfPaper'],
    ['silent', 'away'],
  ])('waits in order while the printer is %s, the cashier sees it, and each comes out once and unmarked', async (mood, problem) => {
    till.printer.mood = mood;
    const first = await till.sold();
    await till.station.jobs.runDue();
    const second = await till.sold();
    await till.station.jobs.runDue();
    const third = await till.sold();
    await till.station.jobs.runDue();
    expect(await till.waiting()).toEqual([
      { receiptNumber: first.receiptNumber, problem },
      { receiptNumber: second.receiptNumber, problem: null },
      { receiptNumber: third.receiptNumber, problem: null },
    ]);
    expect(till.slips()).toEqual([]);
    till.printer.mood = 'well';
    await till.cashier.payments.printAgain({ commandId: till.commandId(), registerId: till.registerId });
    await till.station.jobs.runDue();
    expect(numbersOf(till)).toEqual([first.receiptNumber, second.receiptNumber, third.receiptNumber]);
    expect(till.slips().some(({ text }) => isMarked(text))).toBe(false);
    expect(await till.waiting()).toEqual([]);
    await till.laterOn();
    expect(till.slips()).toHaveLength(3);
  });

  it('is not forgotten when the paper ends while several wait for their turn', async () => {
    const gate = Promise.withResolvers<void>();
    const printed: string[] = [];
    let hasPaper = true;
    const slow = await startPaperTill({
      printer: {
        print: async (bytes) => {
          if (!hasPaper) return 'outOfPaper';
          await gate.promise;
          printed.push(readSlip(bytes).text);
          return 'printed';
        },
      },
    });
    const sales = [await slow.sold(), await slow.sold(), await slow.sold()];
    hasPaper = false;
    gate.resolve();
    await slow.station.jobs.runDue();
    expect(printed).toHaveLength(1);
    hasPaper = true;
    await slow.laterOn();
    expect(printed.map((text) => /Kuitin numero +(\S+)/.exec(text)?.[1])).toEqual(sales.map(({ receiptNumber }) => receiptNumber));
    await slow.close();
  });

  it('that comes out late does not open the drawer', async () => {
    till.printer.mood = 'outOfPaper';
    await till.sold();
    await till.station.jobs.runDue();
    till.printer.mood = 'well';
    await till.laterOn();
    expect(till.slips().map(({ drawerPulses }) => drawerPulses)).toEqual([0]);
  });

  it('comes out by itself when the printer is back, with those behind it', async () => {
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: 1 });
    await till.sold();
    await till.sold();
    await till.station.jobs.runDue();
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: till.printer.port });
    await till.laterOn();
    expect(numbersOf(till)).toEqual(['1-1', '1-2']);
  });

  it.each<[PrinterMood]>([['cutMidway'], ['paperEndsMidway'], ['lostAnswer']])('that may be on paper after %s comes out once more and says so, without the drawer', async (mood) => {
    till.printer.mood = mood;
    const { receiptNumber } = await till.sold();
    await till.station.jobs.runDue();
    expect(await till.waiting()).toEqual([{ receiptNumber, problem: 'unknown' }]);
    const before = till.slips().length;
    till.printer.mood = 'well';
    await till.laterOn();
    await till.laterOn();
    const again = till.slips().slice(before);
    expect(again.map(({ text, drawerPulses }) => [isMarked(text), drawerPulses])).toEqual([[true, 0]]);
    expect(await till.waiting()).toEqual([]);
  });

  it('is not asked for while there is no printer, and waits when the printer is taken away', async () => {
    await till.connectPrinter({ kind: 'none' });
    await till.sold();
    expect(await till.station.jobs.runDue()).toBe(0);
    expect(await till.waiting()).toEqual([]);
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: till.printer.port });
    till.printer.mood = 'outOfPaper';
    const { receiptNumber } = await till.sold();
    await till.connectPrinter({ kind: 'none' });
    await till.laterOn();
    expect(await till.waiting()).toEqual([{ receiptNumber, problem: 'noPrinter' }]);
    till.printer.mood = 'well';
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: till.printer.port });
    await till.cashier.payments.printAgain({ commandId: till.commandId(), registerId: till.registerId });
    await till.station.jobs.runDue();
    expect(numbersOf(till)).toEqual([receiptNumber]);
  });

  it('that cannot be drawn is set aside and seen, and holds up no other', async () => {
    till.station.deps.db.raw.prepare("INSERT INTO print VALUES ('0', ?, 'receipt', '9-9', 0, 0, 'waiting', 0, NULL, ?, NULL)").run(till.registerId, till.clock.now());
    const { receiptNumber } = await till.sold();
    await till.station.jobs.runDue();
    expect(numbersOf(till)).toEqual([receiptNumber]);
    expect(await till.waiting()).toEqual([{ receiptNumber: '9-9', problem: 'failed' }]);
    await till.cashier.payments.printAgain({ commandId: till.commandId(), registerId: till.registerId });
    await till.station.jobs.runDue();
    expect(await till.waiting()).toEqual([{ receiptNumber: '9-9', problem: 'failed' }]);
  });

  it('goes into a device file as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-printer-'));
    await till.connectPrinter({ kind: 'file', path: join(folder, 'lp0') });
    await till.sold();
    await till.station.jobs.runDue();
    expect(readSlip(readFileSync(join(folder, 'lp0'))).text).toContain('Passi                                56,00');
    rmSync(folder, { recursive: true });
  });

  it('after a crash between paper and its mark comes out again and says so', async () => {
    const died = await startPaperTill({ printer: { print: () => new Promise(() => undefined) } });
    await died.sold();
    const isBegun = () => died.station.deps.db.raw.prepare('SELECT 1 FROM print WHERE maybe_printed = 1').get() !== undefined;
    while (!isBegun()) await new Promise((turn) => setImmediate(turn));
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-crashed-'));
    await died.station.deps.db.backup(join(folder, 'station.sqlite'));
    const again = await startStation({ folder, clock: died.clock, ids: countedIds('2'), printer: escPosPrinter({ answer: 300, printed: 300 }) });
    await again.station.jobs.runDue();
    await again.station.jobs.runDue();
    expect(died.slips().map(({ text, drawerPulses }) => [isMarked(text), drawerPulses])).toEqual([[true, 0]]);
    await again.close();
    rmSync(folder, { recursive: true });
    await died.printer.close();
    await died.station.deps.db.close();
    rmSync(died.folder, { recursive: true });
  });
});

describe('the drawer', () => {
  it('opens without a sale when asked, once, and not when the printer comes back later', async () => {
    const open = () => till.cashier.payments.openDrawer({ commandId: till.commandId(), shiftId: till.shiftId, reason: 'Vaihtorahaa' });
    await open();
    await till.station.jobs.runDue();
    expect(till.slips()).toMatchObject([{ drawerPulses: 1, printed: [] }]);
    till.printer.mood = 'silent';
    await open();
    await till.station.jobs.runDue();
    till.printer.mood = 'well';
    await till.laterOn();
    expect(till.slips()).toHaveLength(1);
  });
});
