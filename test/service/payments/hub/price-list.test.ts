/** Price lists on their way: a provider's word at the hub, signed by its own role, at each point. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Product } from '#shared/contract/payments/words.ts';
import { cardRole, packLines, productsPath } from '#service/features/feed/segments.ts';
import { startHub } from '../../../support/hub.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { PAYEES } from '../../../support/settlement.ts';
import { joined, joinHub, type Joined } from '../../feed/lines.ts';

let line: Joined;
beforeEach(async () => {
  line = await joined();
  const administrator = await line.at.editorOf(null);
  for (const payee of PAYEES) await administrator.payments.savePayee({ commandId: line.at.commandId(), payee: { ...payee, fees: { perReceiptCents: 77, share: 5 } } });
});
afterEach(() => line.close());

type Asked = Omit<Product, 'version' | 'providerId'>;
const product = (id: string, change: Partial<Asked> = {}): Asked => ({ id, kind: 'fee', name: { fi: `Maksu ${id}` }, prices: [{ from: '2026-01-01', cents: 4_400 }], vatClass: 'none', cardIds: ['a-1'], stocked: false, ...change });
const publish = async (asked: Asked, providerId = 'a') => (await line.at.editorOf(providerId)).payments.publishProduct({ commandId: line.at.commandId(), product: asked });
const atPoint = (point = line.point) => {
  const { db } = point.station.deps;
  return db.all(db.q.selectFrom('product').select(['id', 'provider_id', 'version', 'withdrawn']).orderBy('id')).map((row) => `${row.provider_id} ${row.id} ${row.version}${row.withdrawn ? ' withdrawn' : ''}`);
};
const payeesAtPoint = () => {
  const { db } = line.point.station.deps;
  return db.all(db.q.selectFrom('payee').select('json').orderBy('provider_id')).map((row) => JSON.parse(row.json) as Record<string, unknown>);
};

describe('a product', () => {
  test('reaches the point, and a next version replaces it', async () => {
    expect(await publish(product('passi'))).toMatchObject({ providerId: 'a', version: 1 });
    await line.refresh();
    expect(atPoint()).toEqual(['a passi 1']);
    expect(await publish(product('passi', { prices: [{ from: '2026-07-01', cents: 5_000 }, { from: '2026-01-01', cents: 4_400 }] }))).toMatchObject({ version: 2, prices: [{ from: '2026-01-01', cents: 4_400 }, { from: '2026-07-01', cents: 5_000 }] });
    expect(await line.refresh()).toMatchObject({ problem: null });
    expect(atPoint()).toEqual(['a passi 2']);
    const kept = await line.at.database.db.selectFrom('product_edition').select('version').orderBy('version').execute();
    expect(kept.map((row) => row.version)).toEqual([1, 2]);
  });

  test('reaches a point that joins later, with cards and all others', async () => {
    await publish(product('a-fee'));
    await publish(product('b-fee'), 'b');
    const later = await joinHub(line.at, line.server);
    await later.station.feed!.refresh();
    expect(atPoint(later)).toEqual(['a a-fee 1', 'b b-fee 1']);
    await later.close();
  });

  test('changes nothing of other providers’ lists, which are not fetched again', async () => {
    await publish(product('b-fee'), 'b');
    await line.refresh();
    line.server.asked();
    await publish(product('a-fee'));
    await line.refresh();
    const asked = line.server.asked().map((path) => path.replace(/[0-9a-f]{64}\./, '')).filter((path) => path.startsWith('targets/'));
    expect(asked).toEqual(['targets/cards/a/products.ndjson.zst']);
  });

  test('that was saved but not published when the hub died is published at the next start', async () => {
    await publish(product('a-fee'));
    await line.refresh();
    const { db } = line.at.database;
    await db.updateTable('product').set({ version: 2, in_feed: 0, json: JSON.stringify({ ...product('a-fee'), providerId: 'a', version: 2 }) }).execute();
    await line.refresh();
    expect(atPoint()).toEqual(['a a-fee 1']);
    await (await startHub({ folder: line.at.folder })).close();
    await line.refresh();
    expect(atPoint()).toEqual(['a a-fee 2']);
  });

  test('asked for twice with one command is one version', async () => {
    const editor = await line.at.editorOf('a');
    const asked = { commandId: line.at.commandId(), product: product('a-fee') };
    expect(await editor.payments.publishProduct(asked)).toEqual(await editor.payments.publishProduct(asked));
    expect((await editor.payments.products()).map((one) => one.version)).toEqual([1]);
  });

  test.each<[string, Asked, string]>([
    ['another provider’s id', product('b-fee'), 'product.id'],
    ['no name', product('a-fee', { name: {} }), 'product.name'],
    ['two prices from one day', product('a-fee', { prices: [{ from: '2026-01-01', cents: 1 }, { from: '2026-01-01', cents: 2 }] }), 'product.prices'],
  ])('with %s is refused', async (_name, asked, path) => {
    await publish(product('b-fee'), 'b');
    expect(((await refusalOf(publish(asked))).data as { fields: { path: string }[] }).fields[0]?.path).toBe(path);
  });

  test('of nobody is refused: an administrator without a provider sells nothing', async () => {
    const administrator = await line.at.editorOf(null);
    expect(await refusalText(administrator.payments.publishProduct({ commandId: line.at.commandId(), product: product('x') }))).toBe('CONFLICT noProvider');
  });
});

describe('a payee', () => {
  test('reaches the point with its account, without the fees agreed', async () => {
    await line.refresh();
    expect(payeesAtPoint()).toEqual(PAYEES);
  });

  test('that moves its account is moved at the point', async () => {
    await line.refresh();
    const administrator = await line.at.editorOf(null);
    await administrator.payments.savePayee({ commandId: line.at.commandId(), payee: { ...PAYEES[0]!, iban: 'FI2680003710241081' } });
    await line.refresh();
    expect(payeesAtPoint()[0]).toMatchObject({ iban: 'FI2680003710241081' });
  });
});

describe('a provider that writes on another’s', () => {
  const forge = (lines: object[]) => line.at.repository.publish([{ role: cardRole('a'), put: [{ path: productsPath('a'), bytes: packLines(lines) }] }]);
  const stolen = { ...PAYEES[1]!, iban: 'FI2680003710241081' };
  test.each<[string, object[]]>([
    ['payee', [{ payee: stolen }]],
    ['product', [{ payee: PAYEES[0] }, { product: { ...product('b-fee'), providerId: 'b', version: 9 } }]],
    ['product under its own name', [{ payee: PAYEES[0] }, { product: { ...product('b-fee'), providerId: 'a', version: 9 } }]],
  ])('%s is refused, and nothing has changed', async (_name, lines) => {
    await publish(product('b-fee'), 'b');
    await line.refresh();
    const before = [atPoint(), payeesAtPoint()];
    forge(lines);
    expect((await line.refresh()).problem).toMatchObject({ kind: 'foreignPath' });
    expect([atPoint(), payeesAtPoint()]).toEqual(before);
    expect(line.audited()).toEqual(['foreignPath']);
  });
});
