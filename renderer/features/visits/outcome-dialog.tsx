/** How the service ended: one number key, or Enter for the likeliest. */
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, InLanguage, useFirstFocus } from '../../kit/index.ts';
import { likelyOutcome, OUTCOMES } from './outcome-view.ts';

interface OutcomeDialogProps {
  readonly visit: Visit;
  readonly event: ServiceEvent;
  readonly card: ServiceCard | null;
  readonly onClose: () => void;
}

export function OutcomeDialog({ visit, event, card, onClose }: OutcomeDialogProps) {
  const { t } = useTranslation(['visits', 'kit']);
  const close = useCommand(useStation().visits.closeService);
  const likely = likelyOutcome(card, event);
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Dialog title={t('visits:outcome.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <p>
        <strong>
          <InLanguage texts={event.cardName} />
        </strong>
      </p>
      <RefusalBanner commands={[close]} />
      <ol className="ad-outcomes">
        {OUTCOMES.map((outcome, at) => (
          <li key={outcome}>
            <Button
              full
              keys={String(at + 1)}
              variant={outcome === likely ? 'primary' : 'secondary'}
              {...(outcome === likely ? { ref: first } : {})}
              busy={close.pending}
              onPress={() => void close.run({ visitId: visit.id, eventId: event.id, outcome }).then((answer) => answer && onClose())}
            >
              {t(`visits:outcomes.${outcome}`)}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
