/** The advisor's left column: who comes next, who waits, and the desk's own state. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Row, useNow } from '../../kit/index.ts';
import { boardView, type BoardView, type TicketRow } from './board-view.ts';
import { CalledPanel } from './called-panel.tsx';
import { NextPanel } from './next-panel.tsx';
import { OpenDesk } from './open-desk.tsx';
import { WaitingList } from './waiting-list.tsx';
import './queue-column.css';

const GiveNumberDialog = lazy(async () => ({ default: (await import('./give-number-dialog.tsx')).GiveNumberDialog }));

interface QueueColumnProps {
  readonly board: QueueBoard;
  /** The desk this advisor has open; null while none. */
  readonly deskId: string | null;
  readonly usualDeskId: string | null;
  readonly advisorId: string;
  /** The customer at the desk: number, null for a walk-up, undefined when nobody. */
  readonly servingNumber: string | null | undefined;
  /** Languages that customers may be given. */
  readonly languages: readonly CustomerLanguage[];
}

export function QueueColumn({ board, deskId, usualDeskId, advisorId, servingNumber, languages }: QueueColumnProps) {
  const { t } = useTranslation('queue');
  const now = useNow(5_000);
  const view = boardView(board, deskId, now);
  const { desk } = view;
  const blocked = desk === null || view.called !== null || servingNumber !== undefined;

  return (
    <div className="ad-queue">
      {desk === null ? (
        <OpenDesk board={board} usualDeskId={usualDeskId} advisorId={advisorId} />
      ) : view.called === null ? (
        <NextPanel board={board} deskId={desk.id} paused={desk.paused} servingNumber={servingNumber} />
      ) : (
        <CalledPanel key={view.called.ticket.id} row={view.called} deskId={desk.id} />
      )}
      <div className="ad-queue-lists">
        <WaitingRows view={view} blocked={blocked} />
        <Aside title={t('heldTitle', { count: view.held.length })} rows={view.held} deskId={desk?.id ?? null} blocked={blocked} />
        <Aside title={t('missedTitle', { count: view.missed.length })} rows={view.missed} deskId={desk?.id ?? null} blocked={blocked} />
      </div>
      <QueueFoot board={board} view={view} idle={!blocked} serving={servingNumber !== undefined} languages={languages} />
    </div>
  );
}

/** Those who are not in line: on hold, or called and not come. */
function Aside({ title, rows, deskId, blocked }: { readonly title: string; readonly rows: readonly TicketRow[]; readonly deskId: string | null; readonly blocked: boolean }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <WaitingList label={title} rows={rows} deskId={deskId} blocked={blocked} />
    </>
  );
}

function WaitingRows({ view, blocked }: { readonly view: BoardView; readonly blocked: boolean }) {
  const { t } = useTranslation('queue');
  const deskId = view.desk?.id ?? null;
  const mine = view.waiting.filter((row) => row.mine);
  const others = view.waiting.filter((row) => !row.mine);
  if (view.waiting.length === 0) {
    return (
      <p className="od-soft">
        {view.desk === null && `${t('next.nobody')} `}
        {t('emptyText')}
      </p>
    );
  }
  return (
    <>
      {mine.length > 0 && <WaitingList label={t('waitingTitle')} rows={mine} deskId={deskId} blocked={blocked} />}
      {others.length > 0 && (
        <>
          {view.desk !== null && <h3>{t('othersTitle', { count: others.length })}</h3>}
          <WaitingList label={t('othersTitle', { count: others.length })} rows={others} deskId={deskId} blocked={blocked} />
        </>
      )}
    </>
  );
}

interface FootProps {
  readonly board: QueueBoard;
  readonly view: BoardView;
  readonly idle: boolean;
  readonly serving: boolean;
  readonly languages: readonly CustomerLanguage[];
}

function QueueFoot({ board, view, idle, serving, languages }: FootProps) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const walkUp = useCommand(station.visits.begin);
  const pause = useCommand(station.queue.pauseDesk);
  const close = useCommand(station.queue.closeDesk);
  const [giving, setGiving] = useState(false);
  const { desk } = view;
  return (
    <div className="ad-queue-foot">
      <p className="od-soft">
        {t('counts', { waiting: view.waiting.length, target: board.targetMinutes, open: view.openDesks, desks: view.desks })}
        {view.overTarget > 0 && <strong className="ad-late"> {t('countOver', { count: view.overTarget })}</strong>}
      </p>
      <RefusalBanner commands={[walkUp, pause, close]} />
      <Row gap="xxs">
        <Button keys="Alt+J" onPress={() => setGiving(true)}>
          {t('give.open')}
        </Button>
      </Row>
      {giving && (
        <Suspense fallback={null}>
          <GiveNumberDialog board={board} languages={languages} onClose={() => setGiving(false)} />
        </Suspense>
      )}
      {desk !== null && (
        <Row gap="xxs">
          <Button keys="F3" disabled={!idle} busy={walkUp.pending} onPress={() => void walkUp.run({ deskId: desk.id })}>
            {t('walkUp')}
          </Button>
          <Button keys="Shift+F3" pressed={desk.paused} busy={pause.pending} onPress={() => void pause.run({ deskId: desk.id, paused: !desk.paused })}>
            {t(desk.paused ? 'continue' : 'pause')}
          </Button>
          <Button variant="quiet" disabled={!idle || serving} busy={close.pending} onPress={() => void close.run({ deskId: desk.id })}>
            {t('closeDesk')}
          </Button>
        </Row>
      )}
    </div>
  );
}
