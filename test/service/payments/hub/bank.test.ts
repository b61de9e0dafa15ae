/** Out to the bank and back: each settlement in one file, each booking once, and nothing called paid that is not. */
import { beforeEach, afterEach, describe, expect, test } from 'vitest';
import { XMLValidator } from 'fast-xml-parser';
import type { Settlement } from '#shared/contract/payments/settlement.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { COLLECTOR, PAYEES, startSettling, type HubAtWork } from '../../../support/settlement.ts';

let at: HubAtWork;
let a: Settlement;
let b: Settlement;
beforeEach(async () => {
  at = await startSettling();
  await at.receive([{ number: 1, lines: [{ payeeId: 'a', cents: 4_400 }, { payeeId: 'b', cents: 1_250 }] }]);
  a = await at.settle('a');
  b = await at.settle('b');
});
afterEach(() => at.close());

const send = (ids: string[], executeOn = '2026-04-03') => at.administrator.payments.creditTransfers({ commandId: at.commandId(), settlementIds: ids, executeOn });
const textOf = (file: { base64: string }) => Buffer.from(file.base64, 'base64').toString();
const states = async () => Object.fromEntries((await at.administrator.payments.settlements({})).map((one) => [one.payeeId, one.state]));
const read = (xml: string) => at.administrator.payments.readStatement({ commandId: at.commandId(), xml });

interface Booked {
  cents: number;
  endToEndId?: string;
  reference?: string;
  iban?: string;
  bankReference?: string;
  currency?: string;
}
let bookings = 0;
const entry = ({ cents, endToEndId, reference, iban, bankReference = `BANK-${(bookings += 1)}`, currency = 'EUR' }: Booked) => {
  const side = cents < 0 ? 'Cdtr' : 'Dbtr';
  return `<Ntry><Amt Ccy="${currency}">${Math.abs(cents) / 100}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-03</Dt></BookgDt><AcctSvcrRef>${bankReference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs><RltdPties>${iban ? `<${side}><Nm>Saaja</Nm></${side}><${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct>` : ''}</RltdPties><RmtInf>${reference ? `<Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd>` : ''}</RmtInf></TxDtls></NtryDtls></Ntry>`;
};
const statement = (booked: Booked[], { account = COLLECTOR.iban, kind = '053', id = 'S1' }: { account?: string; kind?: '053' | '054'; id?: string } = {}) => {
  const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.02"><${root}><GrpHdr/><${part}><Id>${id}</Id><CreDtTm>2026-04-03T20:00:00</CreDtTm><Acct><Id><IBAN>${account}</IBAN></Id></Acct>${booked.map(entry).join('')}</${part}></${root}></Document>`;
};

describe('a file to the bank', () => {
  test('pays each payee its sum, and marks the settlements sent', async () => {
    const file = await send([a.id, b.id]);
    const xml = textOf(file);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(file).toMatchObject({ mediaType: 'application/xml' });
    expect(xml).toContain('<CtrlSum>56.50</CtrlSum>');
    expect(xml).toContain(`<EndToEndId>${a.paymentId}</EndToEndId>`);
    expect(xml).toContain(`<IBAN>${PAYEES[1]!.iban}</IBAN>`);
    // The bank reads no Ŋ; the payee is still told by its account.
    expect(xml).toContain('<Nm>Tuottaja N + D</Nm>');
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('asked for again is the same file, so that the bank knows it as a duplicate', async () => {
    const first = await send([a.id, b.id]);
    at.clock.advance(60_000);
    expect(await send([b.id, a.id])).toEqual(first);
    const settled = { commandId: at.commandId(), settlementIds: [a.id, b.id], executeOn: '2026-04-03' };
    expect(await at.administrator.payments.creditTransfers(settled)).toEqual(first);
  });

  test('is refused for a settlement that went out in another, and none of it goes', async () => {
    await send([a.id]);
    expect(await refusalText(send([a.id, b.id]))).toBe('CONFLICT alreadySent');
    expect(await refusalText(send([a.id], '2026-04-07'))).toBe('CONFLICT alreadySent');
    expect(await states()).toEqual({ a: 'sent', b: 'made' });
  });

  test('asked for by two at once is one', async () => {
    const outcomes = await Promise.allSettled([send([a.id, b.id]), send([a.id]), send([b.id])]);
    const files = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [textOf(one.value)] : []));
    expect(files.join('').match(/<EndToEndId>/g)).toHaveLength(2);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['a settlement nobody knows', () => send([a.id.replace(/.$/, 'Z'), b.id]), 'NOT_FOUND'],
    ['a day that is past', () => send([a.id], '2026-04-01'), 'BAD_INPUT'],
  ])('is refused for %s', async (_name, call, refusal) => {
    expect(await refusalText(call())).toBe(refusal);
    expect(await states()).toEqual({ a: 'made', b: 'made' });
  });

  test('is refused for a payee that owes', async () => {
    await at.receive([{ number: 2, date: '2026-04-01', kind: 'refund', lines: [{ payeeId: 'a', cents: -100 }] }]);
    const owed = await at.settle('a', '2026-04-01');
    expect(await refusalOf(send([owed.id]))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'settlementIds', reason: 'nothingToPay' }] } });
  });
});

describe('a statement', () => {
  beforeEach(() => send([a.id, b.id]));

  test.each<[string, (one: Settlement) => Booked]>([
    ['by the id we gave', (one) => ({ cents: -one.payableCents, endToEndId: one.paymentId })],
    ['by the reference', (one) => ({ cents: -one.payableCents, reference: one.paymentId })],
    ['by the reference in its Finnish form', (one) => ({ cents: -one.payableCents, reference: one.paymentId.slice(4) })],
    ['by amount and account', (one) => ({ cents: -one.payableCents, iban: PAYEES[0]!.iban })],
  ])('pays a settlement %s', async (_name, booked) => {
    expect(await read(statement([booked(a)]))).toEqual({ added: 1, known: 0, matched: 1 });
    expect(await states()).toEqual({ a: 'paid', b: 'sent' });
    expect(await at.administrator.payments.unmatched()).toEqual([]);
  });

  test('read twice, or after its notification, adds nothing', async () => {
    const booked = [{ cents: -4_400, endToEndId: a.paymentId, bankReference: 'X1' }, { cents: 5_000, bankReference: 'X2' }];
    expect(await read(statement(booked, { kind: '054', id: 'N1' }))).toEqual({ added: 2, known: 0, matched: 1 });
    expect(await read(statement(booked))).toEqual({ added: 0, known: 2, matched: 0 });
    expect(await read(statement(booked))).toEqual({ added: 0, known: 2, matched: 0 });
    expect(await at.administrator.payments.unmatched()).toHaveLength(1);
    expect(await states()).toEqual({ a: 'paid', b: 'sent' });
  });

  test('read by two at once adds each row once', async () => {
    const xml = statement([{ cents: -4_400, endToEndId: a.paymentId, bankReference: 'X1' }]);
    const counts = await Promise.all([read(xml), read(xml), read(xml)]);
    expect(counts.reduce((sum, one) => sum + one.added, 0)).toBe(1);
  });

  test.each<[string, (one: Settlement) => Booked]>([
    ['another amount under our id', (one) => ({ cents: -one.payableCents + 1, endToEndId: one.paymentId })],
    ['another currency', (one) => ({ cents: -one.payableCents, endToEndId: one.paymentId, currency: 'SEK' })],
    ['somebody else’s id', (one) => ({ cents: -one.payableCents, endToEndId: 'OTHER', iban: PAYEES[0]!.iban })],
    ['the amount to another account', (one) => ({ cents: -one.payableCents, iban: PAYEES[1]!.iban })],
    ['the amount the other way', (one) => ({ cents: one.payableCents, endToEndId: one.paymentId })],
  ])('with %s pays nothing, and it is shown', async (_name, booked) => {
    expect(await read(statement([booked(a)]))).toMatchObject({ added: 1, matched: 0 });
    expect(await at.administrator.payments.unmatched()).toMatchObject([{ cents: booked(a).cents, settlementId: null, bookedOn: '2026-04-03' }]);
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('of amount alone pays none where two could be meant', async () => {
    await at.receive([{ number: 2, date: '2026-04-01', lines: [{ payeeId: 'a', cents: 4_400 }] }]);
    const twin = await at.settle('a', '2026-04-01');
    await send([twin.id]);
    expect(await read(statement([{ cents: -4_400, iban: PAYEES[0]!.iban }]))).toMatchObject({ matched: 0 });
  });

  test('that pays a second time is shown, and what comes back makes it unpaid', async () => {
    await read(statement([{ cents: -4_400, endToEndId: a.paymentId }]));
    expect(await read(statement([{ cents: -4_400, endToEndId: a.paymentId }]))).toMatchObject({ added: 1, matched: 0 });
    expect(await at.administrator.payments.unmatched()).toHaveLength(1);
    expect(await states()).toMatchObject({ a: 'paid' });
    expect(await read(statement([{ cents: 4_400, endToEndId: a.paymentId }]))).toMatchObject({ matched: 1 });
    expect(await states()).toMatchObject({ a: 'sent' });
  });

  test('is matched by hand where nothing is certain, once', async () => {
    await read(statement([{ cents: -4_400 }]));
    const [row] = await at.administrator.payments.unmatched();
    const matched = await at.administrator.payments.match({ commandId: at.commandId(), rowId: row!.id, settlementId: a.id });
    expect(matched).toEqual({ ...row, settlementId: a.id });
    expect(await states()).toMatchObject({ a: 'paid' });
    expect(await at.administrator.payments.unmatched()).toEqual([]);
    expect(await refusalText(at.administrator.payments.match({ commandId: at.commandId(), rowId: row!.id, settlementId: b.id }))).toBe('CONFLICT matchedAlready');
    expect(await refusalText(at.administrator.payments.match({ commandId: at.commandId(), rowId: 'none', settlementId: b.id }))).toBe('NOT_FOUND');
  });

  test.each([
    ['no XML', 'hello', 'notXml'],
    ['an outer entity', statement([]).replace('<Document', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><Document'), 'documentType'],
    ['another message', statement([]).replace('camt.053.001.02', 'pain.002.001.03'), 'notOffered'],
    ['another account', statement([{ cents: 100 }], { account: 'FI9080002627761348' }), 'otherAccount'],
  ])('that is %s is refused, and nothing of it is kept', async (_name, xml, reason) => {
    expect(await refusalOf(read(xml))).toEqual({ code: 'STATEMENT_REFUSED', data: { reason, line: reason === 'notXml' ? 1 : null } });
    expect(await at.administrator.payments.unmatched()).toEqual([]);
  });

  test('of several accounts gives the collector’s rows alone', async () => {
    const other = /<Stmt>.*<\/Stmt>/.exec(statement([{ cents: 900 }], { account: 'FI9080002627761348', id: 'S2' }))![0];
    expect(await read(statement([{ cents: 100 }]).replace('</Stmt>', `</Stmt>${other}`))).toMatchObject({ added: 1 });
  });
});

test('without a collector nothing is paid and nothing read', async () => {
  await at.database.db.deleteFrom('collector').execute();
  expect(await refusalText(send([a.id]))).toBe('CONFLICT noCollector');
  expect(await refusalText(read(statement([])))).toBe('CONFLICT noCollector');
});
