/** Credit transfers: in the order of the schema, in the banks' letters, with ids that come back as they went. */
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditTransferXml, type Transfer } from '#service/features/payments/hub/credit-transfer.ts';
import { isSepaId, sepaName } from '#service/features/payments/hub/sepa-text.ts';
import { all, down, readXml, textAt, type Element } from '#service/features/payments/hub/xml-in.ts';
import { nationalReference, rfReference } from '#shared/domain/reference-number.ts';

const COLLECTOR = { name: 'Mikkelin kaupunki', businessId: '0165116-3', iban: 'FI2112345600000785', bic: 'NDEAFIHH' };
const reference = (number: number) => rfReference(nationalReference(String(1_000 + number)));
const transfer = (number: number, change: Partial<Transfer> = {}): Transfer => ({ paymentId: reference(number), cents: 4_400 + number, payee: { name: { fi: 'Poliisihallitus' }, iban: 'FI5810171000000122', bic: 'NDEAFIHH' }, ...change });
const file = (transfers: Transfer[], change: Partial<Parameters<typeof creditTransferXml>[0]> = {}) =>
  creditTransferXml({ messageId: '01KADZ0000000000000000000A', madeAt: '2026-03-02T08:00:00.000Z', executeOn: '2026-03-03', collector: COLLECTOR, transfers, ...change });
const rootOf = (xml: string): Element => {
  const read = readXml(xml);
  if (!read.ok) throw new Error(read.reason);
  return down(read.root, 'Document', 'CstmrCdtTrfInitn') ?? {};
};
/** Names of the elements in the order they stand. */
const order = (xml: string, below: string): string[] => {
  const inside = new RegExp(`<${below}>([\\s\\S]*?)</${below}>`).exec(xml)?.[1] ?? '';
  const depth = (/^\n( +)/.exec(inside)?.[1] ?? '').length;
  return [...inside.matchAll(/\n( +)<(\w+)/g)].filter(([, indent]) => indent?.length === depth).map(([, , name]) => name ?? '');
};

describe('a file', () => {
  const xml = file([transfer(1), transfer(2, { payee: { name: { sv: 'Åbo stad' }, iban: 'FI9080002627761348' } })]);

  test('has the elements of pain.001.001.09 in its order', () => {
    expect(xml).toContain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"');
    expect(order(xml, 'GrpHdr')).toEqual(['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty']);
    expect(order(xml, 'PmtInf')).toEqual(['PmtInfId', 'PmtMtd', 'BtchBookg', 'NbOfTxs', 'CtrlSum', 'PmtTpInf', 'ReqdExctnDt', 'Dbtr', 'DbtrAcct', 'DbtrAgt', 'ChrgBr', 'CdtTrfTxInf', 'CdtTrfTxInf']);
    expect(order(xml, 'CdtTrfTxInf')).toEqual(['PmtId', 'Amt', 'CdtrAgt', 'Cdtr', 'CdtrAcct', 'RmtInf']);
  });

  test('pays each settlement its sum, under the id by which the bank tells it back', () => {
    const payments = all(down(rootOf(xml), 'PmtInf'), 'CdtTrfTxInf');
    expect(payments.map((one) => [textAt(one, 'PmtId', 'EndToEndId'), textAt(one, 'Amt', 'InstdAmt'), textAt(one, 'Amt', 'InstdAmt', '@Ccy'), textAt(one, 'CdtrAcct', 'Id', 'IBAN'), textAt(one, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')])).toEqual([
      [reference(1), '44.01', 'EUR', 'FI5810171000000122', reference(1)],
      [reference(2), '44.02', 'EUR', 'FI9080002627761348', reference(2)],
    ]);
    expect([textAt(rootOf(xml), 'GrpHdr', 'NbOfTxs'), textAt(rootOf(xml), 'GrpHdr', 'CtrlSum'), textAt(rootOf(xml), 'PmtInf', 'CtrlSum')]).toEqual(['2', '88.03', '88.03']);
  });

  test('names the bank where it is known, and says where it is not', () => {
    const unknown = file([transfer(1)], { collector: { name: 'X', businessId: COLLECTOR.businessId, iban: COLLECTOR.iban } });
    expect(textAt(rootOf(unknown), 'PmtInf', 'DbtrAgt', 'FinInstnId', 'Othr', 'Id')).toBe('NOTPROVIDED');
    expect(textAt(rootOf(xml), 'PmtInf', 'DbtrAgt', 'FinInstnId', 'BICFI')).toBe('NDEAFIHH');
  });

  test('marks an RF reference as the standard’s, and a Finnish one without', () => {
    const finnish = file([transfer(1, { paymentId: nationalReference('1001') })]);
    expect(textAt(down(rootOf(xml), 'PmtInf', 'CdtTrfTxInf', 'RmtInf', 'Strd', 'CdtrRefInf'), 'Tp', 'Issr')).toBe('ISO');
    expect(textAt(down(rootOf(finnish), 'PmtInf', 'CdtTrfTxInf', 'RmtInf', 'Strd', 'CdtrRefInf'), 'Tp', 'Issr')).toBeNull();
  });

  test.each<[string, () => string]>([
    ['an IBAN with a wrong digit', () => file([transfer(1, { payee: { name: { fi: 'X' }, iban: 'FI5810171000000123' } })])],
    ['a reference with a wrong digit', () => file([transfer(1, { paymentId: 'RF000000' })])],
    ['an id of 36 characters', () => file([transfer(1)], { messageId: 'A'.repeat(36) })],
    ['an id the banks cannot write', () => file([transfer(1)], { messageId: 'Tilitys_1' })],
    ['nothing to pay', () => file([transfer(1, { cents: 0 })])],
    ['money that goes the other way', () => file([transfer(1, { cents: -1 })])],
    ['parts of a cent', () => file([transfer(1, { cents: 1.5 })])],
    ['no payment', () => file([])],
  ])('is refused for %s', (_name, make) => expect(make).toThrow(RangeError));
});

describe('names', () => {
  test.each([
    ['Työ- ja elinkeinotoimisto', 'Tyo- ja elinkeinotoimisto'],
    ['Åbo stad & Söner', 'Abo stad + Soner'],
    ['Sámediggi, Eanodat: Đŋŧ', 'Samediggi, Eanodat: Dnt'],
    ['//Kela//FPA//', 'Kela/FPA'],
    ['日本 @ Oy', '.. . Oy'],
  ])('%s goes as %s', (name, sent) => expect(sepaName(name)).toBe(sent));

  test('have at most seventy characters, all of which every bank reads, whatever they were', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const sent = sepaName(name);
        expect(sent).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{0,70}$/);
      }),
    );
  });

  test('of any letters leave the file whole XML', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 80 }), (name) => {
        expect(readXml(file([transfer(1, { payee: { name: { fi: name }, iban: 'FI5810171000000122' } })])).ok).toBe(true);
      }),
    );
  });
});

test.each([
  ['RF18539007547034', true],
  ['A'.repeat(35), true],
  ['A'.repeat(36), false],
  ['', false],
  ['/A', false],
  ['A//B', false],
  ['Ä', false],
])('whether %s may be an id: %s', (id, may) => expect(isSepaId(id)).toBe(may));
