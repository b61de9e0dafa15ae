/** The hours of one expert or interpreter; what the person can do comes from the expert's own record. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import type { Expert } from '#shared/contract/remote/words.ts';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Checkbox, Dialog, Field, Select } from '../../../kit/index.ts';
import { spansOf, weekTexts } from '../../point/index.ts';
import { BUSINESS_WEEK, WeekFields } from '../week-fields.tsx';
import { bufferMinutes } from '../buffer-minutes.ts';

interface PersonDialogProps {
  readonly resource: Resource | null;
  readonly experts: readonly Expert[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function PersonDialog({ resource, experts, onSaved, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const save = useCommand(useHub().bookings.saveResource);
  const [personId, setPersonId] = useState(resource?.personId ?? '');
  const [week, setWeek] = useState<readonly string[]>(() => (resource === null ? BUSINESS_WEEK : weekTexts(resource.hours)));
  const [before, setBefore] = useState(String(resource?.bufferBefore ?? 0));
  const [after, setAfter] = useState(String(resource?.bufferAfter ?? 0));
  const [active, setActive] = useState(resource?.active ?? true);
  const person = experts.find(({ id }) => id === personId);
  const spans = week.map((typed) => spansOf(typed));
  const [bufferBefore, bufferAfter] = [bufferMinutes(before), bufferMinutes(after)];
  const wrong = t('bookings:resources.minutesWrong');
  const keep = async () => {
    if (person === undefined || bufferBefore === null || bufferAfter === null) return;
    const { kind, name, providerId, languages, cardIds } = person;
    const hours = { week: spans.map((day) => day ?? []), exceptions: resource?.hours.exceptions ?? [] };
    const kept = { kind, name, pointId: null, providerId, personId, languages, cardIds, hours, bufferBefore, bufferAfter, seats: null, lettingProductId: null, active };
    if ((await save.run({ resource: { ...(resource === null ? {} : { id: resource.id }), ...kept } })) === undefined) return;
    onSaved();
    onClose();
  };
  return (
    <Dialog
      wide
      title={resource === null ? t('bookings:portal.person.add') : resource.name}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={person === undefined || bufferBefore === null || bufferAfter === null || spans.includes(null)} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      <RefusalBanner commands={[save]} />
      <Select label={t('bookings:portal.person.who')} hint={t('bookings:portal.person.taken')} value={personId} disabled={resource?.personId != null} placeholder={t('bookings:portal.person.choose')} onChange={setPersonId} options={experts.map(({ id, name }) => ({ value: id, label: name }))} />
      <h3>{t('bookings:portal.person.hours')}</h3>
      <WeekFields week={week} onChange={setWeek} />
      <Field label={t('bookings:resources.before')} value={before} inputMode="numeric" onChange={setBefore} maxLength={3} error={bufferBefore === null ? wrong : undefined} />
      <Field label={t('bookings:resources.after')} value={after} inputMode="numeric" onChange={setAfter} maxLength={3} error={bufferAfter === null ? wrong : undefined} />
      <Checkbox label={t('bookings:resources.active')} checked={active} onChange={setActive} />
    </Dialog>
  );
}
