/** Shifts of the last month: their reports, and differences that wait for someone else's approval. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift, ShiftReport } from '#shared/contract/payments/shifts.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Chip, Table } from '../../kit/index.ts';
import { ApproveDialog } from './approve-dialog.tsx';

interface ShiftListProps {
  readonly shifts: readonly (Shift & { readonly differenceCents: number | null })[];
  readonly mayApprove: boolean;
  readonly advisorId: string;
  readonly onReport: (report: ShiftReport) => void;
  readonly onChanged: () => void;
}

export function ShiftList({ shifts, mayApprove, advisorId, onReport, onChanged }: ShiftListProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const station = useStation();
  const [failed, setFailed] = useState<unknown>(null);
  const [approving, setApproving] = useState<Shift | null>(null);
  const close = useCommand(station.payments.closeShift);
  const show = async (shiftId: string) => {
    setFailed(null);
    try {
      onReport(await station.payments.zReport.call({ shiftId }));
    } catch (error) {
      setFailed(error);
    }
  };
  const closeFor = async (shift: Shift) => {
    const report = await close.run({ shiftId: shift.id });
    if (report === undefined) return;
    onReport(report);
    onChanged();
  };
  return (
    <section className="od-stack">
      <h2>{t('shift.list')}</h2>
      <RefusalBanner commands={[{ error: failed }, close]} />
      <Table
        caption={t('shift.list')}
        hideCaption
        rows={shifts}
        rowKey={(shift) => shift.id}
        empty={t('shift.none')}
        columns={[
          { key: 'number', label: t('shift.number'), render: (shift) => shift.number, sortBy: (shift) => shift.number },
          { key: 'opened', label: t('shift.openedAt'), render: (shift) => formatDateTime(shift.openedAt, language), sortBy: (shift) => shift.openedAt },
          { key: 'state', label: t('shift.state'), render: (shift) => <StateChip shift={shift} /> },
          { key: 'difference', label: t('close.differenceShort'), align: 'end', render: (shift) => (shift.differenceCents === null ? '' : formatCents(shift.differenceCents, language)) },
          {
            key: 'acts',
            label: t('lines.acts'),
            render: (shift) => (
              <span className="od-row">
                {shift.state === 'closed' && <Button onPress={() => void show(shift.id)}>{t('shift.z')}</Button>}
                {shift.obstacles.includes('notApproved') && mayApprove && shift.cashierId !== advisorId && <Button onPress={() => setApproving(shift)}>{t('approve.open')}</Button>}
                {shift.state === 'counted' && shift.obstacles.length === 0 && mayApprove && (
                  <Button busy={close.pending} onPress={() => void closeFor(shift)}>
                    {t('close.close')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {approving !== null && <ApproveDialog shift={approving} onClose={() => setApproving(null)} onApproved={onChanged} />}
    </section>
  );
}

function StateChip({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('payments');
  return (
    <>
      <Chip tone={shift.state === 'closed' ? 'plain' : shift.forgotten ? 'warning' : 'good'}>{t(shift.forgotten && shift.state !== 'closed' ? 'shift.isForgotten' : `shift.states.${shift.state}`)}</Chip>
      {shift.training && <Chip tone="warning">{t('training')}</Chip>}
    </>
  );
}
