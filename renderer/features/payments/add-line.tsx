/** One field that takes everything: words of the price list, a product's number, an invoice's bar code. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PricedProduct } from '#shared/contract/payments/procedures.ts';
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Field, InLanguage, localText, useShortcut } from '../../kit/index.ts';
import { InvoiceForm } from './invoice-form.tsx';
import { byBeginning, isBarcode } from './scanned.ts';
import { useSaleOf } from './use-sale.ts';

interface AddLineProps {
  readonly deskId: string;
  readonly visitId: string | null;
  readonly sale: Sale | null;
  readonly cardId: string | null;
  readonly serviceEventId: string | null;
  /** The customer's, when no visit tells it. */
  readonly language: CustomerLanguage | null;
}

/** Most rows of the price list shown under the field. */
const ROWS = 8;

export function AddLine({ deskId, visitId, sale, cardId, serviceEventId, language: spoken }: AddLineProps) {
  const { t } = useTranslation('payments');
  const station = useStation();
  const language = useContentLanguage();
  const [text, setText] = useState('');
  const [invoice, setInvoice] = useState<string | null>(null);
  const add = useCommand(station.payments.addProduct);
  const { saleId, starting } = useSaleOf(sale, deskId, visitId, spoken);
  const asked = text.trim();
  const input = asked === '' ? (cardId === null ? {} : { cardId }) : { text: asked };
  const found = useQuery({ ...station.payments.products.queryOptions({ input }), enabled: !isBarcode(asked), placeholderData: (before) => before });
  const rows = byBeginning(found.data ?? [], asked, ({ product }) => localText(product.name, language).text).slice(0, ROWS);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useShortcut('Alt+A', t('add.label'), () => field.current?.focus());
  // A card with a fee is sold by Enter alone; without one the field is ready for words or the scanner.
  const offered = asked === '' && cardId !== null && rows.length > 0 && (sale === null || sale.lines.length === 0);
  const ready = !found.isPending && asked === '' && (sale === null || sale.lines.length === 0);
  useEffect(() => {
    if (!ready) return;
    if (offered) list.current?.querySelector('button')?.focus();
    else field.current?.focus();
  }, [ready, offered]);

  const take = async ({ product }: PricedProduct) => {
    const id = await saleId();
    if (id === undefined) return;
    const taken = await add.run({ saleId: id, productId: product.id, quantity: 1, ...(serviceEventId === null || !product.cardIds.includes(cardId ?? '') ? {} : { serviceEventId }) });
    if (taken !== undefined) setText('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [first] = rows;
    if (isBarcode(asked)) {
      setInvoice(asked);
      setText('');
    } else if (asked !== '' && first !== undefined) void take(first);
  };
  return (
    <div className="pay-add">
      <form className="pay-add-form" onSubmit={submit}>
        <Field ref={field} label={t('add.label')} hint={t('add.hint')} value={text} onChange={setText} maxLength={80} autoComplete="off" spellCheck={false} />
        <Button icon="document" keys="Alt+L" onPress={() => setInvoice('')}>
          {t('invoice.open')}
        </Button>
      </form>
      <RefusalBanner commands={[starting, add]} />
      {(asked !== '' || sale === null || sale.lines.length === 0) && (
        <ul ref={list} className="pay-products" aria-label={t(asked === '' && cardId !== null ? 'add.ofCard' : 'add.found')}>
          {rows.map((row) => (
            <li key={row.product.id}>
              <Button full busy={add.pending || starting.pending} disabled={row.stock === 0} onPress={() => void take(row)}>
                <span className="pay-product">
                  <span>
                    <InLanguage texts={row.product.name} unmarked />{' '}
                    <span className="od-soft">
                      <InLanguage texts={row.payee.name} unmarked />
                      {row.stock !== null && ` · ${t('add.stock', { count: row.stock })}`}
                    </span>
                  </span>
                  <strong>{formatCents(row.cents, language)}</strong>
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found.data !== undefined && rows.length === 0 && <p className="od-soft">{t(asked === '' ? 'add.cardHasNone' : 'add.none')}</p>}
      {invoice !== null && <InvoiceForm barcode={invoice} saleId={saleId} onClose={() => setInvoice(null)} />}
    </div>
  );
}
