/** The middle column while a customer is at the desk: who, which services, and the card with its steps. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { Empty } from '../../kit/index.ts';
import { CardView, useCard } from '../cards/index.ts';
import { FlagCard } from '../feedback/index.ts';
import { AskedService } from './asked-service.tsx';
import { RecordActs } from './record-acts.tsx';
import type { HandOverDialogProps } from './hand-over-dialog.tsx';
import { ServiceFoot } from './service-foot.tsx';
import { ServiceTabs } from './service-tabs.tsx';
import { VisitHead } from './visit-head.tsx';
import { currentEvent } from './visit-state.ts';
import { VisitSteps } from './visit-steps.tsx';
import './visit-pane.css';

interface VisitPaneProps {
  readonly visit: Visit;
  readonly board: QueueBoard;
  readonly notices: readonly Notice[];
  readonly languages: readonly CustomerLanguage[];
  readonly onAdd: () => void;
  readonly onIdentify: () => void;
  /** A dialog of the desk is open: it has the focus. */
  readonly covered: boolean;
  /** Opens the till; null where there is none. */
  readonly payButton: ReactNode;
  readonly onNumbered: HandOverDialogProps['onNumbered'];
}

export function VisitPane({ visit, board, notices, languages, onAdd, onIdentify, covered, payButton, onNumbered }: VisitPaneProps) {
  const { t } = useTranslation('visits');
  const event = currentEvent(visit);
  const scroller = useFocusOnChange(event?.id, covered);
  return (
    <>
      <VisitHead visit={visit} event={event} languages={languages} onIdentify={onIdentify} />
      <ServiceTabs visit={visit} current={event} onAdd={onAdd} />
      <section className="ad-desk" ref={scroller} tabIndex={-1} aria-label={t('service')}>
        {event === null ? (
          <Empty title={t('noService.title')} actions={<AskedService visit={visit} board={board} />}>
            <p>{t('noService.text')}</p>
          </Empty>
        ) : (
          <CardView
            key={event.id}
            cardId={event.cardId}
            version={event.cardVersion}
            notices={notices}
            renderSteps={(card) => (
              <>
                <VisitSteps visit={visit} event={event} card={card} onIdentify={onIdentify} />
                <RecordActs visit={visit} event={event} card={card} />
              </>
            )}
            renderFoot={(card) => <FlagCard card={card} visitId={visit.id} />}
          />
        )}
      </section>
      {event === null ? <ServiceFoot visit={visit} event={null} card={null} board={board} payButton={payButton} onNumbered={onNumbered} /> : <FootWithCard visit={visit} event={event} board={board} payButton={payButton} onNumbered={onNumbered} />}
    </>
  );
}

function FootWithCard(props: Pick<VisitPaneProps, 'visit' | 'board' | 'payButton' | 'onNumbered'> & { readonly event: ServiceEvent }) {
  const found = useCard(props.event.cardId, props.event.cardVersion);
  return <ServiceFoot {...props} card={found.data?.card ?? null} />;
}

/** Puts the focus on the service when another one comes to the desk, so that reading and Tab go on from its top. */
function useFocusOnChange(eventId: string | undefined, covered: boolean) {
  const ref = useRef<HTMLElement>(null);
  const focused = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (covered || focused.current === eventId) return;
    focused.current = eventId;
    const element = ref.current;
    if (element === null || eventId === undefined) return;
    element.scrollTop = 0;
    element.focus({ preventScroll: true });
  }, [eventId, covered]);
  return ref;
}
