/** The till in the middle column: what is sold, what it costs, how it is paid. The visit waits under it. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, Chip } from '../../kit/index.ts';
import { AddLine } from './add-line.tsx';
import { CardProgress } from './card-progress.tsx';
import { OpenShift } from './open-shift.tsx';
import { PayPanel } from './pay-panel.tsx';
import { SaleDone } from './sale-done.tsx';
import { SaleLines } from './sale-lines.tsx';
import { openCard, tillStep } from './till.ts';
import { Unprinted } from './unprinted.tsx';
import './payments.css';

interface SalePaneProps {
  readonly deskId: string;
  readonly advisorId: string;
  readonly visit: Visit | null;
  readonly view: RegisterView;
  /** The card on the desk, whose fee is offered first. */
  readonly event: { readonly id: string; readonly cardId: string } | null;
  readonly onBack: () => void;
  /** To the page of the cash desk: shifts, receipts, registers. */
  readonly onCashPage: () => void;
}

export function SalePane({ deskId, advisorId, visit, view, event, onBack, onCashPage }: SalePaneProps) {
  const { t } = useTranslation('payments');
  const station = useStation();
  const cancel = useCommand(station.payments.cancelSale);
  const [leftId, setLeftId] = useState<string | null>(view.sale?.state === 'completed' ? view.sale.id : null);
  const step = tillStep(view, advisorId, leftId);
  const { sale, shift, register } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step !== 'lines') heading.current?.focus();
  }, [step]);
  const leave = () => {
    setLeftId(sale?.id ?? null);
    onBack();
  };
  return (
    <section className="pay-pane" aria-labelledby="pay-title">
      <header className="pay-head">
        <h2 id="pay-title" ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        {shift?.training === true && <Chip tone="warning">{t('training')}</Chip>}
        {register !== null && <p className="od-soft">{register.name}</p>}
        <Button icon="arrow-left" keys="Escape" onPress={step === 'done' ? leave : onBack}>
          {t(visit === null ? 'back' : 'backToVisit')}
        </Button>
      </header>
      <RefusalBanner commands={[cancel]} />
      {register !== null && <Unprinted registerId={register.id} rows={view.unprinted} />}
      {step === 'noRegister' && <Told title={t('noRegister.title')} text={t('noRegister.text')} act={t('openCashPage')} onAct={onCashPage} />}
      {step === 'noShift' && register !== null && <OpenShift register={register} />}
      {step === 'forgotten' && <Told title={t('forgotten.title')} text={t('forgotten.text', { date: shift?.businessDate })} act={t('openCashPage')} onAct={onCashPage} />}
      {step === 'notYours' && <Told title={t('notYours.title')} text={t('notYours.text')} act={t('openCashPage')} onAct={onCashPage} />}
      {(step === 'ready' || step === 'lines') && (
        <>
          <AddLine deskId={deskId} visitId={visit?.id ?? null} sale={step === 'lines' ? sale : null} cardId={event?.cardId ?? null} serviceEventId={event?.id ?? null} />
          {step === 'lines' && sale !== null && (
            <>
              <SaleLines sale={sale} />
              {sale.lines.length > 0 && <PayPanel key={`${sale.id} ${sale.dueCents}`} sale={sale} hasTerminal={register !== null && register.terminal.kind !== 'none'} />}
              {sale.tenders.length === 0 && (
                <div className="pay-cancel">
                  <Button variant="quiet" icon="remove" busy={cancel.pending} onPress={() => void cancel.run({ saleId: sale.id })}>
                    {t('cancelSale')}
                  </Button>
                </div>
              )}
            </>
          )}
        </>
      )}
      {step === 'card' && sale !== null && register !== null && <Card sale={sale} manual={register.terminal.kind === 'manual'} />}
      {step === 'done' && sale !== null && <SaleDone sale={sale} onDone={leave} />}
    </section>
  );
}

function Card({ sale, manual }: { readonly sale: Parameters<typeof openCard>[0]; readonly manual: boolean }) {
  const card = openCard(sale);
  return card === null ? null : <CardProgress key={card.id} card={card} manual={manual} />;
}

function Told({ title, text, act, onAct }: { readonly title: string; readonly text: string; readonly act: string; readonly onAct: () => void }) {
  return (
    <Banner
      kind="info"
      title={title}
      actions={
        <Button variant="primary" onPress={onAct}>
          {act}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}
