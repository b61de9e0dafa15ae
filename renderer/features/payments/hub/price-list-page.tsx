/** A provider's price list: fees and goods, published to every point. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '#shared/contract/payments/words.ts';
import { formatCents } from '#shared/domain/money.ts';
import { priceOn } from '#shared/domain/price-on.ts';
import { errorText, useContentLanguage, useHub } from '../../../app/index.ts';
import { Banner, Button, Chip, Failed, InLanguage, Loading, localText, Row, Table } from '../../../kit/index.ts';
import { ProductDialog } from './product-dialog.tsx';
import '../payments.css';

interface PriceListPageProps {
  readonly today: string;
  /** The provider whose prices are edited; null for an administrator without one. */
  readonly editsFor: string | null;
}

export function PriceListPage({ today, editsFor }: PriceListPageProps) {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const hub = useHub();
  const queries = useQueryClient();
  const products = useQuery({ ...hub.payments.products.queryOptions(), staleTime: 0 });
  const [edited, setEdited] = useState<Product | 'new' | null>(null);
  const [told, setTold] = useState(false);
  if (products.data === undefined) return products.isError ? <Failed text={errorText(products.error, t)} onRetry={() => void products.refetch()} /> : <Loading />;
  const priceText = (product: Product) => {
    const cents = priceOn(product, today);
    return cents === null ? t('payments:priceList.notSold') : formatCents(cents, language);
  };
  return (
    <div className="od-stack">
      <Row spread>
        <h1>{t('payments:priceList.title')}</h1>
        {editsFor !== null && (
          <Button variant="primary" icon="plus" onPress={() => setEdited('new')}>
            {t('payments:priceList.add')}
          </Button>
        )}
      </Row>
      <p>{t('payments:priceList.lead')}</p>
      {editsFor === null && <Banner kind="info">{t('payments:priceList.noProvider')}</Banner>}
      {told && <Banner kind="success">{t('payments:priceList.published')}</Banner>}
      <Table
        caption={t('payments:priceList.title')}
        hideCaption
        rows={products.data}
        rowKey={({ id }) => id}
        empty={t('payments:priceList.none')}
        columns={[
          { key: 'name', label: t('payments:lines.name'), render: ({ name }) => <InLanguage texts={name} unmarked />, sortBy: ({ name }) => localText(name, language).text },
          { key: 'kind', label: t('payments:receipts.kind'), render: ({ kind }) => t(`payments:priceList.kinds.${kind}`) },
          { key: 'price', label: t('payments:priceList.price'), align: 'end', render: priceText },
          { key: 'vat', label: t('payments:lines.vat'), render: ({ vatClass }) => t(`payments:vatClasses.${vatClass}`) },
          { key: 'stock', label: t('payments:page.stock'), render: ({ stocked }) => stocked && <Chip>{t('payments:priceList.stocked')}</Chip> },
          {
            key: 'acts',
            label: t('payments:lines.acts'),
            render: (product) =>
              editsFor === product.providerId && (
                <Button icon="edit" variant="quiet" label={t('payments:priceList.changeOf', { name: localText(product.name, language).text })} onPress={() => setEdited(product)}>
                  {t('payments:stock.change')}
                </Button>
              ),
          },
        ]}
      />
      {edited !== null && (
        <ProductDialog
          product={edited === 'new' ? null : edited}
          today={today}
          onClose={() => setEdited(null)}
          onPublished={() => {
            setEdited(null);
            setTold(true);
            void queries.invalidateQueries({ queryKey: hub.payments.products.key() });
          }}
        />
      )}
    </div>
  );
}
