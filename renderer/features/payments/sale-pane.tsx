/** The till in the middle column: what is sold, what it costs, how it is paid. The visit waits under it. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedInvoice, RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Visit } from '#shared/contract/visits.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Banner, Button, Chip, Select } from '../../kit/index.ts';
import { AddLine } from './add-line.tsx';
import { OpenShift } from './open-shift.tsx';
import { SaleDone } from './sale-done.tsx';
import { OpenSale } from './sale-step.tsx';
import { takesLines, tillStep } from './till.ts';
import { Unprinted } from './unprinted.tsx';
import './payments.css';

const SellOnInvoice = lazy(async () => ({ default: (await import('./sell-on-invoice.tsx')).SellOnInvoice }));

interface SalePaneProps {
  readonly deskId: string;
  readonly advisorId: string;
  readonly visit: Visit | null;
  readonly view: RegisterView;
  /** The card on the desk, whose fee is offered first. */
  readonly event: { readonly id: string; readonly cardId: string } | null;
  /** What customers here speak; one who only pays has no visit that would say it. */
  readonly languages: readonly CustomerLanguage[];
  readonly onBack: () => void;
  /** To the page of the cash desk: shifts, receipts, registers. */
  readonly onCashPage: () => void;
}

export function SalePane({ deskId, advisorId, visit, view, event, languages, onBack, onCashPage }: SalePaneProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  // Only the sale that stood open here is told of as done: when one is called off, the one before it is in `view` again.
  const [shownId, setShownId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CustomerLanguage | null>(null);
  const [invoicing, setInvoicing] = useState(false);
  const [issued, setIssued] = useState<IssuedInvoice | null>(null);
  const step = tillStep(view, advisorId, shownId);
  const { sale, shift, register } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  // Where nothing can be typed or pressed first, a screen reader begins at the heading.
  const told = step === 'noRegister' || step === 'forgotten' || step === 'notYours' || step === 'counted';
  useEffect(() => {
    if (told) heading.current?.focus();
  }, [told]);
  const leave = () => {
    setShownId(null);
    setIssued(null);
    onBack();
  };
  const open = step === 'lines' || step === 'card' ? sale : null;
  if (open !== null && open.id !== shownId) setShownId(open.id);
  // Another customer's sale was left open on the till: nothing of this one is put on it. An empty one is let go of.
  const own = open !== null && open.visitId === (visit?.id ?? null);
  const others = open !== null && open.kind === 'sale' && !own && open.lines.length > 0;
  const spoken = visit === null ? (chosen ?? languages[0] ?? 'fi') : null;
  return (
    <section className="pay-pane" aria-labelledby="pay-title">
      <header className="pay-head">
        <h2 id="pay-title" ref={heading} tabIndex={-1}>
          {t('payments:title')}
        </h2>
        {shift?.training === true && <Chip tone="warning">{t('payments:training')}</Chip>}
        {register !== null && <p className="od-soft">{register.name}</p>}
        <Button icon="arrow-left" keys="Escape" onPress={step === 'done' ? leave : onBack}>
          {t(visit === null ? 'payments:back' : 'payments:backToVisit')}
        </Button>
      </header>
      {register !== null && <Unprinted registerId={register.id} rows={view.unprinted} />}
      {told && (
        <Banner
          kind="info"
          title={t(`payments:${step}.title`)}
          actions={
            <Button variant="primary" onPress={onCashPage}>
              {t('payments:openCashPage')}
            </Button>
          }
        >
          {t(`payments:${step}.text`, { date: shift === null ? '' : formatDate(shift.businessDate, language) })}
        </Banner>
      )}
      {step === 'noShift' && register !== null && <OpenShift register={register} />}
      {others && <Banner kind="change">{t('payments:otherCustomer')}</Banner>}
      {(step === 'ready' || (step === 'lines' && !others && takesLines(sale))) && (
        <AddLine deskId={deskId} visitId={visit?.id ?? null} sale={own ? open : null} cardId={event?.cardId ?? null} serviceEventId={event?.id ?? null} language={spoken} />
      )}
      {open === null && step === 'ready' && spoken !== null && (
        <Select label={t('payments:customerLanguage')} value={spoken} onChange={setChosen} options={languages.map((one) => ({ value: one, label: t(`kit:languages.${one}`) }))} />
      )}
      {open !== null && register !== null && <OpenSale sale={open} register={register} onInvoice={open.kind === 'sale' ? () => setInvoicing(true) : null} />}
      {step === 'done' && sale !== null && <SaleDone key={sale.id} sale={sale} issued={issued} onDone={leave} />}
      <Suspense fallback={null}>{invoicing && open !== null && <SellOnInvoice sale={open} onClose={() => setInvoicing(false)} onIssued={setIssued} />}</Suspense>
    </section>
  );
}
