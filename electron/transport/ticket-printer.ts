/**
 * The receipt printer over the network (raw TCP, port 9100 by custom) or as a device file. The printer is asked
 * before and after: `DLE EOT 4` tells at once whether it has paper; `GS r 1` stands in line behind the slip, so
 * its answer says that the slip has been printed (Epson ESC/POS command reference).
 */
import { open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterSettings, PrintOutcome, TicketPrinter } from '#service/features/queue/index.ts';

const ASK_PAPER_NOW = Uint8Array.of(0x10, 0x04, 0x04);
const PAPER_END = 0x60;
const ASK_PAPER_IN_TURN = Uint8Array.of(0x1d, 0x72, 0x01);

export interface TicketPrinterTimes {
  /** Milliseconds until a printer that does not accept or answer counts as away. */
  answer: number;
  /** Milliseconds until a slip that is not confirmed counts as unknown. */
  printed: number;
}

const TIMES: TicketPrinterTimes = { answer: 3_000, printed: 15_000 };

/** The first byte the printer sends within the time, or null when it closes, fails or stays silent. */
const nextByte = (socket: Socket, ms: number): Promise<number | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => end(null), ms);
    const end = (byte: number | null) => {
      clearTimeout(timer);
      socket.off('data', onData).off('close', onClose);
      resolve(byte);
    };
    const onData = (data: Buffer) => end(data[0] ?? null);
    const onClose = () => end(null);
    socket.on('data', onData).on('close', onClose);
  });

const connected = (host: string, port: number, ms: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on('error', () => socket.destroy());
    const onClose = () => {
      clearTimeout(timer);
      resolve(null);
    };
    socket.once('close', onClose);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('close', onClose);
      resolve(socket);
    });
  });

const overNetwork = async (slip: Uint8Array, host: string, port: number, times: TicketPrinterTimes): Promise<PrintOutcome> => {
  const socket = await connected(host, port, times.answer);
  if (!socket) return 'away';
  try {
    const paper = nextByte(socket, times.answer);
    socket.write(ASK_PAPER_NOW);
    const status = await paper;
    if (status === null) return 'away';
    if ((status & PAPER_END) !== 0) return 'outOfPaper';
    const confirmed = nextByte(socket, times.printed);
    socket.write(slip);
    socket.write(ASK_PAPER_IN_TURN);
    return (await confirmed) === null ? 'unknown' : 'printed';
  } finally {
    socket.destroy();
  }
};

/** Writes to the device; a driver tells the end of paper as a full device. */
const intoFile = async (slip: Uint8Array, path: string, times: TicketPrinterTimes): Promise<PrintOutcome> => {
  const device = await open(path, 'a').catch(() => null);
  if (!device) return 'away';
  const written = device
    .writeFile(slip)
    .then((): PrintOutcome => 'printed')
    .catch((error: NodeJS.ErrnoException): PrintOutcome => (error.code === 'ENOSPC' ? 'outOfPaper' : 'unknown'))
    .finally(() => void device.close().catch(() => undefined));
  const given = new AbortController();
  const late = wait(times.printed, 'unknown' as const, { signal: given.signal }).catch((): PrintOutcome => 'unknown');
  return Promise.race([written, late]).finally(() => given.abort());
};

/** The printer that the point's settings name. */
export const escPosPrinter = (times: TicketPrinterTimes = TIMES): TicketPrinter => ({
  print: (slip: Uint8Array, printer: PrinterSettings) => (printer.kind === 'network' ? overNetwork(slip, printer.host, printer.port, times) : intoFile(slip, printer.path, times)),
});
