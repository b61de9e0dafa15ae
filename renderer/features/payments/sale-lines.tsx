/** The lines of a sale, whose money each is, and the sums. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, type Column, InLanguage, localText, Table } from '../../kit/index.ts';
import { usePayees } from './use-payees.ts';
import { rateText } from './vat-text.ts';

const LineDialog = lazy(async () => ({ default: (await import('./line-dialog.tsx')).LineDialog }));

export function SaleLines({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const payeeName = usePayees();
  const remove = useCommand(useStation().payments.removeLine);
  const [changing, setChanging] = useState<SaleLine | null>(null);
  const changeable = sale.kind === 'sale' && sale.tenders.length === 0;
  const columns: Column<SaleLine>[] = [
    { key: 'name', label: t('lines.name'), render: (line) => <LineName line={line} payee={payeeName(line.payeeId)} /> },
    { key: 'quantity', label: t('lines.quantity'), align: 'end', render: (line) => line.quantity },
    { key: 'vat', label: t('lines.vat'), align: 'end', render: (line) => rateText(line.vatRate, language, t('lines.noVat')) },
    { key: 'total', label: t('lines.total'), align: 'end', render: (line) => <strong>{formatCents(line.totalCents, language)}</strong> },
    ...(changeable
      ? [
          {
            key: 'acts',
            label: t('lines.acts'),
            align: 'end' as const,
            render: (line: SaleLine) => (
              <span className="od-row pay-line-acts">
                {line.kind !== 'invoice' && <Button icon="edit" variant="quiet" label={t('lines.change', { name: localText(line.name, language).text })} onPress={() => setChanging(line)}>{''}</Button>}
                <Button icon="remove" variant="quiet" busy={remove.pending} label={t('lines.remove', { name: localText(line.name, language).text })} onPress={() => void remove.run({ saleId: sale.id, lineId: line.id })}>{''}</Button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="pay-lines">
      <RefusalBanner commands={[remove]} />
      <Table caption={t('lines.caption')} hideCaption columns={columns} rows={sale.lines} rowKey={(line) => line.id} empty={t('lines.empty')} />
      <Sums sale={sale} payeeName={payeeName} />
      <Suspense fallback={null}>{changing !== null && <LineDialog sale={sale} line={changing} onClose={() => setChanging(null)} />}</Suspense>
    </div>
  );
}

function LineName({ line, payee }: { readonly line: SaleLine; readonly payee: string }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  return (
    <>
      <InLanguage texts={line.name} unmarked />
      <span className="od-soft pay-line-more">
        {payee}
        {line.invoice !== null && ` · ${t('lines.reference', { reference: line.invoice.reference })}`}
        {line.invoice !== null && line.invoice.overdueDays > 0 && ` · ${t('lines.overdue', { count: line.invoice.overdueDays })}`}
        {line.unitCents !== line.listCents && ` · ${t('lines.ownPrice', { list: formatCents(line.listCents, language) })}`}
        {line.discountCents > 0 && ` · ${t('lines.discount', { cents: formatCents(line.discountCents, language) })}`}
        {line.reason !== null && ` · ${line.reason}`}
      </span>
    </>
  );
}

function Sums({ sale, payeeName }: { readonly sale: Sale; readonly payeeName: (id: string) => string }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const { byPayee, vat, totalCents } = sale.totals;
  return (
    <dl className="pay-sums">
      {byPayee.length > 1 &&
        byPayee.map(({ payeeId, cents }) => (
          <div key={payeeId}>
            <dt>{t('lines.toPayee', { payee: payeeName(payeeId) })}</dt>
            <dd>{formatCents(cents, language)}</dd>
          </div>
        ))}
      {vat
        .filter(({ vatCents }) => vatCents !== 0)
        .map(({ vatClass, vatRate, vatCents }) => (
          <div key={`${vatClass} ${vatRate}`} className="od-soft">
            <dt>{t('lines.ofWhichVat', { rate: rateText(vatRate, language, '') })}</dt>
            <dd>{formatCents(vatCents, language)}</dd>
          </div>
        ))}
      <div className="pay-total">
        <dt>{t('lines.sum')}</dt>
        <dd>{formatCents(totalCents, language)}</dd>
      </div>
    </dl>
  );
}
