/**
 * A receipt printer on a TCP port: answers what ESC/POS printers answer, and can be out of paper, silent, slow,
 * or have its cable pulled in the middle of a slip.
 */
import { createServer, type Socket } from 'node:net';

export type PrinterMood = 'well' | 'outOfPaper' | 'silent' | 'cutMidway' | 'paperEndsMidway' | 'lostAnswer';

export interface FakeReceiptPrinter {
  port: number;
  mood: PrinterMood;
  /** Slips that came out whole, each up to its cut. */
  slips: Buffer[];
  /** Milliseconds the mechanism takes for a slip. */
  slowness: number;
  /** Connections there have been. */
  connections: number;
  close: () => Promise<void>;
}

const ASK_NOW = Buffer.from([0x10, 0x04, 0x04]);
const ASK_IN_TURN = Buffer.from([0x1d, 0x72, 0x01]);
const PAPER_THERE = Uint8Array.of(0x12);
const PAPER_GONE = Uint8Array.of(0x72);
const DONE = Uint8Array.of(0x00);
const HALF_A_SLIP = 500;

export const startReceiptPrinter = async (): Promise<FakeReceiptPrinter> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    printer.connections += 1;
    sockets.add(socket);
    let asked = false;
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      if (!asked && received.subarray(0, 3).equals(ASK_NOW)) {
        asked = true;
        received = received.subarray(3);
        if (printer.mood === 'silent') return;
        socket.write(printer.mood === 'outOfPaper' ? PAPER_GONE : PAPER_THERE);
      }
      if (printer.mood === 'cutMidway' && received.length > HALF_A_SLIP) {
        socket.destroy();
        return;
      }
      if (!received.subarray(-3).equals(ASK_IN_TURN)) return;
      const slip = received.subarray(0, -3);
      received = Buffer.alloc(0);
      // Paper that ends under way stops the mechanism: nothing is answered.
      if (printer.mood === 'paperEndsMidway') return;
      const finish = () => {
        printer.slips.push(slip);
        if (printer.mood === 'lostAnswer') socket.destroy();
        else socket.write(DONE);
      };
      if (printer.slowness > 0) setTimeout(finish, printer.slowness);
      else finish();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const printer: FakeReceiptPrinter = {
    port: typeof address === 'object' && address ? address.port : 0,
    mood: 'well',
    slips: [],
    slowness: 0,
    connections: 0,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return printer;
};
