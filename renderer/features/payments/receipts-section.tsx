/** Finding a receipt: by its number or code, or by its sum; then looking, copying, giving back. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptRow } from '#shared/contract/payments/procedures.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { readCents } from '#shared/domain/money-text.ts';
import { formatCents } from '#shared/domain/money.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Chip, Failed, Field, Loading, Row, Table, useClaimFocus } from '../../kit/index.ts';
import { InvoiceFound, isInvoiceNumber } from './invoice-found.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { usePayees } from './use-payees.ts';

/** What was typed: a sum when it has a comma or is short, else a number or the code on the paper. */
const asked = (text: string): { number: string } | { cents: number } | Record<string, never> => {
  if (text === '') return {};
  const read = readCents(text);
  return /[,€]/.test(text) && 'cents' in read ? { cents: read.cents } : { number: text };
};

export function ReceiptsSection({ deskId }: { readonly deskId: string | null }) {
  const { t } = useTranslation(['payments', 'errors']);
  const language = useContentLanguage();
  const payeeName = usePayees();
  const field = useClaimFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState<ReceiptRow | null>(null);
  const found = useQuery({ ...useStation().payments.findReceipts.queryOptions({ input: asked(sought) }), staleTime: 0 });
  const find = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSought(typed.trim());
  };
  return (
    <div className="od-stack">
      <form onSubmit={find}>
        <Row className="ad-ends">
          <Field ref={field} label={t('payments:receipts.find')} hint={t('payments:receipts.hint')} value={typed} onChange={setTyped} maxLength={120} autoComplete="off" spellCheck={false} />
          <Button type="submit" icon="search">
            {t('payments:receipts.search')}
          </Button>
        </Row>
      </form>
      {found.isPending && <Loading />}
      {found.isError && <Failed text={errorText(found.error, t)} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && (
        <Table
          caption={t('payments:page.receipts')}
          hideCaption
          rows={found.data}
          rowKey={(row) => row.number}
          empty={t(sought === '' ? 'payments:receipts.none' : 'payments:receipts.notFound')}
          columns={[
            { key: 'number', label: t('payments:receipts.number'), render: (row) => row.number },
            { key: 'at', label: t('payments:receipts.at'), render: (row) => formatDateTime(row.at, language), sortBy: (row) => row.at },
            { key: 'kind', label: t('payments:receipts.kind'), render: (row) => <Kind row={row} /> },
            { key: 'payees', label: t('payments:invoice.payee'), render: (row) => row.payeeIds.map(payeeName).join(', ') },
            { key: 'cents', label: t('payments:lines.total'), align: 'end', render: (row) => formatCents(row.cents, language), sortBy: (row) => row.cents },
            { key: 'acts', label: t('payments:lines.acts'), render: (row) => <Button icon="peek" label={t('payments:receipts.openNumber', { number: row.number })} onPress={() => setOpened(row)}>{t('payments:receipts.open')}</Button> },
          ]}
        />
      )}
      {isInvoiceNumber(sought) && <InvoiceFound key={sought} number={sought} deskId={deskId} />}
      {opened !== null && <ReceiptDialog row={opened} deskId={deskId} onClose={() => { setOpened(null); void found.refetch(); }} />}
    </div>
  );
}

function Kind({ row }: { readonly row: ReceiptRow }) {
  const { t } = useTranslation('payments');
  return (
    <>
      <Chip tone={row.kind === 'sale' ? 'plain' : 'warning'}>{t(`receipts.kinds.${row.kind}`)}</Chip>
      {row.training && <Chip tone="warning">{t('training')}</Chip>}
    </>
  );
}
