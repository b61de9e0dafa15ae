/** An X or Z report as it stands in the journal. */
import { useTranslation } from 'react-i18next';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Dialog } from '../../kit/index.ts';
import { ReportActs } from './report-acts.tsx';
import { usePayees } from './use-payees.ts';
import { rateText } from './vat-text.ts';

export function ReportView({ report, onClose }: { readonly report: ShiftReport; readonly onClose: () => void }) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const payeeName = usePayees();
  const money = (cents: number) => formatCents(cents, language);
  const counted = (key: 'sales' | 'refunds' | 'voids' | 'discounts' | 'overrides') => [t(`payments:report.${key}`, { count: report[key].count }), money(report[key].cents)] as const;
  const groups: { title: string; rows: (readonly [string, string])[] }[] = [
    { title: t('payments:report.sums'), rows: [counted('sales'), counted('refunds'), counted('voids'), counted('discounts'), counted('overrides'), [t('payments:report.rounding'), money(report.roundingCents)]] },
    { title: t('payments:report.byPayee'), rows: report.byPayee.map(({ payeeId, salesCents, refundsCents }) => [payeeName(payeeId), money(salesCents + refundsCents)]) },
    { title: t('payments:report.byRate'), rows: report.byRate.map(({ vatRate, grossCents, vatCents }) => [`${rateText(vatRate, language, t('payments:lines.noVat'))} (${money(grossCents)})`, money(vatCents)]) },
    { title: t('payments:report.byTender'), rows: report.byTender.map(({ kind, inCents, outCents }) => [t(`payments:tenders.${kind}`), money(inCents - outCents)]) },
    {
      title: t('payments:report.cash'),
      rows: [
        [t('payments:report.float'), money(report.cash.floatCents)],
        [t('payments:report.taken'), money(report.cash.takenCents)],
        [t('payments:report.cashIn'), money(report.cash.cashInCents)],
        [t('payments:report.cashOut'), money(0 - report.cash.cashOutCents)],
        [t('payments:report.expected'), money(report.cash.expectedCents)],
        ...(report.cash.countedCents === null ? [] : [[t('payments:close.counted'), money(report.cash.countedCents)] as const]),
        ...(report.cash.differenceCents === null ? [] : [[t('payments:close.differenceShort'), money(report.cash.differenceCents)] as const]),
      ],
    },
    {
      title: t('payments:report.watched'),
      rows: [
        [t('payments:report.cancelled'), String(report.cancelled)],
        [t('payments:report.copies'), String(report.copies)],
        [t('payments:report.drawerOpenings'), String(report.drawerOpenings)],
        [t('payments:report.receipts'), report.receipts.count === 0 ? '0' : `${report.receipts.count} (${report.receipts.first}–${report.receipts.last})`],
        [t('payments:report.grandTotal'), money(report.grandTotalCents)],
      ],
    },
  ];
  return (
    <Dialog wide title={report.kind === 'z' ? t('payments:report.z', { number: report.number }) : t('payments:report.x')} actions={<ReportActs report={report} />} onClose={onClose} closeLabel={t('kit:close')}>
      <p>
        {report.registerName}, {t('payments:shift.number')} {report.shiftNumber} · {formatDateTime(report.from, language)} – {formatDateTime(report.to, language)}
        {report.training && ` · ${t('payments:training')}`}
      </p>
      {report.difference.explanation !== null && <p>{report.difference.explanation}</p>}
      <div className="pay-report">
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {rows.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <p className="od-soft pay-head-hash">
        {t('payments:report.head', { sequence: report.head.sequence })} {report.head.hash}
      </p>
    </Dialog>
  );
}
