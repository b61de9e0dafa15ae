/** Those who wait, with what may be done for one of them when the turn is not the right answer. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Icon, Row } from '../../kit/index.ts';
import type { TicketRow } from './board-view.ts';
import { TicketLine } from './ticket-line.tsx';
import { whyText } from './why-text.ts';

interface WaitingListProps {
  readonly label: string;
  readonly rows: readonly TicketRow[];
  readonly deskId: string | null;
  /** The desk has a customer or is closed: nobody can be called now. */
  readonly blocked: boolean;
}

export function WaitingList({ label, rows, deskId, blocked }: WaitingListProps) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ul className="ad-tickets" aria-label={label}>
      {rows.map((row) => {
        const open = opened === row.ticket.id;
        return (
          <li key={row.ticket.id} className={row.mine ? 'ad-ticket' : 'ad-ticket ad-ticket-other'}>
            <button type="button" className="ad-ticket-line" aria-expanded={open} onClick={() => setOpened(open ? null : row.ticket.id)}>
              <TicketLine row={row} />
            </button>
            {open && <TicketActs row={row} deskId={deskId} blocked={blocked} />}
          </li>
        );
      })}
    </ul>
  );
}

function TicketActs({ row, deskId, blocked }: { readonly row: TicketRow; readonly deskId: string | null; readonly blocked: boolean }) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const call = useCommand(station.queue.call);
  const resume = useCommand(station.queue.resume);
  const cancel = useCommand(station.queue.cancelTicket);
  const [asking, setAsking] = useState(false);
  const ticketId = row.ticket.id;
  const held = row.ticket.state === 'held';
  return (
    <div className="ad-ticket-acts">
      <RefusalBanner commands={[call, resume, cancel]} />
      {blocked && <p className="od-soft">{t('cannotCallNow')}</p>}
      <Row>
        {deskId !== null && !blocked && (
          <Button icon={held ? 'play' : 'alert'} busy={call.pending || resume.pending} onPress={() => void (held ? resume : call).run({ deskId, ticketId })}>
            {t(held ? 'resume' : 'callThis')}
          </Button>
        )}
        <Button variant="danger" icon="remove" busy={cancel.pending} onPress={() => (asking ? void cancel.run({ ticketId }) : setAsking(true))}>
          {t(asking ? 'cancelSure' : 'cancelTicket')}
        </Button>
      </Row>
      {row.ticket.callCount > 0 && <FormerCalls ticketId={ticketId} />}
    </div>
  );
}

function FormerCalls({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const language = useContentLanguage();
  const calls = useQuery(station.queue.explain.queryOptions({ input: { ticketId } }));
  return (
    <ul className="od-soft" aria-label={t('formerCalls')}>
      {calls.data?.map((call) => (
        <li key={call.at}>
          <Icon name="history" /> {formatTime(call.at, language)} · {t('atDesk', { desk: call.deskNumber })}: {whyText(call.why, t, language)}
        </li>
      ))}
    </ul>
  );
}
