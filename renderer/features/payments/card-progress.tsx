/** A payment on the card terminal: where it stands, and what is left to do when its end is not known. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardPayment } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Field, useFirstFocus } from '../../kit/index.ts';
import { isUncertain } from './till.ts';

interface CardProgressProps {
  readonly card: CardPayment;
}

export function CardProgress({ card }: CardProgressProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const station = useStation();
  const ask = useCommand(station.payments.askCard);
  const cancel = useCommand(station.payments.cancelCard);
  const unknown = isUncertain(card);
  // Said by the payment, not by the register: training never reaches a real terminal.
  const manual = card.reason === 'byHand';
  return (
    <div className="pay-terminal">
      <p className="pay-due">
        <span>{t(card.cents < 0 ? 'card.back' : 'card.sum')}</span> <strong>{formatCents(Math.abs(card.cents), language)}</strong>
      </p>
      {manual ? (
        <ManualEnd card={card} />
      ) : unknown ? (
        <Banner
          kind="disruption"
          live="assertive"
          title={t('card.unknown')}
          actions={
            <Button variant="primary" busy={ask.pending} onPress={() => void ask.run({ cardPaymentId: card.id })}>
              {t('card.ask')}
            </Button>
          }
        >
          {t('card.unknownText')}
        </Banner>
      ) : (
        <output className="pay-waiting">
          {t('card.pending')}
        </output>
      )}
      <RefusalBanner commands={[ask, cancel]} />
      {!manual && !unknown && (
        <div>
          <Button icon="close" busy={cancel.pending} onPress={() => void cancel.run({ cardPaymentId: card.id })}>
            {t('card.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A terminal of its own, on which the sum is typed: what its display says is entered here. */
function ManualEnd({ card }: { readonly card: CardPayment }) {
  const { t } = useTranslation('payments');
  const end = useCommand(useStation().payments.endManualCard);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const field = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const right = /^[A-Za-z0-9]{4,10}$/.test(code);
  const approve = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (right) void end.run({ cardPaymentId: card.id, approved: true, approvalCode: code });
  };
  return (
    <form className="od-stack" onSubmit={approve}>
      <p>{t('card.manual')}</p>
      <RefusalBanner commands={[end]} />
      <Field ref={field} label={t('card.approvalCode')} value={code} onChange={setCode} maxLength={10} autoComplete="off" error={tried && !right ? t('card.wrongCode') : undefined} />
      <div className="od-row">
        <Button type="submit" variant="primary" busy={end.pending}>
          {t('card.approved')}
        </Button>
        <Button busy={end.pending} onPress={() => void end.run({ cardPaymentId: card.id, approved: false })}>
          {t('card.declined')}
        </Button>
      </div>
    </form>
  );
}
