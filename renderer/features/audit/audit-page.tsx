/** The audit trail: who did or saw what, of whom and why, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '#shared/contract/audit.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Failed, Loading, Select, Table } from '../../kit/index.ts';
import { AUDITED_ACTS } from './audited-acts.ts';
import { detailText } from './detail-text.ts';

const PAGE = 100;

const ALL = '';
type Wanted = (typeof AUDITED_ACTS)[number] | typeof ALL;

export function AuditPage() {
  const { t } = useTranslation(['audit', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const [action, setAction] = useState<Wanted>(ALL);
  const wordsOf = (name: string) => t(`audit:acts.${name}`, { defaultValue: name });
  const trail = useInfiniteQuery(
    station.audit.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(action === ALL ? {} : { action }), ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.sequence),
      staleTime: 0,
    }),
  );
  const choices = AUDITED_ACTS.map((value) => ({ value, label: wordsOf(value) })).toSorted((one, other) => one.label.localeCompare(other.label, language));
  const rows: readonly AuditRow[] = trail.data?.pages.flat() ?? [];
  return (
    <div className="od-stack">
      <p>{t('audit:text')}</p>
      <div className="ad-audit-filter">
        <Select<Wanted> label={t('audit:action')} value={action} onChange={setAction} options={[{ value: ALL, label: t('audit:allActions') }, ...choices]} />
      </div>
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
            { key: 'action', label: t('audit:action'), render: (row) => wordsOf(row.action) },
            { key: 'person', label: t('audit:person'), render: (row) => row.personRef?.slice(0, 10) ?? '' },
            { key: 'reason', label: t('audit:reason'), render: (row) => (row.reason === 'afterHours' ? t('audit:values.afterHours') : (row.reason ?? '')) },
            { key: 'detail', label: t('audit:detail'), render: (row) => detailText(row.detail, t, language) },
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
