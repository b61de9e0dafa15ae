/** A time when something cannot be booked: one span of a day, or every week. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, Resource } from '#shared/contract/bookings/words.ts';
import { weekday } from '#shared/domain/calendar-date.ts';
import { instantOf } from '#shared/domain/local-date.ts';
import { type Command, refusalOf, RefusalBanner } from '../../app/index.ts';
import { Banner, Button, Checkbox, dayAsTyped, Dialog, Field, Select, typedAsDay } from '../../kit/index.ts';

interface AbsenceDialogProps {
  /** Saving it at the station or at the hub. */
  readonly save: Pick<Command<{ commandId: string; absence: Omit<Absence, 'id'>; despiteBookings: boolean }, Absence>, 'run' | 'pending' | 'error'>;
  readonly resources: readonly Resource[];
  readonly date: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
/** `9` and `9.30` as people type them. */
const typedTime = (typed: string): string | null => {
  const [hour = '', minute = '00'] = typed.trim().split(/[.:]/);
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return TIME.test(time) ? time : null;
};

export function AbsenceDialog({ save, resources, date, onChanged, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const [resourceId, setResourceId] = useState(resources[0]?.id ?? '');
  const [day, setDay] = useState(dayAsTyped(date));
  const [from, setFrom] = useState('9');
  const [until, setUntil] = useState('16');
  const [weekly, setWeekly] = useState(false);
  const [reason, setReason] = useState('');
  const [anyway, setAnyway] = useState(false);
  const on = typedAsDay(day);
  const [opens, closes] = [typedTime(from), typedTime(until)];
  const wrong = opens !== null && closes !== null && opens >= closes ? t('bookings:absence.order') : undefined;
  const booked = refusalOf(save.error)?.code === 'RESOURCE_BOOKED';
  const keep = async () => {
    if (on === null || opens === null || closes === null) return;
    const when: Absence['when'] = weekly ? { weekdays: [weekday(on) + 1], everyWeeks: 1, from: on, until: null, opens, closes } : { from: instantOf(on, opens), until: instantOf(on, closes) };
    if ((await save.run({ absence: { resourceId, reason, when }, despiteBookings: anyway })) === undefined) return;
    onChanged();
    onClose();
  };
  return (
    <Dialog
      title={t('bookings:absence.title')}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={on === null || opens === null || closes === null || wrong !== undefined || resourceId === ''} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      {booked ? <Banner kind="change">{t('bookings:absence.booked')}</Banner> : <RefusalBanner commands={[save]} />}
      <Select label={t('bookings:absence.resource')} value={resourceId} onChange={setResourceId} options={resources.map(({ id, name }) => ({ value: id, label: name }))} />
      <Field label={t('bookings:absence.day')} value={day} onChange={setDay} maxLength={10} error={on === null ? t('bookings:absence.dayWrong') : undefined} />
      <Field label={t('bookings:absence.from')} value={from} onChange={setFrom} maxLength={5} error={opens === null ? t('bookings:absence.timeWrong') : undefined} />
      <Field label={t('bookings:absence.until')} value={until} onChange={setUntil} maxLength={5} error={closes === null ? t('bookings:absence.timeWrong') : wrong} />
      <Field label={t('bookings:absence.reason')} value={reason} onChange={setReason} maxLength={120} />
      <Checkbox label={t('bookings:absence.weekly')} checked={weekly} onChange={setWeekly} />
      {booked && <Checkbox label={t('bookings:absence.anyway')} checked={anyway} onChange={setAnyway} />}
    </Dialog>
  );
}
