/** The last screen: the number, and leaving. */
import { useTranslation } from 'react-i18next';
import type { TicketSlip } from '#shared/contract/queue.ts';
import { TicketOnScreen } from '../../features/queue/index.ts';
import { LargeButton } from '../../kit/index.ts';

export function TicketStep({ slip, onDone }: { readonly slip: TicketSlip; readonly onDone: () => void }) {
  const { t } = useTranslation('terminal');
  return (
    <>
      <TicketOnScreen taken={slip} />
      <LargeButton variant="primary" title={t('ticket.done')} onPress={onDone} />
    </>
  );
}
