/** The point's registers: which desks each serves, its printer and card terminal. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/contract/payments/shifts.ts';
import { errorText, useStation } from '../../app/index.ts';
import { Button, Chip, Empty, Failed, Loading, Table } from '../../kit/index.ts';
import { RegisterDialog } from './register-dialog.tsx';

export function RegistersSection({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation(['payments', 'errors']);
  const station = useStation();
  const queries = useQueryClient();
  const registers = useQuery({ ...station.payments.registers.queryOptions(), staleTime: 0 });
  const desks = useQuery(station.point.desks.queryOptions());
  const [edited, setEdited] = useState<Register | 'new' | null>(null);
  if (registers.isError) return <Failed text={errorText(registers.error, t)} onRetry={() => void registers.refetch()} />;
  if (registers.data === undefined || desks.data === undefined) return <Loading />;
  const deskNumbers = (ids: readonly string[]) => desks.data.filter(({ id }) => ids.includes(id)).map(({ number }) => number).join(', ');
  const add = mayChange ? (
    <Button variant="primary" icon="plus" onPress={() => setEdited('new')}>
      {t('payments:registers.add')}
    </Button>
  ) : null;
  return (
    <div className="od-stack">
      {registers.data.length === 0 ? (
        <Empty title={t('payments:registers.none')} actions={add}>
          <p>{t('payments:registers.noneText')}</p>
        </Empty>
      ) : (
        <>
          <Table
            caption={t('payments:page.registers')}
            hideCaption
            rows={registers.data}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', label: t('payments:registers.name'), render: ({ name, active }) => <>{name} {!active && <Chip tone="off">{t('payments:registers.notInUse')}</Chip>}</> },
              { key: 'desks', label: t('payments:registers.desks'), render: ({ deskIds }) => deskNumbers(deskIds) },
              { key: 'printer', label: t('payments:registers.printer'), render: ({ printer }) => t(`payments:registers.printers.${printer.kind}`) },
              { key: 'terminal', label: t('payments:registers.terminal'), render: ({ terminal }) => t(`payments:registers.terminals.${terminal.kind}`) },
              { key: 'acts', label: t('payments:lines.acts'), render: (register) => mayChange && <Button icon="edit" label={t('payments:registers.changeOf', { name: register.name })} onPress={() => setEdited(register)}>{t('payments:stock.change')}</Button> },
            ]}
          />
          {add !== null && <div>{add}</div>}
        </>
      )}
      {edited !== null && (
        <RegisterDialog
          register={edited === 'new' ? null : edited}
          desks={desks.data}
          onClose={() => {
            setEdited(null);
            void queries.invalidateQueries({ queryKey: station.payments.registers.key() });
          }}
        />
      )}
    </div>
  );
}
