/** Receipts, reports and bills that wait for the printer: said, and tried again by a press. */
import { useTranslation } from 'react-i18next';
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button } from '../../kit/index.ts';

export function Unprinted({ registerId, rows }: { readonly registerId: string; readonly rows: RegisterView['unprinted'] }) {
  const { t } = useTranslation('payments');
  const again = useCommand(useStation().payments.printAgain);
  const [oldest] = rows;
  if (oldest === undefined || oldest.problem === null) return null;
  return (
    <>
      <Banner
        kind="change"
        title={t('unprinted.title', { count: rows.length })}
        actions={
          <Button icon="print" busy={again.pending} onPress={() => void again.run({ registerId })}>
            {t('unprinted.again')}
          </Button>
        }
      >
        {t('unprinted.text', { paper: t(`unprinted.papers.${oldest.paper}`, { number: oldest.receiptNumber }) })}
      </Banner>
      <RefusalBanner commands={[again]} />
    </>
  );
}
