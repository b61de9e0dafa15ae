/** The number as large as it can be, where to wait, and whether the paper came out. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketSlip } from '#shared/contract/queue.ts';
import { useStation } from '../../app/index.ts';
import { Banner, localText, Qr } from '../../kit/index.ts';
import { spokenNumber, waitWords } from './wait-words.ts';
import './terminal-parts.css';

/** Milliseconds between looks at the printer while the slip is on its way. */
const LOOK_AGAIN = 1_000;

export function TicketOnScreen({ taken }: { readonly taken: TicketSlip }) {
  const { t, i18n } = useTranslation('terminal');
  const station = useStation();
  const { data: slip } = useQuery({
    ...station.queue.slip.queryOptions({ input: { ticketId: taken.ticketId } }),
    initialData: taken,
    refetchInterval: ({ state }) => (state.data?.printing === 'queued' ? LOOK_AGAIN : false),
    gcTime: 0,
  });
  const group = localText(slip.groupName, i18n.language);
  const noPaper = slip.printing !== 'queued' && slip.printing !== 'printed';
  return (
    <div className="od-ticket">
      <h1 className="od-ticket-title">{t('ticket.title')}</h1>
      <p className="od-ticket-number" aria-hidden="true">
        {slip.number}
      </p>
      <p className="od-hidden">{spokenNumber(slip.number)}</p>
      <p className="od-ticket-group" lang={group.lang}>
        {group.text}
      </p>
      <p className="od-ticket-wait">{slip.ahead === 0 ? t('ticket.next') : t('ticket.ahead', { count: slip.ahead })}</p>
      {/* Who is next with no wait is told so once. */}
      {(slip.ahead > 0 || slip.wait?.toMinutes !== 0) && <p className="od-ticket-wait">{waitWords(slip.wait, t)}</p>}
      <div className="od-ticket-code">
        <Qr text={slip.followUrl} label={t('ticket.codeLabel')} />
        <p>{t('ticket.follow')}</p>
      </div>
      <Banner kind={noPaper ? 'change' : slip.printing === 'printed' ? 'success' : 'info'}>{t(`ticket.printing.${slip.printing}`)}</Banner>
      <p className="od-ticket-where">{t('ticket.where')}</p>
    </div>
  );
}
