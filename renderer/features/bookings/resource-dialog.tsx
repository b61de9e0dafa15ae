/** A room, terminal or advisor that can be booked, new or changed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Resource, ResourceKind } from '#shared/contract/bookings/words.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Dialog, Field, Select } from '../../kit/index.ts';
import { spansOf, weekTexts } from '../point/index.ts';
import { bufferMinutes as minutes } from './buffer-minutes.ts';
import { BUSINESS_WEEK, WeekFields } from './week-fields.tsx';

interface ResourceDialogProps {
  readonly resource: Resource | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** What a point has of its own; experts and interpreters are their providers'. */
const KINDS = ResourceKind.extract(['remoteRoom', 'meetingRoom', 'terminal', 'advisor']).options;

export function ResourceDialog({ resource, onSaved, onClose }: ResourceDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const save = useCommand(useStation().bookings.saveResource);
  const [name, setName] = useState(resource?.name ?? '');
  const [kind, setKind] = useState(KINDS.find((one) => one === resource?.kind) ?? 'meetingRoom');
  const [week, setWeek] = useState<readonly string[]>(() => (resource === null ? BUSINESS_WEEK : weekTexts(resource.hours)));
  const [before, setBefore] = useState(String(resource?.bufferBefore ?? 0));
  const [after, setAfter] = useState(String(resource?.bufferAfter ?? 0));
  const [seats, setSeats] = useState(resource?.seats == null ? '' : String(resource.seats));
  const [product, setProduct] = useState(resource?.lettingProductId ?? '');
  const [active, setActive] = useState(resource?.active ?? true);
  const spans = week.map((typed) => spansOf(typed));
  const right = name.trim() !== '' && spans.every((day) => day !== null) && minutes(before) !== null && minutes(after) !== null && (seats.trim() === '' || minutes(seats) !== null);
  const keep = async () => {
    const kept = await save.run({
      resource: {
        ...(resource === null ? {} : { id: resource.id }),
        kind,
        name: name.trim(),
        providerId: resource?.providerId ?? null,
        personId: resource?.personId ?? null,
        languages: resource?.languages ?? [],
        cardIds: resource?.cardIds ?? [],
        hours: { week: spans.map((day) => day ?? []), exceptions: resource?.hours.exceptions ?? [] },
        bufferBefore: minutes(before) ?? 0,
        bufferAfter: minutes(after) ?? 0,
        seats: seats.trim() === '' ? null : minutes(seats),
        lettingProductId: product.trim() === '' ? null : product.trim(),
        active,
      },
    });
    if (kept === undefined) return;
    onSaved();
    onClose();
  };
  return (
    <Dialog
      wide
      title={resource === null ? t('bookings:resources.add') : resource.name}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={!right} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      <RefusalBanner commands={[save]} />
      <Field label={t('bookings:resources.name')} value={name} onChange={setName} maxLength={120} />
      <Select label={t('bookings:resources.kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`bookings:kinds.${value}`) }))} />
      <WeekFields week={week} onChange={setWeek} />
      <Field label={t('bookings:resources.before')} value={before} inputMode="numeric" onChange={setBefore} maxLength={3} error={minutes(before) === null ? t('bookings:resources.minutesWrong') : undefined} />
      <Field label={t('bookings:resources.after')} value={after} inputMode="numeric" onChange={setAfter} maxLength={3} error={minutes(after) === null ? t('bookings:resources.minutesWrong') : undefined} />
      {kind === 'meetingRoom' && (
        <>
          <Field label={t('bookings:resources.seats')} value={seats} inputMode="numeric" onChange={setSeats} maxLength={3} />
          <Field label={t('bookings:resources.product')} hint={t('bookings:resources.productHint')} value={product} onChange={setProduct} maxLength={100} />
        </>
      )}
      <Checkbox label={t('bookings:resources.active')} checked={active} onChange={setActive} />
    </Dialog>
  );
}
