/** Who comes next, why, and the button that calls them. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, useClaimFocus } from '../../kit/index.ts';
import { passedOverTexts, whyText } from './why-text.ts';

interface NextPanelProps {
  readonly board: QueueBoard;
  readonly deskId: string;
  readonly paused: boolean;
  /** Number of the customer at the desk now; nobody can be called meanwhile. */
  readonly servingNumber: string | null | undefined;
}

export function NextPanel({ board, deskId, paused, servingNumber }: NextPanelProps) {
  const { t } = useTranslation('queue');
  const language = useContentLanguage();
  const station = useStation();
  const call = useCommand(station.queue.callNext);
  // Asked again with each change of the board; the former answer stands until the new one is here.
  const next = useQuery({
    ...station.queue.next.queryOptions({ input: { deskId } }),
    queryKey: [...station.queue.next.key(), deskId, board.sequence],
    placeholderData: (former) => former,
  });
  const busy = servingNumber !== undefined;
  const candidate = next.data ?? null;
  const blocked = busy || paused || candidate === null;
  const button = useClaimFocus<HTMLButtonElement>(!blocked);
  return (
    <section className="ad-next" aria-label={t('next.title')}>
      <Button
        ref={button}
        variant="primary"
        full
        keys="F2"
        busy={call.pending}
        disabled={blocked}
        describedBy="next-why"
        onPress={() => void call.run({ deskId })}
      >
        {t('next.call')}
      </Button>
      <RefusalBanner commands={[call]} />
      <div id="next-why" className="ad-why" aria-live="polite">
        {busy ? (
          <p>{t(servingNumber === null ? 'next.servingWalkUp' : 'next.serving', { number: servingNumber })}</p>
        ) : paused ? (
          <p>{t('next.paused')}</p>
        ) : candidate === null ? (
          next.isPending ? null : (
            <p>{t(board.groups.some((group) => group.waiting > 0) ? 'next.onlyOthers' : 'next.nobody')}</p>
          )
        ) : (
          <>
            <p>
              {t('next.who')} <strong>{candidate.ticket.number}</strong>: {whyText(candidate.why, t, language)}
            </p>
            {candidate.why.passedOver.length > 0 && (
              <ul className="od-soft">
                {passedOverTexts(candidate.why, t).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </section>
  );
}
