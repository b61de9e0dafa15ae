/** What the customer already told the terminal: one key makes it the visit's first service. */
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, InLanguage } from '../../kit/index.ts';

export function AskedService({ visit, board }: { readonly visit: Visit; readonly board: QueueBoard }) {
  const { t } = useTranslation('visits');
  const add = useCommand(useStation().visits.addService);
  const asked = board.tickets.find(({ id }) => id === visit.ticketId);
  // A card that was taken out of use since then has no name any more.
  if (asked === undefined || asked.cardId === null || asked.cardName === null) return null;
  const { cardId, cardName } = asked;
  return (
    <div className="od-stack">
      <p>
        {t('noService.asked')}{' '}
        <strong>
          <InLanguage texts={cardName} />
        </strong>
      </p>
      <div>
        <Button icon="plus" keys="F8" busy={add.pending} onPress={() => void add.run({ visitId: visit.id, cardId })}>
          {t('noService.addAsked')}
        </Button>
      </div>
      <RefusalBanner commands={[add]} />
    </div>
  );
}
