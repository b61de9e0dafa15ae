/** A till whose register has a receipt printer, and what a test does with it. */
import type { Sale } from '#shared/contract/payments/sales.ts';
import { escPosPrinter } from '#transport/ticket-printer.ts';
import { readSlip, type Slip } from '../../../support/escpos-reader.ts';
import { startReceiptPrinter, type FakeReceiptPrinter } from '../../../support/fakes/receipt-printer.ts';
import { startTill, type TestTill, type TillOptions } from '../../../support/till.ts';

export type PrinterAddress = { kind: 'none' } | { kind: 'network'; host: string; port: number } | { kind: 'file'; path: string };

export interface PaperTill extends TestTill {
  printer: FakeReceiptPrinter;
  connectPrinter: (printer: PrinterAddress) => Promise<void>;
  /** A passport sold for cash: the sale with its receipt number. */
  sold: () => Promise<Sale & { receiptNumber: string }>;
  /** Slips that came out, read. */
  slips: () => Slip[];
  /** What the cashier sees waiting. */
  waiting: () => Promise<{ receiptNumber: string; problem: string | null }[]>;
  /** Lets the delay of a failed try pass, and runs what is due then. */
  laterOn: () => Promise<void>;
}

export const startPaperTill = async (options: TillOptions = {}): Promise<PaperTill> => {
  const printer = await startReceiptPrinter();
  const till = await startTill({ printer: escPosPrinter({ answer: 300, printed: 300 }), ...options });
  const connectPrinter = async (address: PrinterAddress) => {
    const [register] = await till.cashier.payments.registers();
    const { id, ...kept } = register!;
    await till.cashier.payments.saveRegister({ commandId: till.commandId(), id, register: { ...kept, printer: address } });
  };
  await connectPrinter({ kind: 'network', host: '127.0.0.1', port: printer.port });
  return {
    ...till,
    printer,
    connectPrinter,
    sold: async () => {
      const sale = await till.paidInCash(await till.sale(['passi']));
      return { ...sale, receiptNumber: sale.receiptNumber! };
    },
    slips: () => printer.slips.map((bytes) => readSlip(bytes)),
    waiting: async () => {
      const updates = await till.cashier.payments.watchDesk({ deskId: till.deskId });
      for await (const { unprinted } of updates) return unprinted.map(({ receiptNumber, problem }) => ({ receiptNumber, problem }));
      return [];
    },
    laterOn: async () => {
      await till.station.jobs.runDue();
      till.clock.advance(5 * 60_000);
      await till.station.jobs.runDue();
    },
    close: async () => {
      await till.station.jobs.runDue();
      await printer.close();
      await till.close();
    },
  };
};
