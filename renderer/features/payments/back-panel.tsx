/** Money that goes back: to the card first, then in cash; when the terminal said no it is tried again. */
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, useFirstFocus } from '../../kit/index.ts';
import { failedCard } from './till.ts';

export function BackPanel({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const card = useCommand(useStation().payments.payCard);
  const again = useFirstFocus<HTMLButtonElement>();
  const failed = failedCard(sale);
  return (
    <div className="pay-panel">
      <RefusalBanner commands={[card]} />
      {failed !== null && (
        <Banner kind="change" live="assertive" title={t(failed.state === 'declined' ? 'card.backDeclined' : 'card.backCancelled')}>
          {t([`cardReasons.${failed.reason ?? 'refused'}`, 'cardReasons.refused'])}
        </Banner>
      )}
      <p className="pay-due">
        <span>{t('pay.back')}</span> <strong>{formatCents(Math.abs(sale.dueCents), language)}</strong>
      </p>
      <div>
        <Button ref={again} variant="primary" busy={card.pending} onPress={() => void card.run({ saleId: sale.id })}>
          {t('pay.cardBack')}
        </Button>
      </div>
    </div>
  );
}
