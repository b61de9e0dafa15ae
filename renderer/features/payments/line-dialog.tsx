/** A line's quantity, discount, or a price of one's own; the last two are kept with their reason. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, localText, useFirstFocus } from '../../kit/index.ts';
import { AmountField, centsTyped } from './amount-field.tsx';
import { asTyped } from './till.ts';

interface LineDialogProps {
  readonly sale: Sale;
  readonly line: SaleLine;
  readonly onClose: () => void;
}

export function LineDialog({ sale, line, onClose }: LineDialogProps) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const change = useCommand(useStation().payments.changeLine);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [quantity, setQuantity] = useState(String(line.quantity));
  const [price, setPrice] = useState(asTyped(line.unitCents));
  const [discount, setDiscount] = useState(asTyped(line.discountCents));
  const [reason, setReason] = useState(line.reason ?? '');
  const [tried, setTried] = useState(false);
  const pieces = /^\d{1,4}$/.test(quantity) ? Number(quantity) : 0;
  const unitCents = centsTyped(price);
  const discountCents = centsTyped(discount);
  const needsReason = unitCents !== line.listCents || (discountCents ?? 0) > 0;
  const tooMuch = unitCents !== null && discountCents !== null && discountCents > pieces * unitCents;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (pieces < 1 || unitCents === null || unitCents === 0 || discountCents === null || tooMuch || (needsReason && reason.trim().length < 3)) return;
    void change
      .run({ saleId: sale.id, lineId: line.id, quantity: pieces, unitCents, discountCents, ...(needsReason ? { reason: reason.trim() } : {}) })
      .then((answer) => answer && onClose());
  };
  return (
    <Dialog title={localText(line.name, language).text} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={send}>
        <RefusalBanner commands={[change]} />
        <Field ref={first} label={t('line.quantity')} value={quantity} onChange={setQuantity} inputMode="numeric" maxLength={4} error={tried && pieces < 1 ? t('line.wrongQuantity') : undefined} />
        <AmountField label={t('line.price')} hint={t('line.listPrice', { cents: formatCents(line.listCents, language) })} value={price} onChange={setPrice} tried={tried} error={tried && unitCents === 0 ? t('amount.zero') : undefined} />
        <AmountField label={t('line.discount')} value={discount} onChange={setDiscount} tried={tried} error={tried && tooMuch ? t('line.discountTooLarge') : undefined} />
        {needsReason && <Field label={t('line.reason')} hint={t('line.reasonHint')} value={reason} onChange={setReason} maxLength={500} error={tried && reason.trim().length < 3 ? t('line.reasonMissing') : undefined} />}
        <div>
          <Button type="submit" variant="primary" busy={change.pending}>
            {t('line.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
