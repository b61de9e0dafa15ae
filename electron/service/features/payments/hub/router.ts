import type { CoSigned } from '#shared/contract/payments/journal.ts';
import type { SettledPayee, Settlement, StatementRow } from '#shared/contract/payments/settlement.ts';
import type { Product } from '#shared/contract/payments/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { by, editorOf, ownProvider, type HubDeps, type HubOs } from '../../../hub-os.ts';
import { openPress, type Press } from '../paper/page.ts';
import { bankRow, takeStatement, unmatchedRows } from './bookings.ts';
import { findCollector, saveCollector } from './collector.ts';
import { explainFinding, findingsFor } from './finding-list.ts';
import { coSignOrTell } from './heads.ts';
import type { HeadKey } from './head-key.ts';
import { payeeList, productList, savePayee, saveProduct } from './price-list.ts';
import { settle } from './settling.ts';
import { settlementFor, settlementsNow, type SettlementNow } from './settlements.ts';
import { statementLines } from './statement-lines.ts';
import { statementCsv, statementPdf } from './statement.ts';
import { transferFile } from './transfers.ts';

const told = ({ number: _number, payee: _payee, transferId: _transferId, ...settlement }: SettlementNow): Settlement => settlement;

/** Settlement: an administrator makes and pays it, a provider's editor sees its own. */
export const paymentsAtHubRouter = (os: HubOs, deps: HubDeps, headKey: HeadKey) => {
  const { db } = deps;
  const today = () => localDateOf(deps.clock.now());
  let press: Press | undefined;

  return {
    coSign: os.payments.coSign.handler(({ input, context }): Promise<CoSigned> => coSignOrTell(db, headKey, context.caller.deviceId, input, deps.clock.now())),
    payees: os.payments.payees.handler(({ context }) => payeeList(db, ownProvider(editorOf(context)))),
    savePayee: os.payments.savePayee.handler(async ({ input, context, path }): Promise<SettledPayee> => {
      const saved = await deps.once(by(context, path), input, (tx, now) => savePayee(tx, input.payee, now));
      await deps.publisher.publishWaiting();
      return saved;
    }),
    collector: os.payments.collector.handler(() => findCollector(db)),
    saveCollector: os.payments.saveCollector.handler(({ input, context, path }) => deps.once(by(context, path), input, (tx, now) => saveCollector(tx, input.collector, now))),
    products: os.payments.products.handler(({ context }) => productList(db, ownProvider(editorOf(context)))),
    publishProduct: os.payments.publishProduct.handler(async ({ input, context, path }): Promise<Product> => {
      const { id, providerId } = editorOf(context);
      if (!providerId) throw new Refusal('CONFLICT', { reason: 'noProvider' });
      const saved = await deps.once(by(context, path), input, (tx, now) => saveProduct(tx, input.product, providerId, id, now));
      await deps.publisher.publishWaiting();
      return saved;
    }),
    settlements: os.payments.settlements.handler(async ({ input, context }) => (await settlementsNow(db, { payeeId: ownProvider(editorOf(context)) ?? input.payeeId })).map(told)),
    settle: os.payments.settle.handler(({ input, context, path }) => {
      const editor = editorOf(context);
      return deps.once(by(context, path), input, async (tx, now) => {
        const id = deps.ids.next();
        await settle(tx, { id, payeeId: input.payeeId, to: input.to, today: today(), editorId: editor.id, now });
        return told(await settlementFor(tx, id, null));
      });
    }),
    statement: os.payments.statement.handler(async ({ input, context }) => {
      const settlement = await settlementFor(db, input.settlementId, ownProvider(editorOf(context)));
      const lines = await statementLines(db, settlement.id);
      const fileName = `onedoor-${settlement.paymentId}.${input.as}`;
      if (input.as === 'csv') return { fileName, mediaType: 'text/csv;charset=utf-8', base64: Buffer.from(statementCsv(settlement, lines, input.language)).toString('base64') };
      const bytes = await statementPdf((press ??= openPress()), settlement, lines, await findCollector(db), input.language);
      return { fileName, mediaType: 'application/pdf', base64: Buffer.from(bytes).toString('base64') };
    }),
    creditTransfers: os.payments.creditTransfers.handler(({ input, context, path }) => {
      const editor = editorOf(context);
      return deps.once(by(context, path), input, async (tx, now) => {
        const { fileName, xml } = await transferFile(tx, { id: deps.ids.next(), settlementIds: input.settlementIds, executeOn: input.executeOn, today: today(), editorId: editor.id, now });
        return { fileName, mediaType: 'application/xml', base64: Buffer.from(xml).toString('base64') };
      });
    }),
    readStatement: os.payments.readStatement.handler(({ input, context, path }) => deps.once(by(context, path), input, (tx, now) => takeStatement(tx, input.xml, now))),
    findings: os.payments.findings.handler(({ context }) => findingsFor(db, ownProvider(editorOf(context)))),
    explainFinding: os.payments.explainFinding.handler(({ input, context, path }) => {
      const editor = editorOf(context);
      return deps.once(by(context, path), input, (tx, now) => explainFinding(tx, input, editor.id, now));
    }),
    unmatched: os.payments.unmatched.handler(() => unmatchedRows(db)),
    match: os.payments.match.handler(({ input, context, path }) =>
      deps.once(by(context, path), input, async (tx): Promise<StatementRow> => {
        const row = await bankRow(tx, input.rowId);
        if (!row) throw new Refusal('NOT_FOUND', { what: 'bankRow' });
        if (row.settlementId !== null && row.settlementId !== input.settlementId) throw new Refusal('CONFLICT', { reason: 'matchedAlready' });
        if (row.currency !== 'EUR') throw badField('rowId', 'notOffered');
        const settlement = await settlementFor(tx, input.settlementId, null);
        if (row.settlementId === null) await tx.updateTable('bank_row').set({ settlement_id: settlement.id, matched_by: 'hand' }).where('id', '=', row.id).execute();
        return { ...row, settlementId: settlement.id };
      }),
    ),
  };
};
