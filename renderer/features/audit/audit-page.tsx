/** The audit trail: who did or saw what, of whom and why, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '#shared/contract/audit.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Failed, Field, Loading, Row, Table } from '../../kit/index.ts';
import { detailText } from './detail-text.ts';

const PAGE = 100;

export function AuditPage() {
  const { t } = useTranslation(['audit', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const [typed, setTyped] = useState('');
  const [action, setAction] = useState('');
  const trail = useInfiniteQuery(
    station.audit.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(action === '' ? {} : { action }), ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.sequence),
      staleTime: 0,
    }),
  );
  const find = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAction(typed.trim());
  };
  const rows: readonly AuditRow[] = trail.data?.pages.flat() ?? [];
  return (
    <div className="od-stack">
      <p>{t('audit:text')}</p>
      <form onSubmit={find}>
        <Row className="ad-ends">
          <Field label={t('audit:action')} hint={t('audit:actionHint')} value={typed} onChange={setTyped} maxLength={80} spellCheck={false} />
          <Button type="submit" icon="search">
            {t('audit:find')}
          </Button>
        </Row>
      </form>
      {trail.isPending && <Loading />}
      {trail.isError && <Failed text={errorText(trail.error, t)} onRetry={() => void trail.refetch()} />}
      {trail.data !== undefined && (
        <Table
          caption={t('audit:title')}
          hideCaption
          rows={rows}
          rowKey={(row) => String(row.sequence)}
          empty={t('audit:empty')}
          columns={[
            { key: 'at', label: t('audit:at'), render: (row) => formatDateTime(row.at, language) },
            { key: 'who', label: t('audit:who'), render: (row) => row.advisorName ?? t('audit:nobody') },
            { key: 'action', label: t('audit:action'), render: (row) => row.action },
            { key: 'person', label: t('audit:person'), render: (row) => row.personRef?.slice(0, 10) ?? '' },
            { key: 'reason', label: t('audit:reason'), render: (row) => row.reason ?? '' },
            { key: 'detail', label: t('audit:detail'), render: (row) => detailText(row.detail) },
          ]}
        />
      )}
      {trail.hasNextPage && (
        <div>
          <Button busy={trail.isFetchingNextPage} onPress={() => void trail.fetchNextPage()}>
            {t('audit:more')}
          </Button>
        </div>
      )}
    </div>
  );
}
