/** What is to be paid, on paper for the customer before paying. */
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button } from '../../kit/index.ts';

export function PrintBill({ saleId }: { readonly saleId: string }) {
  const { t } = useTranslation('payments');
  const print = useCommand(useStation().payments.printProForma);
  return (
    <>
      <RefusalBanner commands={[print]} />
      <Button variant="quiet" icon="print" busy={print.pending} onPress={() => void print.run({ saleId })}>
        {t('bill.print')}
      </Button>
      {print.data !== undefined && <output>{t('bill.printed')}</output>}
    </>
  );
}
