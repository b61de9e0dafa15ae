/** A product: its names, prices by date, tax and cards; published as a new version. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Product, VatClass } from '#shared/contract/payments/words.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Checkbox, DateField, Dialog, Field, localText, Row, Select } from '../../../kit/index.ts';
import { AmountField } from '../amount-field.tsx';
import { draftOf, productFaults, productOf, type ProductDraft } from './product-draft.ts';

interface ProductDialogProps {
  readonly product: Product | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

const LANGUAGES = ['fi', 'sv', 'en'] as const;

export function ProductDialog({ product, today, onClose, onPublished }: ProductDialogProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors']);
  const contentLanguage = useContentLanguage();
  const publish = useCommand(useHub().payments.publishProduct);
  const [draft, setDraft] = useState<ProductDraft>(() => draftOf(product, today));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ProductDraft>) => setDraft((before) => ({ ...before, ...change }));
  const faults = productFaults(draft);
  const refused = fieldErrors(publish.error, t);
  const errorOf = (field: string) => (tried && faults.has(field) ? t(`payments:priceList.faults.${faults.get(field)}`) : refused.get(`product.${field}`));
  const setPrice = (at: number, change: Partial<ProductDraft['prices'][number]>) => set({ prices: draft.prices.map((price, index) => (index === at ? { ...price, ...change } : price)) });
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faults.size > 0 || (await publish.run({ product: productOf(draft) })) === undefined) return;
    onPublished();
  };
  return (
    <Dialog wide title={product === null ? t('payments:priceList.add') : localText(product.name, contentLanguage).text} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        {refused.size === 0 && <RefusalBanner commands={[publish]} />}
        <Field label={t('payments:priceList.id')} hint={t('payments:priceList.idHint')} value={draft.id} disabled={product !== null} onChange={(id) => set({ id })} maxLength={100} spellCheck={false} error={errorOf('id')} />
        {LANGUAGES.map((language) => (
          <Field key={language} label={t(`payments:priceList.name.${language}`)} value={draft.name[language]} onChange={(text) => set({ name: { ...draft.name, [language]: text } })} maxLength={200} error={language === 'fi' ? errorOf('name') : undefined} />
        ))}
        <Row>
          <Select label={t('payments:receipts.kind')} value={draft.kind} onChange={(kind) => set({ kind })} options={(['fee', 'goods', 'deposit'] as const).map((value) => ({ value, label: t(`payments:priceList.kinds.${value}`) }))} />
          <Select label={t('payments:lines.vat')} hint={t('payments:priceList.vatHint')} value={draft.vatClass} onChange={(vatClass) => set({ vatClass })} options={VatClass.options.map((value) => ({ value, label: t(`payments:vatClasses.${value}`) }))} />
        </Row>
        <fieldset className="pay-count">
          <legend>{t('payments:priceList.prices')}</legend>
          {draft.prices.map((price, at) => (
            // A row has no id of its own, and rows are only added and taken away at the end.
            // oxlint-disable-next-line react/no-array-index-key -- rows keep their places
            <Row key={at}>
              <DateField label={t('payments:priceList.from')} value={price.from} onChange={(from) => setPrice(at, { from })} error={errorOf(`prices.${at}.from`)} />
              <AmountField label={t('payments:priceList.price')} value={price.amount} onChange={(amount) => setPrice(at, { amount })} tried={tried} />
            </Row>
          ))}
          <Row>
            <Button icon="plus" onPress={() => set({ prices: [...draft.prices, { from: '', amount: '' }] })}>
              {t('payments:priceList.addPrice')}
            </Button>
            {draft.prices.length > 1 && (
              <Button icon="remove" onPress={() => set({ prices: draft.prices.slice(0, -1) })}>
                {t('payments:priceList.removePrice')}
              </Button>
            )}
          </Row>
        </fieldset>
        <Field label={t('payments:priceList.gtin')} value={draft.gtin} onChange={(gtin) => set({ gtin })} inputMode="numeric" maxLength={14} error={errorOf('gtin')} />
        <Field label={t('payments:priceList.cards')} hint={t('payments:priceList.cardsHint')} value={draft.cards} onChange={(cards) => set({ cards })} lines={2} maxLength={4_000} spellCheck={false} error={errorOf('cardIds')} />
        <Checkbox label={t('payments:priceList.stockedLong')} checked={draft.stocked} onChange={(stocked) => set({ stocked })} />
        <DateField label={t('payments:priceList.until')} hint={t('payments:priceList.untilHint')} value={draft.until} onChange={(until) => set({ until })} error={errorOf('until')} />
        <div className="pay-submit">
          <Button type="submit" variant="primary" busy={publish.pending}>
            {t('payments:priceList.publish')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
