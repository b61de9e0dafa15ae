/** How it is paid: cash with the change counted, the card terminal, or part by part. */
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { roundCash } from '#shared/domain/cash-rounding.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button } from '../../kit/index.ts';
import { AmountField, centsTyped } from './amount-field.tsx';
import { asTyped, failedCard } from './till.ts';

interface PayPanelProps {
  readonly sale: Sale;
  readonly hasTerminal: boolean;
}

export function PayPanel({ sale, hasTerminal }: PayPanelProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const station = useStation();
  const cash = useCommand(station.payments.payCash);
  const card = useCommand(station.payments.payCard);
  const { dueCents: due, cashDueCents: cashDue } = sale;
  const failed = failedCard(sale);
  const [given, setGiven] = useState(asTyped(cashDue));
  const [part, setPart] = useState('');
  const [split, setSplit] = useState(false);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const partField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const cardButton = useRef<HTMLButtonElement>(null);
  const afterCard = failed !== null;
  useEffect(() => {
    // After a card that failed Enter tries the card again. Else what is most often given is all of it: typing over it must need no deleting.
    if (afterCard) cardButton.current?.focus();
    else field.current?.select();
  }, [afterCard]);
  useEffect(() => {
    if (split) partField.current?.focus();
  }, [split]);
  const partCents = split ? centsTyped(part) : null;
  const inCash = split ? (partCents ?? 0) : cashDue;
  const givenCents = centsTyped(given);
  const short = givenCents !== null && givenCents < inCash;
  const wrongPart = !split ? undefined : partCents === null || partCents === 0 ? t('pay.partMissing') : partCents > due ? t('pay.partTooLarge') : undefined;
  const notInCash = split && partCents !== null && roundCash(partCents) !== partCents;
  const ofPart = split && partCents !== null ? { cents: partCents } : {};
  const payCash = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (givenCents === null || short || wrongPart !== undefined || notInCash) return;
    void cash.run({ saleId: sale.id, givenCents, ...ofPart });
  };
  const payCard = () => {
    setTried(true);
    if (wrongPart === undefined) void card.run({ saleId: sale.id, ...ofPart });
  };
  const busy = cash.pending || card.pending;
  // The Enter that chose the product may still be held down when this takes the focus: it does not say that it is paid.
  const refuseHeld = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only refuses a key that is held down
    <form className="pay-panel" onSubmit={payCash} onKeyDown={refuseHeld}>
      <RefusalBanner commands={[cash, card]} />
      {failed !== null && (
        <Banner kind="change" live="assertive" title={t(`card.${failed.state === 'declined' ? 'wasDeclined' : 'wasCancelled'}`)}>
          {t([`cardReasons.${failed.reason ?? 'refused'}`, 'cardReasons.refused'])} {t('card.again')}
        </Banner>
      )}
      <p className="pay-due">
        <span>{t(sale.tenders.length === 0 ? 'pay.due' : 'pay.left')}</span> <strong>{formatCents(due, language)}</strong>
        {cashDue !== due && <span className="od-soft">{t('pay.inCash', { cents: formatCents(cashDue, language) })}</span>}
      </p>
      {split && (
        <div className="pay-cash">
          <AmountField ref={partField} label={t('pay.part')} value={part} onChange={(value) => { setPart(value); setGiven(value); }} tried={tried} error={tried ? (wrongPart ?? (notInCash ? t('pay.partNotInCash') : undefined)) : undefined} />
        </div>
      )}
      <div className="pay-ways">
        <div className="pay-cash">
          <AmountField ref={field} label={t('pay.given')} value={given} onChange={setGiven} tried={tried} error={tried && short ? t('pay.tooLittle') : undefined} />
          {givenCents !== null && givenCents > inCash && inCash > 0 && <p className="pay-change">{t('pay.change', { cents: formatCents(givenCents - inCash, language) })}</p>}
          <Button type="submit" variant="primary" busy={busy}>
            {t('pay.cash')}
          </Button>
        </div>
        <div className="pay-card">
          <Button ref={cardButton} keys="Alt+K" disabled={!hasTerminal} busy={busy} onPress={payCard}>
            {t('pay.card')}
          </Button>
          {!hasTerminal && <p className="od-soft">{t('pay.noTerminal')}</p>}
          <Button keys="Alt+O" pressed={split} onPress={() => setSplit(!split)}>
            {t('pay.split')}
          </Button>
        </div>
      </div>
    </form>
  );
}
