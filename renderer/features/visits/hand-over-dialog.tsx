/** The visit goes on elsewhere, with everything done so far: at another desk, or in a group's queue. */
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, InLanguage, StatusDot } from '../../kit/index.ts';

interface HandOverDialogProps {
  readonly visit: Visit;
  readonly board: QueueBoard;
  readonly onClose: () => void;
}

export function HandOverDialog({ visit, board, onClose }: HandOverDialogProps) {
  const { t } = useTranslation(['visits', 'kit', 'queue']);
  const handOver = useCommand(useStation().visits.handOver);
  // Without a number nothing would tell the other desk of the customer: a group's queue gives one.
  const numbered = visit.ticketId !== null;
  const others = numbered ? board.desks.filter((desk) => desk.id !== visit.deskId && desk.open) : [];
  const send = (to: { deskId: string } | { groupId: string }) => void handOver.run({ visitId: visit.id, to }).then((answer) => answer && onClose());
  return (
    <Dialog wide title={t('visits:handOver.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <p>{t('visits:handOver.text')}</p>
      <RefusalBanner commands={[handOver]} />
      <div className="ad-hand-over">
        <section>
          <h3>{t('visits:handOver.toDesk')}</h3>
          {others.length === 0 && <p className="od-soft">{t(numbered ? 'visits:handOver.noDesks' : 'visits:handOver.noNumber')}</p>}
          <ul className="od-links">
            {others.map((desk) => {
              const free = desk.visitId === null && desk.ticketId === null && !desk.paused;
              return (
                <li key={desk.id}>
                  <Button full busy={handOver.pending} onPress={() => send({ deskId: desk.id })}>
                    {desk.number} {desk.advisorName} <StatusDot tone={free ? 'good' : 'warning'}>{t(desk.paused ? 'visits:handOver.paused' : free ? 'visits:handOver.free' : 'visits:handOver.busy')}</StatusDot>
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
        <section>
          <h3>{t('visits:handOver.toGroup')}</h3>
          <ul className="od-links">
            {board.groups.map((group) => (
              <li key={group.id}>
                <Button full busy={handOver.pending} onPress={() => send({ groupId: group.id })}>
                  {group.letter} <InLanguage texts={group.name} unmarked /> <span className="od-soft">{t('queue:waitingCount', { count: group.waiting })}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
