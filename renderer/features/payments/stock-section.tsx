/** What the point has to sell by the piece: what came in, and what was counted. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PricedProduct } from '#shared/contract/payments/procedures.ts';
import { formatCents } from '#shared/domain/money.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Failed, Field, InLanguage, Loading, localText, Select, StatusDot, Table, useFirstFocus } from '../../kit/index.ts';

/** Fewer than this is told as running out. */
const FEW = 5;

export function StockSection() {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const station = useStation();
  const queries = useQueryClient();
  const stock = useQuery({ ...station.payments.stock.queryOptions(), staleTime: 0 });
  const [changing, setChanging] = useState<PricedProduct | null>(null);
  if (stock.isError) return <Failed text={errorText(stock.error, t)} onRetry={() => void stock.refetch()} />;
  if (stock.data === undefined) return <Loading />;
  return (
    <>
      <Table
        caption={t('payments:page.stock')}
        hideCaption
        rows={stock.data}
        rowKey={({ product }) => product.id}
        empty={t('payments:stock.none')}
        columns={[
          { key: 'name', label: t('payments:lines.name'), render: ({ product }) => <InLanguage texts={product.name} unmarked /> },
          { key: 'payee', label: t('payments:invoice.payee'), render: ({ payee }) => <InLanguage texts={payee.name} unmarked /> },
          { key: 'price', label: t('payments:line.price'), align: 'end', render: ({ cents }) => formatCents(cents, language) },
          { key: 'left', label: t('payments:stock.left'), align: 'end', render: ({ stock: left }) => <StatusDot tone={(left ?? 0) <= 0 ? 'bad' : (left ?? 0) < FEW ? 'warning' : 'good'}>{String(left ?? 0)}</StatusDot>, sortBy: ({ stock: left }) => left ?? 0 },
          { key: 'acts', label: t('payments:lines.acts'), render: (row) => <Button icon="edit" label={t('payments:stock.changeOf', { name: localText(row.product.name, language).text })} onPress={() => setChanging(row)}>{t('payments:stock.change')}</Button> },
        ]}
      />
      {changing !== null && (
        <ChangeStock
          row={changing}
          onClose={() => {
            setChanging(null);
            void queries.invalidateQueries({ queryKey: station.payments.stock.key() });
          }}
        />
      )}
    </>
  );
}

function ChangeStock({ row, onClose }: { readonly row: PricedProduct; readonly onClose: () => void }) {
  const { t } = useTranslation(['payments', 'kit']);
  const language = useContentLanguage();
  const change = useCommand(useStation().payments.changeStock);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [kind, setKind] = useState<'received' | 'counted'>('received');
  const [pieces, setPieces] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = pieces === '' || (kind === 'received' && Number(pieces) === 0);
  const short = kind === 'counted' && reason.trim().length < 3;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (wrong || short) return;
    const amount = Number(pieces);
    void change.run({ productId: row.product.id, change: kind === 'received' ? { kind, pieces: amount } : { kind, pieces: amount, reason: reason.trim() } }).then((answer) => answer && onClose());
  };
  return (
    <Dialog title={localText(row.product.name, language).text} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={send}>
        <RefusalBanner commands={[change]} />
        <Select label={t('payments:stock.kind')} value={kind} onChange={setKind} options={[{ value: 'received', label: t('payments:stock.received') }, { value: 'counted', label: t('payments:stock.counted') }]} />
        <Field ref={first} label={t('payments:stock.pieces')} inputMode="numeric" maxLength={6} value={pieces} onChange={(typed) => setPieces(typed.replace(/\D/g, ''))} error={tried && wrong ? t('payments:line.wrongQuantity') : undefined} />
        {kind === 'counted' && <Field label={t('payments:line.reason')} value={reason} onChange={setReason} maxLength={500} error={tried && short ? t('payments:line.reasonMissing') : undefined} />}
        <div>
          <Button type="submit" variant="primary" busy={change.pending}>
            {t('payments:stock.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
