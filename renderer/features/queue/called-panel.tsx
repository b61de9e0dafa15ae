/** A customer has been called: did they come, or not? */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Field, Row, useClaimFocus, useFirstFocus, useNow } from '../../kit/index.ts';
import { minutesOf, type TicketRow } from './board-view.ts';
import { TicketLine } from './ticket-line.tsx';

/** The called customer's panel; `F8` carries on with what comes next: the visit begins. */
export function CalledPanel({ row, deskId }: { readonly row: TicketRow; readonly deskId: string }) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const begin = useCommand(station.visits.begin);
  const recall = useCommand(station.queue.recall);
  const noShow = useCommand(station.queue.noShow);
  const putBack = useCommand(station.queue.putBack);
  const [holding, setHolding] = useState(false);
  const start = useClaimFocus<HTMLButtonElement>();
  const now = useNow(1_000);
  const { ticket } = row;
  const seconds = ticket.calledAt === null ? 0 : Math.max(0, Math.floor((now - Date.parse(ticket.calledAt)) / 1_000));
  const ticketId = ticket.id;

  return (
    <section className="ad-called" aria-label={t('called.title')}>
      <p className="ad-called-head" aria-live="polite">
        <strong>{t('called.now', { number: ticket.number })}</strong>
        <span className="od-soft" aria-hidden="true">
          {seconds < 60 ? t('called.seconds', { seconds }) : t('minutes', { minutes: minutesOf(seconds) })}
        </span>
      </p>
      <div className="ad-ticket-line ad-ticket-still">
        <TicketLine row={row} />
      </div>
      <RefusalBanner commands={[begin, recall, noShow, putBack]} />
      <Button ref={start} variant="primary" full icon="person" keys="F8" busy={begin.pending} onPress={() => void begin.run({ deskId, ticketId })}>
        {t('called.start')}
      </Button>
      <Row gap="xxs">
        <Button icon="alert" keys="Shift+F2" busy={recall.pending} onPress={() => void recall.run({ deskId })}>
          {t('called.recall')}
        </Button>
        <Button icon="close" keys="Shift+F8" busy={noShow.pending} onPress={() => void noShow.run({ deskId })}>
          {t('called.noShow')}
        </Button>
        <Button icon="reply" keys="Alt+B" busy={putBack.pending} onPress={() => void putBack.run({ deskId })}>
          {t('called.putBack')}
        </Button>
        <Button icon="pause" expanded={holding} onPress={() => setHolding(!holding)}>
          {t('called.hold')}
        </Button>
      </Row>
      {holding && <HoldForm ticketId={ticket.id} />}
    </section>
  );
}

function HoldForm({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('queue');
  const hold = useCommand(useStation().queue.hold);
  const [reason, setReason] = useState('');
  const field = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void hold.run({ ticketId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <form className="od-stack" onSubmit={submit}>
      <RefusalBanner commands={[hold]} />
      <Field ref={field} label={t('called.holdReason')} hint={t('called.holdHint')} value={reason} onChange={setReason} maxLength={200} />
      <Button type="submit" busy={hold.pending}>
        {t('called.holdSubmit')}
      </Button>
    </form>
  );
}
