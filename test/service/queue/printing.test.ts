import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escPosPrinter } from '#transport/ticket-printer.ts';
import { startReceiptPrinter, type FakeReceiptPrinter, type PrinterMood } from '../../support/fakes/receipt-printer.ts';
import { countedIds } from '../../support/ids.ts';
import { takeNumber } from '../../support/queue.ts';
import { startPoint, startStation, testSettings, type TestPoint } from '../../support/station.ts';

let printer: FakeReceiptPrinter;
let point: TestPoint;

beforeEach(async () => {
  printer = await startReceiptPrinter();
  point = await startPoint({ desks: 1, printer: escPosPrinter({ answer: 300, printed: 300 }) });
  await usePrinter({ kind: 'network', host: '127.0.0.1', port: printer.port });
});
afterEach(async () => {
  await point.station.jobs.runDue();
  await printer.close();
  await point.close();
});

const usePrinter = (settings: typeof testSettings.printer) => point.advisors[0]!.client.point.saveSettings({ commandId: point.commandId(), settings: { ...testSettings, printer: settings } });
const printing = async (ticketId: string) => (await point.terminal.queue.slip({ ticketId })).printing;
const atTerminal = async () => (await point.terminal.queue.terminal()).printer;
const isCopy = (slip: Buffer) => slip.toString('latin1').includes('KOPIO');

/** Whether a slip's bytes may have been sent. */
const isBegun = (at: TestPoint) => at.station.deps.db.raw.prepare('SELECT 1 FROM job WHERE last_error IS NOT NULL').get() !== undefined;

/** Lets the delay of a failed try pass, and runs what is due then. */
const laterOn = async () => {
  await point.station.jobs.runDue();
  point.clock.advance(5 * 60_000);
  await point.station.jobs.runDue();
};

describe('the slip', () => {
  it('comes out once, however often the screen is tapped', async () => {
    const commandId = point.commandId();
    const tap = () => point.terminal.queue.take({ commandId, groupId: point.groupIds[0]!, language: 'fi' });
    const [slip] = await Promise.all([tap(), tap(), tap()]);
    expect(slip.printing).toBe('queued');
    await point.station.jobs.runDue();
    await tap();
    await laterOn();
    expect(printer.slips).toHaveLength(1);
    expect(isCopy(printer.slips[0]!)).toBe(false);
    expect(await printing(slip.ticketId)).toBe('printed');
    expect(await atTerminal()).toBe('ready');
  });

  it('of a walk-up who is given a number on the way to a group comes out as the terminal’s do', async () => {
    const { client } = point.advisors[0]!;
    const deskId = point.deskIds[0]!;
    await client.queue.openDesk({ commandId: point.commandId(), deskId, groupIds: point.groupIds });
    const visit = await client.visits.begin({ commandId: point.commandId(), deskId });
    const given = await client.visits.handOver({ commandId: point.commandId(), visitId: visit.id, to: { groupId: point.groupIds[1]! } });
    expect(await printing(given.ticketId!)).toBe('queued');
    await point.station.jobs.runDue();
    expect(printer.slips).toHaveLength(1);
    expect(printer.slips[0]!.toString('latin1')).toContain(given.number);
    expect(await printing(given.ticketId!)).toBe('printed');
  });

  it('comes out once from a printer that is slow', async () => {
    printer.slowness = 150;
    const slips = await Promise.all([takeNumber(point), takeNumber(point)]);
    await laterOn();
    expect(printer.slips).toHaveLength(2);
    for (const { ticketId } of slips) expect(await printing(ticketId)).toBe('printed');
  });

  it.each<[PrinterMood, 'outOfPaper' | 'away']>([
    ['outOfPaper', 'outOfPaper'],
    ['silent', 'away'],
  ])('waits while the printer is %s, the screen says so, and it comes out once and unmarked', async (mood, told) => {
    printer.mood = mood;
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    expect(await printing(ticketId)).toBe(told);
    expect(await atTerminal()).toBe(told);
    await laterOn();
    expect(printer.slips).toHaveLength(0);
    printer.mood = 'well';
    await laterOn();
    expect(printer.slips.map(isCopy)).toEqual([false]);
    expect(await printing(ticketId)).toBe('printed');
    expect(await atTerminal()).toBe('ready');
  });

  it('waits while the printer cannot be reached', async () => {
    const { port } = printer;
    await usePrinter({ kind: 'network', host: '127.0.0.1', port: 1 });
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    expect(await printing(ticketId)).toBe('away');
    await usePrinter({ kind: 'network', host: '127.0.0.1', port });
    await laterOn();
    expect(printer.slips.map(isCopy)).toEqual([false]);
  });

  it('that was cut off midway comes out again, marked as a copy', async () => {
    printer.mood = 'cutMidway';
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    expect(printer.slips).toHaveLength(0);
    expect(await printing(ticketId)).toBe('queued');
    printer.mood = 'well';
    await laterOn();
    expect(printer.slips.map(isCopy)).toEqual([true]);
  });

  it('that came out unheard is followed by one marked copy and no more', async () => {
    printer.mood = 'lostAnswer';
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    printer.mood = 'outOfPaper';
    await laterOn();
    expect(await printing(ticketId)).toBe('outOfPaper');
    printer.mood = 'well';
    await laterOn();
    await laterOn();
    expect(printer.slips.map(isCopy)).toEqual([false, true]);
  });

  it('whose paper ended under way is a copy when there is paper again', async () => {
    printer.mood = 'paperEndsMidway';
    await takeNumber(point);
    await point.station.jobs.runDue();
    printer.mood = 'well';
    await laterOn();
    expect(printer.slips.map(isCopy)).toEqual([true]);
  });

  it('after a crash between paper and its mark is a copy', async () => {
    const died = await startPoint({ desks: 1, printer: { print: () => new Promise(() => undefined) } });
    await died.advisors[0]!.client.point.saveSettings({ commandId: died.commandId(), settings: { ...testSettings, printer: { kind: 'network', host: '127.0.0.1', port: printer.port } } });
    await takeNumber(died);
    // The bytes are on their way and the process dies: what the disk holds then is what the next one starts from.
    while (!isBegun(died)) await new Promise((turn) => setImmediate(turn));
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-crashed-'));
    await died.station.deps.db.backup(join(folder, 'station.sqlite'));
    await died.close();
    const again = await startStation({ folder, clock: died.clock, ids: countedIds('2'), printer: escPosPrinter({ answer: 300, printed: 300 }) });
    await again.station.jobs.runDue();
    await again.station.jobs.runDue();
    expect(printer.slips.map(isCopy)).toEqual([true]);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  it('of a customer who has left is not printed late', async () => {
    printer.mood = 'outOfPaper';
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    await point.advisors[0]!.client.queue.cancelTicket({ commandId: point.commandId(), ticketId });
    printer.mood = 'well';
    await laterOn();
    expect(printer.slips).toHaveLength(0);
    expect(await printing(ticketId)).toBe('none');
    expect(await atTerminal()).toBe('ready');
  });

  it('is printed without waiting once another came out', async () => {
    printer.mood = 'outOfPaper';
    await takeNumber(point);
    await takeNumber(point);
    await laterOn();
    await laterOn();
    printer.mood = 'well';
    point.clock.advance(5 * 60_000);
    await point.station.jobs.runDue();
    expect(printer.slips).toHaveLength(2);
  });

  it('is planned nowhere when there is no printer', async () => {
    await usePrinter({ kind: 'none' });
    expect((await takeNumber(point)).printing).toBe('none');
    expect(await atTerminal()).toBe('none');
    expect(await point.station.jobs.runDue()).toBe(0);
  });

  it('goes into a device file as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-printer-'));
    await usePrinter({ kind: 'file', path: join(folder, 'lp0') });
    const { ticketId } = await takeNumber(point);
    await point.station.jobs.runDue();
    expect(await printing(ticketId)).toBe('printed');
    expect(readFileSync(join(folder, 'lp0')).toString('latin1')).toContain('Vuoronumero');
    await usePrinter({ kind: 'file', path: join(folder, 'nowhere', 'lp0') });
    const second = await takeNumber(point);
    await point.station.jobs.runDue();
    expect(await printing(second.ticketId)).toBe('away');
    await usePrinter({ kind: 'none' });
    rmSync(folder, { recursive: true });
  });
});
