/** It is paid: the change large, the receipt's way to the customer, and one key to go on. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedInvoice } from '#shared/contract/payments/procedures.ts';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Icon, Qr, useFirstFocus } from '../../kit/index.ts';
import { InvoiceFiles } from './invoice-files.tsx';
import { changeOf } from './till.ts';

interface SaleDoneProps {
  readonly sale: Sale;
  /** The invoice that was sold on just now, when it was. */
  readonly issued: IssuedInvoice | null;
  readonly onDone: () => void;
}

export function SaleDone({ sale, issued, onDone }: SaleDoneProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const station = useStation();
  const copy = useCommand(station.payments.printCopy);
  const link = useCommand(station.payments.receiptLink);
  const [copied, setCopied] = useState(0);
  const done = useFirstFocus<HTMLButtonElement>();
  const change = changeOf(sale);
  const number = sale.receiptNumber ?? '';
  const receipt = sale.receiptNumber !== null;
  return (
    <div className="pay-done">
      <output className="pay-done-state">
        <Icon name="check-circle" /> {t(!receipt ? 'done.invoiced' : sale.kind === 'sale' ? 'done.paid' : 'done.back', { number: receipt ? number : issued?.number })}
      </output>
      {change > 0 && (
        <p className="pay-done-change">
          <span>{t('done.change')}</span> <strong>{formatCents(change, language)}</strong>
        </p>
      )}
      <p className="od-soft">{t('done.total', { cents: formatCents(Math.abs(receipt ? sale.totals.paidCents : sale.totals.totalCents), language) })}</p>
      <RefusalBanner commands={[copy, link]} />
      <div className="od-row">
        <Button ref={done} variant="primary" onPress={onDone}>
          {t('done.goOn')}
        </Button>
        {receipt && <Button icon="phone" busy={link.pending} onPress={() => void link.run({ number })}>
          {t('done.toPhone')}
        </Button>}
        {receipt && <Button icon="print" busy={copy.pending} onPress={() => void copy.run({ number }).then((answer) => answer && setCopied(copied + 1))}>
          {t('done.copy')}
        </Button>}
      </div>
      {issued !== null && <InvoiceFiles invoice={issued} />}
      {copied > 0 && <output>{t('done.copied', { count: copied })}</output>}
      {link.data !== undefined && (
        <figure className="pay-done-link">
          <Qr text={link.data.address} label={t('done.qr')} />
          <figcaption>{t('done.qrText')}</figcaption>
        </figure>
      )}
    </div>
  );
}
