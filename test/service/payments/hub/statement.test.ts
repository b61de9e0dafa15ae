/** What a payee gets to read: every line once in the table, the sums on paper, and letters of every payee. */
import { getDocumentProxy, extractText } from 'unpdf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { HEX, registerId, S1, startSettling, type HubAtWork } from '../../../support/settlement.ts';

let at: HubAtWork;
beforeEach(async () => {
  at = await startSettling();
});
afterEach(() => at.close());

const fileOf = async (settlementId: string, as: 'pdf' | 'csv', language: ContentLanguage = 'fi') => {
  const file = await at.administrator.payments.statement({ settlementId, as, language });
  return { ...file, bytes: Buffer.from(file.base64, 'base64') };
};
/** With every kind of space as one plain space. */
const pdfText = async (bytes: Uint8Array) => (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replaceAll(/\s+/g, ' ');

describe('the table', () => {
  test('has every line with its receipt, its tax and the invoice it paid', async () => {
    await at.receive([
      { number: 1, lines: [{ payeeId: 'a', cents: 4_400 }, { payeeId: 'a', cents: 150, quantity: 3, vat: { vatClass: 'general', vatRate: 2_550 } }, { payeeId: 'b', cents: 99 }] },
      { number: 2, date: '2026-03-03', lines: [{ payeeId: 'a', cents: 12_345, invoice: '1234561' }] },
      { number: 3, date: '2026-03-04', kind: 'refund', lines: [{ payeeId: 'a', cents: -4_400 }] },
    ]);
    await at.as({ kind: 'station', deviceId: S1 }).payments.coSign({ head: { registerId: registerId(1), chain: 'real', sequence: 9, hash: HEX('e') }, publicKey: 'k' });
    const settlement = await at.settle();
    const { bytes, fileName, mediaType } = await fileOf(settlement.id, 'csv');
    expect({ fileName, mediaType }).toEqual({ fileName: `onedoor-${settlement.paymentId}.csv`, mediaType: 'text/csv;charset=utf-8' });
    const register = registerId(1);
    expect(bytes.toString('utf8').split('\r\n')).toEqual([
      '\uFEFFPäivä;Kuitti;Laji;Piste;Tuote tai maksu;Määrä;Kanta;Summa;Laskun viite;Kassa;Kassapäiväkirjan rivi',
      `2026-03-02;1-1;myynti;Mikkelin asiointipiste;Maksu a;1;ei alv;44,00;;${register};1`,
      `2026-03-02;1-1;myynti;Mikkelin asiointipiste;Maksu a;3;25,5;4,50;;${register};1`,
      `2026-03-03;1-2;myynti;Mikkelin asiointipiste;Maksu a;1;ei alv;123,45;1234561;${register};2`,
      `2026-03-04;1-3;hyvitys;Mikkelin asiointipiste;Maksu a;1;ei alv;-44,00;;${register};3`,
      '',
      'Kassapalvelun palkkio;0,00',
      'Tilitetään saajalle;127,95',
      `Viite;${settlement.paymentId}`,
      '',
      'Kassa;Rivi;Tunniste',
      `${register};9;${HEX('e')}`,
      '',
    ]);
  });

  test('gives no spreadsheet a formula', async () => {
    await at.receive([{ number: 1, lines: [{ payeeId: 'a', cents: 100 }] }]);
    const settlement = await at.settle();
    await at.database.db.updateTable('receipt_line').set({ name: JSON.stringify({ fi: '=HYPERLINK("x");\n1' }) }).execute();
    expect((await fileOf(settlement.id, 'csv')).bytes.toString('utf8')).toContain(`;"'=HYPERLINK(""x"");\n1";`);
  });
});

describe('the document', () => {
  test.each<[ContentLanguage, string[]]>([
    ['fi', ['Tilityserittely', 'Ťuottaja Ŋ & Đ', '2.3.2026–31.3.2026', 'Tilitetään saajalle 125,50 €', '25,5 % 100,00 € 25,50 € 125,50 €', 'Sivu 1/1']],
    ['sv', ['Redovisningsspecifikation', 'Producent B', 'Redovisas till mottagaren 125,50 €', 'Sida 1/1']],
    ['en', ['Settlement statement', 'Paid out to the payee €125.50', '25.5% €100.00 €25.50 €125.50', 'Page 1/1']],
  ])('in %s tells payee, period, sums, tax and its page', async (language, told) => {
    await at.receive([{ number: 1, lines: [{ payeeId: 'b', cents: 12_550, vat: { vatClass: 'general', vatRate: 2_550 } }] }]);
    const settlement = await at.settle('b');
    const { bytes, mediaType } = await fileOf(settlement.id, 'pdf', language);
    expect(mediaType).toBe('application/pdf');
    const text = await pdfText(bytes);
    for (const part of told) expect(text).toContain(part);
    expect((await fileOf(settlement.id, 'pdf', language)).bytes.equals(bytes)).toBe(true);
  });

  test('goes on over as many pages as it needs, and says what came late', async () => {
    const name = (number: number) => JSON.stringify({ fi: `Tuote ${number} ${'hyvinpitkänimi'.repeat(6)}` });
    await at.receive([{ number: 1, lines: [{ payeeId: 'a', cents: 100 }] }]);
    await at.settle('a', '2026-03-05');
    await at.receive([{ number: 2, lines: Array.from({ length: 80 }, () => ({ payeeId: 'a', cents: 100 })) }]);
    for (const [number, { line_id }] of (await at.database.db.selectFrom('receipt_line').select('line_id').where('settlement_id', 'is', null).execute()).entries()) await at.database.db.updateTable('receipt_line').set({ name: name(number) }).where('line_id', '=', line_id).execute();
    const settlement = await at.settle();
    const { bytes } = await fileOf(settlement.id, 'pdf');
    const text = await pdfText(bytes);
    const pages = (await getDocumentProxy(new Uint8Array(bytes))).numPages;
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain(`Sivu ${pages}/${pages}`);
    expect(text).toContain('myöhässä saapuneita kuitteja: 1');
    for (let number = 0; number < 80; number += 1) expect(text).toContain(`Tuote ${number} `);
  });
});
