/** The shift of the desk's register: what may be done next with it, and the shifts before it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Register, Shift, ShiftReport } from '#shared/contract/payments/shifts.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { formatDate, formatDateTime, localDateOf } from '#shared/domain/local-date.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useLive, useStation } from '../../app/index.ts';
import { Banner, Button, Chip, Empty, Loading, Panel, useNow } from '../../kit/index.ts';
import { CloseShift } from './close-shift.tsx';
import { HistoryAlarm } from './history-alarm.tsx';
import { MoveCash } from './move-cash.tsx';
import { OpenShift } from './open-shift.tsx';
import { ReportView } from './report-view.tsx';
import { ShiftList } from './shift-list.tsx';
import { Unprinted } from './unprinted.tsx';

interface ShiftSectionProps {
  readonly deskId: string | null;
  readonly advisorId: string;
  readonly mayApprove: boolean;
}

const DAYS_BACK = 31;

export function ShiftSection({ deskId, advisorId, mayApprove }: ShiftSectionProps) {
  const station = useStation();
  const now = useNow(60_000);
  const today = localDateOf(new Date(now).toISOString(), 'Europe/Helsinki');
  const shifts = useQuery({ ...station.payments.shifts.queryOptions({ input: { from: addDays(today, -DAYS_BACK), to: today } }), staleTime: 0 });
  const [report, setReport] = useState<ShiftReport | null>(null);
  return (
    <div className="od-stack">
      <HistoryAlarm />
      {deskId === null ? <NoDesk /> : <OfDesk deskId={deskId} advisorId={advisorId} onReport={setReport} onChanged={() => void shifts.refetch()} />}
      <ShiftList shifts={shifts.data ?? []} mayApprove={mayApprove} advisorId={advisorId} onReport={setReport} onChanged={() => void shifts.refetch()} />
      {report !== null && <ReportView report={report} onClose={() => setReport(null)} />}
    </div>
  );
}

function NoDesk() {
  const { t } = useTranslation('payments');
  return (
    <Empty title={t('shift.noDesk.title')}>
      <p>{t('shift.noDesk.text')}</p>
    </Empty>
  );
}

interface OfDeskProps {
  readonly deskId: string;
  readonly advisorId: string;
  readonly onReport: (report: ShiftReport) => void;
  readonly onChanged: () => void;
}

function OfDesk({ deskId, ...rest }: OfDeskProps) {
  const { t } = useTranslation('payments');
  const view = useLive(useStation().payments.watchDesk, { deskId }).data;
  if (view === undefined) return <Loading />;
  const { register, shift } = view;
  if (register === null) return <Banner kind="info" title={t('noRegister.title')}>{t('noRegister.text')}</Banner>;
  if (shift === null)
    return (
      <>
        <Unprinted registerId={register.id} rows={view.unprinted} />
        <OpenShift register={register} />
      </>
    );
  return <Open view={view} register={register} shift={shift} {...rest} />;
}

type OpenProps = Omit<OfDeskProps, 'deskId'> & { readonly view: RegisterView; readonly register: Register; readonly shift: Shift };

function Open({ view, register, shift, advisorId, onReport, onChanged }: OpenProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const x = useCommand(useStation().payments.xReport);
  const [act, setAct] = useState<'in' | 'out' | 'drawer' | 'close' | null>(null);
  const own = shift.cashierId === advisorId;
  return (
    <Panel className="od-stack">
      <h2>{t('shift.title', { number: shift.number, register: register.name })}</h2>
      <p className="od-row">
        <Chip tone={shift.forgotten ? 'warning' : 'good'}>{t(shift.forgotten ? 'shift.isForgotten' : `shift.states.${shift.state}`)}</Chip>
        {shift.training && <Chip tone="warning">{t('training')}</Chip>}
        <span>{t('shift.since', { at: formatDateTime(shift.openedAt, language) })}</span>
        <span>{t('shift.float', { cents: formatCents(shift.floatCents, language) })}</span>
        {shift.expectedCents !== null && <span>{t('shift.expected', { cents: formatCents(shift.expectedCents, language) })}</span>}
      </p>
      {shift.forgotten && <Banner kind="change">{t('forgotten.text', { date: formatDate(shift.businessDate, language) })}</Banner>}
      {!own && <Banner kind="info">{t('notYours.text')}</Banner>}
      <Unprinted registerId={register.id} rows={view.unprinted} />
      <RefusalBanner commands={[x]} />
      <div className="od-row">
        <Button variant="primary" onPress={() => setAct('close')}>
          {t('shift.close')}
        </Button>
        <Button busy={x.pending} onPress={() => void x.run({ shiftId: shift.id }).then((report) => report && onReport(report))}>
          {t('shift.x')}
        </Button>
        <Button icon="plus" onPress={() => setAct('in')}>
          {t('cash.in')}
        </Button>
        <Button icon="minus" onPress={() => setAct('out')}>
          {t('cash.out')}
        </Button>
        <Button icon="archive" onPress={() => setAct('drawer')}>
          {t('cash.drawer')}
        </Button>
      </div>
      {act === 'close' && <CloseShift shift={shift} register={register} sale={view.sale} onClose={() => { setAct(null); onChanged(); }} onReport={(report) => { onReport(report); onChanged(); }} />}
      {(act === 'in' || act === 'out' || act === 'drawer') && <MoveCash shiftId={shift.id} kind={act} onClose={() => setAct(null)} />}
    </Panel>
  );
}
