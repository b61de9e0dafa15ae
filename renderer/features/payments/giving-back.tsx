/** What came of a refund or void: what the customer is given, or what the card terminal still owes an answer to. */
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { useContentLanguage, useLive, useStation } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';
import { OpenSale } from './sale-step.tsx';

export function GivingBack({ begun, deskId }: { readonly begun: Sale; readonly deskId: string }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const view = useLive(useStation().payments.watchDesk, { deskId }).data;
  const sale = view?.sale?.id === begun.id ? view.sale : begun;
  if (sale.state === 'cancelled') return <Banner kind="change">{t('refund.cancelled')}</Banner>;
  if (sale.state !== 'completed') return view?.register == null ? null : <OpenSale sale={sale} register={view.register} onInvoice={null} />;
  return (
    <Banner kind="success" title={t('done.back', { number: sale.receiptNumber })}>
      {sale.tenders.map(({ id, kind, cents }) => (
        <p key={id}>{t(kind === 'cash' ? 'refund.giveCash' : 'refund.toCard', { cents: formatCents(Math.abs(cents), language) })}</p>
      ))}
    </Banner>
  );
}
