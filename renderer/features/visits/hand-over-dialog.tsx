/** The visit goes on elsewhere, with everything done so far: at another desk, or in a group's queue. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, InLanguage, localText, Select, StatusDot } from '../../kit/index.ts';

export interface HandOverDialogProps {
  readonly visit: Visit;
  readonly board: QueueBoard;
  /** A walk-up was given a number on the way: it is shown to the advisor, who tells it. */
  readonly onNumbered: (given: { readonly ticketId: string; readonly number: string }) => void;
  readonly onClose: () => void;
}

export function HandOverDialog({ visit, board, onNumbered, onClose }: HandOverDialogProps) {
  const { t } = useTranslation(['visits', 'kit', 'queue']);
  const handOver = useCommand(useStation().visits.handOver);
  // Without a number nothing would tell the other desk of the customer: one is given on the way.
  const numbered = visit.ticketId !== null;
  const shown = useContentLanguage();
  const [numberFrom, setNumberFrom] = useState(board.groups[0]?.id ?? '');
  const others = numbered || numberFrom !== '' ? board.desks.filter((desk) => desk.id !== visit.deskId && desk.open) : [];
  const send = async (to: { deskId: string; groupId?: string } | { groupId: string }) => {
    const answer = await handOver.run({ visitId: visit.id, to });
    if (answer === undefined) return;
    if (!numbered && answer.ticketId !== null && answer.number !== null) onNumbered({ ticketId: answer.ticketId, number: answer.number });
    onClose();
  };
  return (
    <Dialog wide title={t('visits:handOver.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <p>{t('visits:handOver.text')}</p>
      <RefusalBanner commands={[handOver]} />
      <div className="ad-hand-over">
        <section className="od-stack">
          <h3>{t('visits:handOver.toDesk')}</h3>
          {others.length === 0 && <p className="od-soft">{t('visits:handOver.noDesks')}</p>}
          {!numbered && others.length > 0 && (
            <Select
              label={t('visits:handOver.numberFrom')}
              hint={t('visits:handOver.noNumber')}
              value={numberFrom}
              onChange={setNumberFrom}
              options={board.groups.map((group) => ({ value: group.id, label: `${group.letter} ${localText(group.name, shown).text}` }))}
            />
          )}
          <ul className="od-links">
            {others.map((desk) => {
              const free = desk.visitId === null && desk.ticketId === null && !desk.paused;
              return (
                <li key={desk.id}>
                  <Button full busy={handOver.pending} onPress={() => void send(numbered ? { deskId: desk.id } : { deskId: desk.id, groupId: numberFrom })}>
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
                <Button full busy={handOver.pending} onPress={() => void send({ groupId: group.id })}>
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
