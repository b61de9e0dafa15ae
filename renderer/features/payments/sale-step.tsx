/** A sale where it stands: its lines with the way to pay, the card terminal, or what came of it. */
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { Register } from '#shared/contract/payments/shifts.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button } from '../../kit/index.ts';
import { BackPanel } from './back-panel.tsx';
import { CardProgress } from './card-progress.tsx';
import { PayPanel } from './pay-panel.tsx';
import { PrintBill } from './print-bill.tsx';
import { SaleLines } from './sale-lines.tsx';
import { openCard } from './till.ts';

interface OpenSaleProps {
  readonly sale: Sale;
  readonly register: Register;
  /** Sells on invoice; null where it cannot be. */
  readonly onInvoice: (() => void) | null;
}

export function OpenSale({ sale, register, onInvoice }: OpenSaleProps) {
  const { t } = useTranslation('payments');
  const cancel = useCommand(useStation().payments.cancelSale);
  const card = openCard(sale);
  if (card !== null) return <CardProgress key={card.id} card={card} />;
  const hasTerminal = register.terminal.kind !== 'none' || sale.training;
  return (
    <>
      <RefusalBanner commands={[cancel]} />
      <SaleLines sale={sale} />
      {sale.kind !== 'sale' ? <BackPanel sale={sale} /> : sale.lines.length > 0 && <PayPanel key={`${sale.id} ${sale.dueCents} ${sale.cardPayments.length}`} sale={sale} hasTerminal={hasTerminal} />}
      <div className="pay-cancel">
        {sale.kind === 'sale' && sale.lines.length > 0 && sale.tenders.length === 0 && register.printer.kind !== 'none' && <PrintBill saleId={sale.id} />}
        {onInvoice !== null && sale.lines.length > 0 && sale.tenders.length === 0 && (
          <Button variant="quiet" icon="document" onPress={onInvoice}>
            {t('onInvoice.open')}
          </Button>
        )}
        <Button variant="quiet" icon="remove" busy={cancel.pending} onPress={() => void cancel.run({ saleId: sale.id })}>
          {t(sale.kind !== 'sale' ? 'cancelBack' : sale.tenders.length > 0 ? 'cancelPaid' : 'cancelSale')}
        </Button>
      </div>
    </>
  );
}
