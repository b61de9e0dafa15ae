/** The grid of a calendar, and dragging on it. Each booking is a button: what the mouse drags, the keyboard opens. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, Booking } from '#shared/contract/bookings/words.ts';
import { useContentLanguage } from '../../app/index.ts';
import { localText } from '../../kit/index.ts';
import { absentBoxes, bookingBox, bookingsIn, type Box, type CalendarColumn, type CalendarData, closedBoxes, instantOfRow, ROW_MINUTES, shownHours } from './calendar-view.ts';
import { dayName, timeOf } from './day-words.ts';

interface CalendarGridProps {
  readonly columns: readonly CalendarColumn[];
  readonly data: CalendarData;
  readonly week: boolean;
  /** Opens a booking, with the start it was dragged to or its own. */
  readonly onOpen: (booking: Booking, start: string) => void;
  /** Absent for those who may not change one. */
  readonly onAbsence?: (absence: Absence) => void;
}

/** Pixels a pointer moves before a press is a drag. */
const DRAG_FROM = 6;
/** The hour at which the calendar begins to be read. */
const MORNING = 7;
const rowsOf = ({ from, to }: Box) => `${from + 1} / ${to + 1}`;

export function CalendarGrid({ columns, data, week, onOpen, onAbsence }: CalendarGridProps) {
  const { t } = useTranslation('bookings');
  const language = useContentLanguage();
  const { first, last } = shownHours(columns, data.bookings);
  const rows = ((last - first) * 60) / ROW_MINUTES;
  const grid = useRef<HTMLElement>(null);
  // Who is open at night is looked at by day as well: the morning is where one begins.
  useEffect(() => {
    const rowHeight = (grid.current?.querySelector<HTMLElement>('.bk-hours')?.offsetHeight ?? 0) / rows;
    if (grid.current !== null) grid.current.scrollTop = Math.max(0, MORNING - first) * (60 / ROW_MINUTES) * rowHeight;
  }, [first, rows]);
  const drag = useRef<{ id: string; x: number; y: number; grabbed: number } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  const grab = (event: PointerEvent<HTMLButtonElement>, booking: Booking) => {
    drag.current = { id: booking.id, x: event.clientX, y: event.clientY, grabbed: event.clientY - event.currentTarget.getBoundingClientRect().top };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const moved = (event: PointerEvent) => {
    const from = drag.current;
    if (from !== null && Math.hypot(event.clientX - from.x, event.clientY - from.y) > DRAG_FROM) setDragged(from.id);
  };
  const drop = (event: PointerEvent, booking: Booking) => {
    const from = drag.current;
    drag.current = null;
    setDragged(null);
    if (from === null || Math.hypot(event.clientX - from.x, event.clientY - from.y) <= DRAG_FROM) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((element): element is HTMLElement => element instanceof HTMLElement && element.dataset['date'] !== undefined);
    const date = under?.dataset['date'];
    if (under === undefined || date === undefined) return;
    const frame = under.getBoundingClientRect();
    const row = Math.round(((event.clientY - from.grabbed - frame.top) / frame.height) * rows);
    onOpen(booking, instantOfRow(date, Math.max(0, Math.min(rows - 1, row)), first));
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a day without bookings has nothing else to scroll it by
    <section ref={grid} className="bk-calendar" tabIndex={0} aria-label={t('page.calendar')} style={{ '--bk-columns': columns.length, '--bk-rows': rows } as React.CSSProperties}>
      <span className="bk-head" />
      {columns.map((column) => (
        <span key={column.key} className="bk-head" id={`bk-head-${column.key}`}>
          {week ? dayName(column.date, language) : column.resource.name}
        </span>
      ))}
      <div className="bk-hours" aria-hidden="true">
        {Array.from({ length: last - first }, (_, hour) => (
          <span key={hour} style={{ gridRow: `${(hour * 60) / ROW_MINUTES + 1} / span ${60 / ROW_MINUTES}` }}>
            {first + hour}
          </span>
        ))}
      </div>
      {columns.map((column) => (
        <section key={column.key} className="bk-column" data-date={column.date} aria-labelledby={`bk-head-${column.key}`}>
          {closedBoxes(column, first, last).map((box) => (
            <span key={box.from} className="bk-closed" style={{ gridRow: rowsOf(box) }} />
          ))}
          {absentBoxes(column, data.absences, first, last).map(({ absence, box }) => {
            const words = absence.reason === '' ? t('calendar.away') : absence.reason;
            const place = { gridRow: rowsOf(box) };
            return onAbsence === undefined ? (
              <span key={absence.id} className="bk-absent" style={place}>
                {words}
              </span>
            ) : (
              <button key={absence.id} type="button" className="bk-absent" style={place} onClick={() => onAbsence(absence)}>
                {words}
              </button>
            );
          })}
          {bookingsIn(column, data.bookings).map((booking) => {
            const box = bookingBox(booking, first, last);
            if (box === null) return null;
            const name = booking.letting?.party ?? localText(booking.serviceName, language)?.text ?? '';
            return (
              <button
                key={booking.id}
                type="button"
                className={`bk-booking${booking.state === 'confirmed' ? '' : ' bk-booking-past'}${booking.answerBy === null ? '' : ' bk-booking-offered'}${dragged === booking.id ? ' bk-booking-dragged' : ''}`}
                style={{ gridRow: rowsOf(box) }}
                onPointerDown={(event) => grab(event, booking)}
                onPointerMove={moved}
                onPointerUp={(event) => drop(event, booking)}
                onPointerCancel={() => {
                  drag.current = null;
                  setDragged(null);
                }}
                onClick={() => {
                  if (dragged === null) onOpen(booking, booking.start);
                }}
              >
                {timeOf(booking.start, language)} {name}
                {booking.answerBy !== null && ` (${t('calendar.offered')})`}
              </button>
            );
          })}
        </section>
      ))}
    </section>
  );
}
