/** A time when something cannot be booked: some days or hours, or every week; new, changed, or taken away. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, AbsenceWish, Resource } from '#shared/contract/bookings/words.ts';
import { type Command, refusalOf, RefusalBanner } from '../../app/index.ts';
import { Banner, Button, Checkbox, Dialog, Field, Row, Select } from '../../kit/index.ts';
import { type AbsenceDraft, draftOfAbsence, faultsOf, newAbsence, wishOf } from './absence-draft.ts';

interface AbsenceDialogProps {
  /** Saving and taking away, at the station or at the hub. */
  readonly save: Pick<Command<{ commandId: string; absence: AbsenceWish; despiteBookings: boolean }, Absence>, 'run' | 'pending' | 'error'>;
  readonly remove: Pick<Command<{ commandId: string; absenceId: string }, { ok: true }>, 'run' | 'pending' | 'error'>;
  /** Null for a new one. */
  readonly absence: Absence | null;
  readonly resources: readonly Resource[];
  readonly date: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function AbsenceDialog({ save, remove, absence, resources, date, onChanged, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const [draft, setDraft] = useState<AbsenceDraft>(() => (absence === null ? newAbsence(resources[0]?.id ?? '', date) : draftOfAbsence(absence)));
  const [anyway, setAnyway] = useState(false);
  const [removing, setRemoving] = useState(false);
  const change = (changed: Partial<AbsenceDraft>) => setDraft({ ...draft, ...changed });
  const faults = faultsOf(draft);
  const wish = wishOf(draft, absence);
  const booked = refusalOf(save.error)?.code === 'RESOURCE_BOOKED';
  const end = (answer: unknown) => {
    onChanged();
    if (answer !== undefined) onClose();
  };
  const dayFault = (fault: 'day' | 'lastDay') => (faults.has(fault) ? t('bookings:absence.dayWrong') : undefined);
  const timeFault = (fault: 'from' | 'until') => (faults.has(fault) ? t('bookings:absence.timeWrong') : undefined);
  return (
    <Dialog
      title={t(absence === null ? 'bookings:absence.title' : 'bookings:absence.changeTitle')}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <>
          <Button variant="primary" disabled={wish === null || draft.resourceId === ''} busy={save.pending} onPress={() => wish !== null && void save.run({ absence: wish, despiteBookings: anyway }).then(end)}>
            {t('kit:save')}
          </Button>
          {absence !== null && (
            <Button variant="danger" busy={remove.pending} onPress={() => (removing ? void remove.run({ absenceId: absence.id }).then(end) : setRemoving(true))}>
              {t(removing ? 'bookings:absence.removeNow' : 'bookings:absence.remove')}
            </Button>
          )}
        </>
      }
    >
      {booked ? <Banner kind="change">{t('bookings:absence.booked')}</Banner> : <RefusalBanner commands={[save, remove]} />}
      {removing && (
        <Banner kind="change" live="assertive">
          {t(draft.weekly ? 'bookings:absence.removesEvery' : 'bookings:absence.removes')}
        </Banner>
      )}
      {absence?.imported === true && <Banner kind="info">{t('bookings:absence.imported')}</Banner>}
      <Select label={t('bookings:absence.resource')} value={draft.resourceId} disabled={absence !== null} onChange={(resourceId) => change({ resourceId })} options={resources.map(({ id, name }) => ({ value: id, label: name }))} />
      <Checkbox label={t('bookings:absence.weekly')} checked={draft.weekly} onChange={(weekly) => change({ weekly, lastDay: weekly ? '' : draft.day })} />
      <div className="bk-numbers">
        <Field label={t('bookings:absence.day')} value={draft.day} onChange={(day) => change({ day, ...(draft.weekly || draft.lastDay !== draft.day ? {} : { lastDay: day }) })} maxLength={10} error={dayFault('day')} />
        <Field label={t(draft.weekly ? 'bookings:absence.lastWeek' : 'bookings:absence.lastDay')} value={draft.lastDay} onChange={(lastDay) => change({ lastDay })} maxLength={10} error={dayFault('lastDay')} />
        <Field label={t('bookings:absence.from')} value={draft.from} onChange={(from) => change({ from })} maxLength={5} error={timeFault('from')} />
        <Field label={t('bookings:absence.until')} value={draft.until} onChange={(until) => change({ until })} maxLength={5} error={timeFault('until') ?? (faults.has('order') ? t('bookings:absence.order') : undefined)} />
      </div>
      <Row>
        <Button onPress={() => change({ from: '0', until: '24' })}>{t('bookings:absence.wholeDay')}</Button>
      </Row>
      <Field label={t('bookings:absence.reason')} value={draft.reason} onChange={(reason) => change({ reason })} maxLength={120} />
      {booked && <Checkbox label={t('bookings:absence.anyway')} checked={anyway} onChange={setAnyway} />}
    </Dialog>
  );
}
