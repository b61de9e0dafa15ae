/** Counting the drawer and closing the shift: one dialog that says at each point what is still missing. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { Count, Register, Shift, ShiftReport } from '#shared/contract/payments/shifts.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Dialog, Field } from '../../kit/index.ts';
import { CountFields } from './count-fields.tsx';
import { OpenSale } from './sale-step.tsx';

interface CloseShiftProps {
  readonly shift: Shift;
  readonly register: Register;
  /** What keeps the shift open is ended here. */
  readonly sale: Sale | null;
  readonly onClose: () => void;
  readonly onReport: (report: ShiftReport) => void;
}

export function CloseShift({ shift, register, sale, onClose, onReport }: CloseShiftProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const station = useStation();
  const counting = useCommand(station.payments.countShift);
  const close = useCommand(station.payments.closeShift);
  const [count, setCount] = useState<Count>({});
  const [again, setAgain] = useState(false);
  const [explanation, setExplanation] = useState('');
  const { counted, obstacles } = shift;
  const enter = counted === null || again;
  const blocked = obstacles.filter((obstacle) => obstacle === 'openSale' || obstacle === 'unknownCard');
  const unexplained = obstacles.includes('unexplained');
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = explanation.trim();
    void counting.run({ shiftId: shift.id, count, ...(words === '' ? {} : { explanation: words }) }).then((answer) => answer && setAgain(false));
  };
  const closeNow = async () => {
    const report = await close.run({ shiftId: shift.id });
    if (report === undefined) return;
    onReport(report);
    onClose();
  };
  return (
    <Dialog wide title={t('payments:close.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <div className="od-stack">
        {blocked.map((obstacle) => (
          <Banner key={obstacle} kind="change">
            {t(`payments:cannotClose.${obstacle}`)}
          </Banner>
        ))}
        {blocked.length > 0 && sale !== null && sale.state !== 'completed' && sale.state !== 'cancelled' && <OpenSale sale={sale} register={register} onInvoice={null} />}
        <RefusalBanner commands={[counting, close]} />
        {enter || unexplained ? (
          <form className="od-stack" onSubmit={send}>
            <p>{t(shift.expectedCents === null ? 'payments:close.blind' : 'payments:close.text')}</p>
            <CountFields value={count} onChange={setCount} />
            {unexplained && counted !== null && (
              <>
                <Banner kind="change">{t('payments:close.difference', { cents: formatCents(counted.differenceCents, language) })}</Banner>
                <Field label={t('payments:close.explanation')} hint={t('payments:close.explanationHint')} value={explanation} onChange={setExplanation} maxLength={500} />
              </>
            )}
            <div className="pay-submit">
              <Button type="submit" variant="primary" busy={counting.pending}>
                {t('payments:close.count')}
              </Button>
            </div>
          </form>
        ) : (
          <>
            <dl className="pay-sums">
              <div>
                <dt>{t('payments:close.counted')}</dt>
                <dd>{formatCents(counted.cents, language)}</dd>
              </div>
              <div className="pay-total">
                <dt>{t('payments:close.differenceShort')}</dt>
                <dd>{formatCents(counted.differenceCents, language)}</dd>
              </div>
            </dl>
            {obstacles.includes('notApproved') && <Banner kind="change">{t('payments:cannotClose.notApproved')}</Banner>}
            <div className="od-row">
              <Button variant="primary" disabled={obstacles.length > 0} busy={close.pending} onPress={() => void closeNow()}>
                {t('payments:close.close')}
              </Button>
              <Button onPress={() => setAgain(true)}>{t('payments:close.again')}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
