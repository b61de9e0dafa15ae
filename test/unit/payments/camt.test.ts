/** Bank statements as others read them, and what must never be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readCamt, type BankRow } from '#service/features/payments/hub/camt.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'iso20022');
const messageOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What genkgo/camt's own tests expect of a message's entries; of several statements it tells the last one's. */
const Expected = z.object({
  getEntries: z.array(
    z.object({
      getAmount: z.object({ getAmount: z.string(), getCurrency: z.object({ getCode: z.string() }) }),
      getBookingDate: z.looseObject({ '0': z.string() }).nullable(),
      getRecord: z.object({ getAccount: z.object({ getIdentification: z.string() }) }),
      getTransactionDetails: z.array(z.unknown()),
      getTransactionDetail: z
        .object({
          getReference: z.object({ getEndToEndId: z.string().nullable() }).nullable(),
          getRemittanceInformation: z.object({ getCreditorReferenceInformation: z.object({ getRef: z.string().nullable() }).nullable() }).nullable(),
        })
        .nullable(),
    }),
  ),
});

const rows = (xml: string): BankRow[] => {
  const read = readCamt(xml);
  if (!read.ok) throw new Error(read.reason);
  return read.rows;
};

const messages = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('each sample of genkgo/camt', () => {
  test('is there', () => expect(messages.length).toBe(14));

  test.each(messages)('%s', (name) => {
    const expected = Expected.parse(JSON.parse(messageOf(name)));
    const read = rows(messageOf(name.replace('.json', '.xml')));
    const told = expected.getEntries.map((entry) => {
      const only = entry.getTransactionDetails.length === 1 ? entry.getTransactionDetail : null;
      return {
        iban: entry.getRecord.getAccount.getIdentification,
        cents: Number(entry.getAmount.getAmount),
        currency: entry.getAmount.getCurrency.getCode,
        // Without a day of booking it is the day the bank made the message.
        bookedOn: entry.getBookingDate?.['0'].slice(0, 10) ?? '2007-10-18',
        endToEndId: only?.getReference?.getEndToEndId ?? null,
        reference: only?.getRemittanceInformation?.getCreditorReferenceInformation?.getRef ?? null,
      };
    });
    expect(read.slice(read.length - told.length).map(({ iban, cents, currency, bookedOn, endToEndId, reference }) => ({ iban, cents, currency, bookedOn, endToEndId, reference }))).toEqual(told);
  });
});

const entry = (inside: string, amount = '10.00', indicator = 'CRDT') => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>${inside}</Ntry>`;
const message = (entries: string, version = '08', id = 'S1') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>${id}</Id><CreDtTm>2026-03-02T20:00:00+02:00</CreDtTm><Acct><Id><IBAN>FI2112345600000785</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const payment = (amount: string, endToEndId: string, currency = 'EUR') => `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>`;

test('of two statements in a message both are read', () => {
  expect(rows(messageOf('camt053.v2.multi.statement.xml')).map((row) => row.cents)).toEqual([885, -700]);
});

describe('a batch', () => {
  test('whose payments make up the booked sum becomes its payments', () => {
    const read = rows(message(entry(`<NtryDtls>${payment('4.00', 'A')}${payment('6.00', 'B')}</NtryDtls>`, '10.00', 'DBIT')));
    expect(read.map((row) => [row.cents, row.endToEndId])).toEqual([
      [-400, 'A'],
      [-600, 'B'],
    ]);
  });

  test.each([
    ['a cent is missing', payment('4.00', 'A') + payment('5.99', 'B')],
    ['one is in another currency', payment('4.00', 'A') + payment('6.00', 'B', 'SEK')],
    ['one says no amount', payment('10.00', 'A') + '<TxDtls><Refs><EndToEndId>B</EndToEndId></Refs></TxDtls>'],
  ])('stays one row of what was booked when %s', (_name, payments) => {
    expect(rows(message(entry(`<NtryDtls>${payments}</NtryDtls>`, '10.00', 'DBIT'))).map((row) => [row.cents, row.endToEndId])).toEqual([[-1_000, null]]);
  });
});

describe('the id of a row', () => {
  const noted = entry('<AcctSvcrRef>BANK-1</AcctSvcrRef>');
  const ids = (xml: string) => rows(xml).map((row) => row.id);

  test('is the same in a notification and in the statement after it', () => {
    const notification = message(noted).replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn').replaceAll('Stmt>', 'Ntfctn>').replace('camt.053', 'camt.054').replace('<Id>S1</Id>', '<Id>N7</Id>');
    expect(ids(notification)).toEqual(ids(message(noted)));
  });

  test('differs between two alike bookings of a statement, and is the same each time it is read', () => {
    const twice = ids(message(entry('') + entry('')));
    expect(new Set(twice).size).toBe(2);
    expect(ids(message(entry('') + entry('')))).toEqual(twice);
  });

  test('without a reference of the bank differs between statements', () => {
    expect(ids(message(entry(''), '08', 'S1'))).not.toEqual(ids(message(entry(''), '08', 'S2')));
  });
});

test('what is not booked yet is no row', () => {
  expect(rows(message(entry('').replace('BOOK', 'PDNG')))).toEqual([]);
});

test.each([
  ['a name with an entity of XML', '<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Koivu &amp; M&#228;nty &#xD6;y</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>', 'Koivu & Mänty Öy'],
  ['a name of two entities in one', '<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>&amp;lt;</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>', '&lt;'],
])('%s is read once', (_name, inside, counterparty) => {
  expect(rows(message(entry(inside)))[0]?.counterparty).toBe(counterparty);
});

test('prefixes of names do not matter', () => {
  const prefixed = message(entry('<AcctSvcrRef>B</AcctSvcrRef>')).replace('<Document xmlns=', '<Document xmlns:b=').replaceAll(/<(\/?)([A-Z])/g, '<$1b:$2');
  expect(rows(prefixed)).toEqual(rows(message(entry('<AcctSvcrRef>B</AcctSvcrRef>'))));
});

describe('refused', () => {
  const bomb = `<!DOCTYPE d [${Array.from({ length: 12 }, (_, depth) => `<!ENTITY e${depth} "${depth === 0 ? 'ha' : `&e${depth - 1};`.repeat(10)}">`).join('')}]>`;
  test.each([
    ['an outer entity', message(entry('')).replace('<Document', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document').replace('S1', '&x;'), 'documentType'],
    ['an entity bomb', message(entry('')).replace('<Document', `${bomb}<Document`).replace('S1', '&e11;'), 'documentType'],
    ['a document type in small letters', message(entry('')).replace('<Document', '<!doctype d><Document'), 'documentType'],
    ['two hundred thousand elements in each other', `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</Document>`, 'notXml'],
    ['a cut file', message(entry('')).slice(0, -40), 'notXml'],
    ['no XML', '{"rows":[]}', 'notXml'],
    ['nothing', '', 'notXml'],
    ['an account report', messageOf('camt052.v4.xml'), 'notOffered'],
    ['another version', message(entry(''), '11'), 'notOffered'],
    ['a statement message without a statement', messageOf('camt053.v2.wrong.xml'), 'empty'],
    ['parts of a cent', message(entry('', '10.001')), 'amount'],
    ['a negative amount', message(entry('', '-10.00')), 'amount'],
    ['an amount in words', message(entry('', '1e3')), 'amount'],
    ['money that goes neither way', message(entry('', '10.00', 'BOTH')), 'amount'],
    ['a booking without a day', message(entry('')).replace('<BookgDt><Dt>2026-03-02</Dt></BookgDt>', '').replace('<CreDtTm>2026-03-02T20:00:00+02:00</CreDtTm>', ''), 'date'],
    ['no account', message(entry('')).replace('<Acct><Id><IBAN>FI2112345600000785</IBAN></Id></Acct>', ''), 'account'],
  ])('is %s', (_name, xml, reason) => {
    const begun = performance.now();
    expect(readCamt(xml)).toMatchObject({ ok: false, reason });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test.each([
    ['cut short on its third line', '<Document>\n<a>\n<b></a></Document>', 3],
    ['below blank lines and a mark of the order of bytes', '\uFEFF\n\n<Document>\n</Dokument>', 4],
    ['no XML at all', 'saldo;päivä\n100;1.1.2026', 1],
  ])('%s tells the line where it breaks', (_name, xml, line) => {
    expect(readCamt(xml)).toEqual({ ok: false, reason: 'notXml', line });
  });

  test('is every message with a character taken out of its markup, or it is read without an error', () => {
    const xml = message(entry('<AcctSvcrRef>B</AcctSvcrRef>'));
    for (let at = 0; at < xml.length; at += 1) expect(readCamt(xml.slice(0, at) + xml.slice(at + 1))).toHaveProperty('ok');
  });
});
