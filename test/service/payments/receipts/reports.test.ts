import { extractText, getDocumentProxy } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { FLOAT, journalOf, secondTill, type SecondTill } from '../../../support/till.ts';
import { startPaperTill, type PaperTill } from './desk.ts';

let till: PaperTill;

beforeEach(async () => {
  till = await startPaperTill();
});
afterEach(() => till.close());

const command = <Input extends object>(input: Input) => ({ commandId: till.commandId(), ...input });

/** Counts what the float and one passport come to, and closes. */
const closed = async (from = till, sold = true): Promise<ShiftReport> => {
  if (sold) await from.sold();
  await from.station.jobs.runDue();
  await from.cashier.payments.countShift({ commandId: from.commandId(), shiftId: from.shiftId, count: sold ? { ...FLOAT, '5000': 2, '500': 1, '100': 11 } : FLOAT });
  return from.cashier.payments.closeShift({ commandId: from.commandId(), shiftId: from.shiftId });
};
const printAgain = (kind: 'x' | 'z', commandId = till.commandId()) => till.cashier.payments.printReport({ commandId, shiftId: till.shiftId, kind });
const reports = (from = till) => from.slips().filter(({ text }) => /[XZ]-raportti/.test(text));

describe('a Z report', () => {
  it('comes out once when the shift closes, with the chain’s end, and opens no drawer', async () => {
    const { head } = await closed();
    await till.station.jobs.runDue();
    await till.cashier.payments.printAgain(command({ registerId: till.registerId }));
    await till.laterOn();
    const [slip, ...others] = reports();
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ cuts: 1, drawerPulses: 0 });
    expect(slip!.text).toMatch(/^ +Z-raportti 1$/m);
    expect(slip!.text).toMatch(/^Kassanhoitaja +Advisor 1$/m);
    expect(slip!.text).toMatch(/^Poliisi +56,00$/m);
    expect(slip!.text).toMatch(/^Advisor 1 \(1\) +56,00$/m);
    expect(slip!.text).toMatch(/^Kuitit \(1\) +1-1$/m);
    expect(slip!.text.replaceAll(/\s/g, '')).toContain(head.hash);
    expect(await till.waiting()).toEqual([]);
  });

  it('names the row of the journal just before its own, so that it is proved by what comes after', async () => {
    const { head } = await closed();
    const last = journalOf(till).at(-1)!;
    expect([last.kind, last.sequence]).toEqual(['zReport', head.sequence + 1]);
    const row = till.station.deps.db.raw.prepare('SELECT hash FROM journal_entry WHERE register_id = ? AND chain = ? AND sequence = ?').pluck().get(till.registerId, 'real', head.sequence);
    expect(head.hash).toBe(row);
  });

  it.each(['outOfPaper', 'silent'] as const)('is kept while the printer is %s, seen by its number behind the receipts, and comes out unmarked', async (mood) => {
    till.printer.mood = mood;
    await closed();
    await till.station.jobs.runDue();
    expect((await till.waiting()).map(({ receiptNumber }) => receiptNumber)).toEqual(['1-1', 'Z 1']);
    till.printer.mood = 'well';
    await till.laterOn();
    expect(till.slips().map(({ text }) => /Z-raportti/.test(text))).toEqual([false, true]);
    expect(reports()[0]!.text).not.toMatch(/KOPIO|UUSI TULOSTE/);
    expect(await till.waiting()).toEqual([]);
  });

  it('that may be on paper already says so', async () => {
    await till.station.jobs.runDue();
    till.printer.mood = 'lostAnswer';
    await closed(till, false);
    await till.station.jobs.runDue();
    expect(await till.waiting()).toEqual([{ receiptNumber: 'Z 1', problem: 'unknown' }]);
    const before = till.slips().length;
    till.printer.mood = 'well';
    await till.laterOn();
    expect(till.slips().slice(before).map(({ text }) => /UUSI TULOSTE\s+Sama raportti/.test(text))).toEqual([true]);
  });

  it('is printed again as a copy with its number, once a command', async () => {
    await closed();
    const commandId = till.commandId();
    await Promise.all([printAgain('z', commandId), printAgain('z', commandId)]);
    await printAgain('z');
    await till.station.jobs.runDue();
    expect(reports().map(({ text }) => /KOPIO \d/.exec(text)?.[0])).toEqual([undefined, 'KOPIO 1', 'KOPIO 2']);
  });

  it('of a register without a printer is printed unmarked when it has one', async () => {
    await till.connectPrinter({ kind: 'none' });
    await closed();
    expect(await refusalOf(printAgain('z'))).toMatchObject({ code: 'CONFLICT', data: { reason: 'noPrinter' } });
    expect(await till.waiting()).toEqual([]);
    await till.connectPrinter({ kind: 'network', host: '127.0.0.1', port: till.printer.port });
    await printAgain('z');
    await till.station.jobs.runDue();
    expect(reports().map(({ text }) => text.includes('KOPIO'))).toEqual([false]);
  });

  it('of training is marked, above and below, and of its own chain', async () => {
    const practice = await startPaperTill({ training: true });
    await closed(practice);
    await practice.station.jobs.runDue();
    const [slip] = reports(practice);
    expect(slip!.text.match(/HARJOITUS/g)).toHaveLength(2);
    expect(slip!.text).toContain('Harjoitusketju');
    await practice.close();
  });

  it('is in the language that the point names first', async () => {
    const { settings } = JSON.parse(JSON.stringify(till.station.deps.db.first(till.station.deps.db.q.selectFrom('point').select('settings')))) as { settings: string };
    await till.station.deps.db.write((w) => w.run(w.q.updateTable('point').set({ settings: JSON.stringify({ ...(JSON.parse(settings) as object), contentLanguages: ['sv', 'fi'] }) })));
    await closed();
    await till.station.jobs.runDue();
    expect(till.slips().at(-1)!.text).toMatch(/^ +Z-rapport 1$/m);
    expect(till.slips().at(-1)!.text).toMatch(/^Polisen +56,00$/m);
  });

  it('is kept as a document and shown as a picture, the same as it was printed', async () => {
    await closed();
    const svg = await till.cashier.payments.reportPicture({ shiftId: till.shiftId, as: 'svg' });
    expect(svg).toMatchObject({ fileName: 'z-report-1-2026-03-02.svg', mediaType: 'image/svg+xml' });
    expect(Buffer.from(svg.base64, 'base64').toString()).toContain('>Z-raportti 1</text>');
    const pdf = await till.cashier.payments.reportPicture({ shiftId: till.shiftId, as: 'pdf' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.from(pdf.base64, 'base64'))), { mergePages: true });
    expect(text).toContain('Kassapäiväkirjan pää');
  });

  it('is not there before the shift is closed', async () => {
    expect(await refusalOf(printAgain('z'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(till.cashier.payments.reportPicture({ shiftId: till.shiftId, as: 'pdf' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(till.cashier.payments.reportPicture({ shiftId: till.deskId, as: 'pdf' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an X report', () => {
  it('is printed when asked: the latest one first unmarked, and then as a copy', async () => {
    await till.cashier.payments.xReport(command({ shiftId: till.shiftId }));
    await printAgain('x');
    await printAgain('x');
    await till.sold();
    await till.cashier.payments.xReport(command({ shiftId: till.shiftId }));
    await printAgain('x');
    await till.station.jobs.runDue();
    expect(reports().map(({ text }) => [/KOPIO \d/.exec(text)?.[0], /Myynnit \((\d)\)/.exec(text)?.[1]])).toEqual([
      [undefined, '0'],
      ['KOPIO 1', '0'],
      [undefined, '1'],
    ]);
    expect(reports()[0]!.text).toMatch(/^ +X-raportti$/m);
  });

  it('that was never taken is not there', async () => {
    expect(await refusalOf(printAgain('x'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a colleague is for leads, and on a blind register not for its cashier before the count', async () => {
    const other: SecondTill = await secondTill(till);
    const { registers, saveRegister } = till.cashier.payments;
    const { id, ...kept } = (await registers()).find((one) => one.id === other.registerId)!;
    await saveRegister(command({ id, register: { ...kept, blindCount: true } }));
    await till.cashier.payments.xReport(command({ shiftId: other.shiftId }));
    await till.cashier.payments.xReport(command({ shiftId: till.shiftId }));
    const look = (client: typeof till.cashier, shiftId: string) => client.payments.reportPicture({ shiftId, kind: 'x', as: 'svg' });
    const print = (client: typeof till.cashier, shiftId: string) => client.payments.printReport(command({ shiftId, kind: 'x' as const }));
    for (const act of [look, print]) {
      expect(await refusalOf(act(other.cashier, other.shiftId))).toMatchObject({ code: 'CONFLICT', data: { reason: 'blindCount' } });
      expect(await refusalOf(act(other.cashier, till.shiftId))).toMatchObject({ code: 'NOT_YOUR_SHIFT' });
    }
    expect(await look(till.cashier, other.shiftId)).toMatchObject({ fileName: 'x-report-2026-03-02.svg' });
    await other.cashier.payments.countShift(command({ shiftId: other.shiftId, count: FLOAT }));
    expect(await look(other.cashier, other.shiftId)).toMatchObject({ mediaType: 'image/svg+xml' });
  });
});
