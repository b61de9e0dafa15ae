/** The service desks: number, name, and whether in use. Each is saved by itself. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '#shared/contract/point.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Field } from '../../kit/index.ts';

export function DesksSection() {
  const { t } = useTranslation('point');
  const station = useStation();
  const desks = useQuery({ ...station.point.desks.queryOptions(), staleTime: 0 }).data ?? [];
  const [adding, setAdding] = useState(false);
  const next = Math.max(0, ...desks.map((desk) => desk.number)) + 1;
  return (
    <section className="ad-settings-part">
      <h2>{t('settings.desks')}</h2>
      <ul className="od-stack">
        {desks.toSorted((a, b) => a.number - b.number).map((desk) => (
          <li key={desk.id}>
            <DeskForm desk={desk} number={desk.number} />
          </li>
        ))}
        {adding && (
          <li key={`new-${next}`}>
            <DeskForm desk={null} number={next} onSaved={() => setAdding(false)} />
          </li>
        )}
      </ul>
      {!adding && (
        <div>
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t('settings.addDesk')}
          </Button>
        </div>
      )}
    </section>
  );
}

function DeskForm({ desk, number: first, onSaved }: { readonly desk: Desk | null; readonly number: number; readonly onSaved?: () => void }) {
  const { t } = useTranslation('point');
  const station = useStation();
  const queries = useQueryClient();
  const save = useCommand(station.point.saveDesk);
  const [number, setNumber] = useState(String(first));
  const [name, setName] = useState(desk?.name ?? '');
  const [active, setActive] = useState(desk?.active ?? true);
  const value = Number(number);
  const wrong = !Number.isInteger(value) || value < 1 || value > 999;
  const changed = desk === null || value !== desk.number || name.trim() !== desk.name || active !== desk.active;
  const send = async () => {
    if ((await save.run({ ...(desk === null ? {} : { id: desk.id }), number: value, name: name.trim(), active })) === undefined) return;
    await queries.invalidateQueries({ queryKey: station.point.desks.key() });
    onSaved?.();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!wrong) void send();
  };
  return (
    <form className="ad-inline" noValidate onSubmit={submit}>
      <Field type="number" label={t('settings.deskNumber')} value={number} error={wrong ? t('faults.deskNumber') : undefined} onChange={setNumber} />
      <Field label={t('settings.deskName')} value={name} onChange={setName} maxLength={60} />
      <Checkbox label={t('settings.inUse')} checked={active} onChange={setActive} />
      <Button type="submit" disabled={!changed} busy={save.pending}>
        {t('settings.save')}
      </Button>
      <RefusalBanner commands={[save]} />
    </form>
  );
}
