/** Opens the till over the visit; a sale that was left open says what it comes to. */
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Button } from '../../kit/index.ts';

export function PayButton({ sale, onPay }: { readonly sale: Sale | null; readonly onPay: () => void }) {
  const { t } = useTranslation('advisor');
  const language = useContentLanguage();
  const open = sale !== null && (sale.state === 'open' || sale.state === 'paying') && sale.lines.length > 0;
  return (
    <Button keys="Alt+M" keysLabel={t('pay')} onPress={onPay}>
      {open ? t('payOpen', { cents: formatCents(sale.totals.totalCents, language) }) : t('pay')}
    </Button>
  );
}
