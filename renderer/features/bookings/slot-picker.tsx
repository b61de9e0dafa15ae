/** A week of free times. The first free time has the focus; arrows go from time to time, days are headings. */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableService, Slot } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Failed, Loading, Row, useNow } from '../../kit/index.ts';
import { dayName, timeOf } from './day-words.ts';
import { slotDays } from './slot-days.ts';

const WEEK = 7;

interface SlotPickerProps {
  readonly service: BookableService;
  readonly language: CustomerLanguage;
  readonly interpreter: string | null;
  /** Only times of this room, for so many hours together. */
  readonly room?: { readonly id: string; readonly hours: number };
  readonly onChoose: (slot: Slot) => void;
  /** Shown under a week without a free time: what else there is. */
  readonly renderNone: (from: string) => ReactNode;
  readonly large?: boolean;
}

export function SlotPicker({ service, language, interpreter, room, onChoose, renderNone, large = false }: SlotPickerProps) {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const shown = useContentLanguage();
  const today = localDateOf(new Date(useNow(60_000)).toISOString());
  const [week, setWeek] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const from = addDays(today, week * WEEK);
  const slots = useQuery(station.bookings.freeSlots.queryOptions({ input: { serviceId: service.id, from, days: WEEK, language, interpreter, ...(room === undefined ? {} : { resourceIds: [room.id], hours: room.hours }) }, staleTime: 5_000, retry: 1 }));
  const weeks = Math.max(1, Math.ceil(service.horizonDays / WEEK));
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = Array.from(grid.current?.querySelectorAll<HTMLButtonElement>('.bk-slot') ?? []);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[at + step];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <section className={large ? 'bk-picker bk-picker-large' : 'bk-picker'}>
      <Row>
        <Button icon="arrow-left" disabled={week === 0} onPress={() => setWeek(week - 1)}>
          {t('bookings:earlier')}
        </Button>
        <Button icon="arrow-right" disabled={week + 1 >= weeks} onPress={() => setWeek(week + 1)}>
          {t('bookings:later')}
        </Button>
      </Row>
      {slots.isPending && <Loading />}
      {slots.isError && <Failed text={errorText(slots.error, t)} onRetry={() => void slots.refetch()} />}
      {slots.data !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows move between the buttons inside, which are reached by Tab as well
        <div ref={grid} className="bk-days" onKeyDown={move}>
          {slotDays(slots.data, from, WEEK).map(({ date, slots: free }) => (
            <section key={date} className="bk-day" aria-labelledby={`bk-${date}`}>
              <h3 id={`bk-${date}`}>{dayName(date, shown)}</h3>
              {free.length === 0 && <p className="od-soft">{t('bookings:noTimes')}</p>}
              {free.map((slot) => (
                <button key={slot.start} type="button" className="bk-slot" onClick={() => onChoose(slot)}>
                  {timeOf(slot.start, shown)}
                </button>
              ))}
            </section>
          ))}
        </div>
      )}
      {slots.data?.length === 0 && renderNone(from)}
    </section>
  );
}
