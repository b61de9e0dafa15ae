/** Who sees and does what at the hub's cash desk: a provider its own, an administrator all, nobody else anything. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mod97 } from '#shared/domain/mod-97.ts';
import type { HubClient } from '../../../support/hub.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { COLLECTOR, PAYEES, startSettling, type HubAtWork } from '../../../support/settlement.ts';

let at: HubAtWork;
beforeEach(async () => {
  at = await startSettling();
  await at.receive([{ number: 1, lines: [{ payeeId: 'a', cents: 4_400 }, { payeeId: 'b', cents: 1_250 }] }]);
});
afterEach(() => at.close());

const product = (id: string) => ({ id, kind: 'fee' as const, name: { fi: 'Maksu' }, prices: [{ from: '2026-01-01', cents: 4_400 }], vatClass: 'none' as const, cardIds: [], stocked: false });

describe('a provider’s editor', () => {
  test('sees its own settlements, payee and products, whatever it asks for', async () => {
    const [own, other] = [await at.settle('a'), await at.settle('b')];
    const editor = await at.editor('a');
    expect((await editor.payments.settlements({ payeeId: 'b' })).map((one) => one.id)).toEqual([own.id]);
    expect((await editor.payments.payees()).map((one) => one.providerId)).toEqual(['a']);
    await editor.payments.publishProduct({ commandId: at.commandId(), product: product('a-1') });
    await (await at.editor('b')).payments.publishProduct({ commandId: at.commandId(), product: product('b-1') });
    expect((await editor.payments.products()).map((one) => one.id)).toEqual(['a-1']);
    expect((await editor.payments.statement({ settlementId: own.id, as: 'csv', language: 'fi' })).mediaType).toContain('text/csv');
    expect(await refusalText(editor.payments.statement({ settlementId: other.id, as: 'csv', language: 'fi' }))).toBe('NOT_FOUND');
  });

  test('moves no money and changes no account', async () => {
    const { id } = await at.settle('a');
    const editor = await at.editor('a');
    const commandId = at.commandId();
    const calls = [
      editor.payments.savePayee({ commandId, payee: PAYEES[0]! }),
      editor.payments.saveCollector({ commandId, collector: COLLECTOR }),
      editor.payments.collector(),
      editor.payments.settle({ commandId, payeeId: 'a', to: '2026-03-31' }),
      editor.payments.creditTransfers({ commandId, settlementIds: [id], executeOn: '2026-04-03' }),
      editor.payments.readStatement({ commandId, xml: '' }),
      editor.payments.unmatched(),
      editor.payments.match({ commandId, rowId: 'x', settlementId: id }),
    ];
    expect(await Promise.all(calls.map(async (call) => (await refusalOf(call)).code))).toEqual(calls.map(() => 'FORBIDDEN'));
  });
});

describe('nobody else', () => {
  const looks = (client: HubClient) => [client.payments.settlements({}), client.payments.payees(), client.payments.products(), client.payments.unmatched()];
  test.each([
    ['a portal without an editor', { kind: 'portal' as const, deviceId: 'nobody' }, 'NOT_SIGNED_IN'],
    ['an expert', { kind: 'expert' as const }, 'FORBIDDEN'],
    ['a station', { kind: 'station' as const }, 'FORBIDDEN'],
  ])('%s', async (_name, caller, code) => {
    expect(await Promise.all(looks(at.as(caller)).map(async (call) => (await refusalOf(call)).code))).toEqual([code, code, code, code]);
  });
});

describe('an account', () => {
  /** Its own check digit is one too high; the two of the IBAN are right. */
  const unreal = `FI${String(98 - mod97('10171000000123FI00')).padStart(2, '0')}10171000000123`;
  const badField = async (call: Promise<unknown>) => ((await refusalOf(call)).data as { fields: { path: string; reason: string }[] }).fields[0];
  test.each([
    ['a digit wrong by MOD 97', { iban: 'FI5810171000000123' }, 'payee.iban'],
    ['a Finnish account number that cannot be, though MOD 97 agrees', { iban: unreal }, 'payee.iban'],
    ['an account abroad, which no Finnish bar code can hold', { iban: 'NL56AGDH9619008421' }, 'payee.iban'],
    ['a wrong business id', { businessId: '1234567-2' }, 'payee.businessId'],
    ['a bank that is none', { bic: 'NDEA' }, 'payee.bic'],
    ['a provider nobody knows', { providerId: 'nobody' }, 'payee.providerId'],
    ['no name', { name: {} }, 'payee.name'],
  ])('with %s is refused, with the field', async (_name, change, path) => {
    const before = await at.administrator.payments.payees();
    expect(await badField(at.administrator.payments.savePayee({ commandId: at.commandId(), payee: { ...PAYEES[0]!, ...change } }))).toMatchObject({ path });
    expect(await at.administrator.payments.payees()).toEqual(before);
  });

  test('of the collector is checked the same', async () => {
    expect(await badField(at.administrator.payments.saveCollector({ commandId: at.commandId(), collector: { ...COLLECTOR, iban: 'FI00' } }))).toMatchObject({ path: 'collector.iban' });
    expect(await at.administrator.payments.collector()).toEqual(COLLECTOR);
  });
});
