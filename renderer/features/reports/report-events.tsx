/** The service events a figure is made of. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '#shared/contract/reports.ts';
import { formatDate, localDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Chip, Dialog, Failed, InLanguage, Loading, Row, Table } from '../../kit/index.ts';
import { clockOf, type Narrowing } from './figures.ts';

const PAGE = 100;

interface ReportEventsProps {
  readonly title: string;
  readonly filter: ReportFilter & Narrowing;
  readonly onClose: () => void;
}

export function ReportEvents({ title, filter, onClose }: ReportEventsProps) {
  const { t } = useTranslation('reports');
  const kit = useTranslation('kit');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const [offset, setOffset] = useState(0);
  const events = useQuery({ ...hub.reports.events.queryOptions({ input: { ...filter, offset, limit: PAGE } }), placeholderData: keepPreviousData });
  const total = events.data?.total ?? 0;
  return (
    <Dialog title={title} wide onClose={onClose} closeLabel={kit.t('close')}>
      {events.data === undefined && (events.isError ? <Failed text={errorText(events.error, errors.t)} onRetry={() => void events.refetch()} /> : <Loading />)}
      {events.data !== undefined && (
        <>
          <p aria-live="polite">{t('eventsShown', { from: total === 0 ? 0 : offset + 1, to: Math.min(offset + PAGE, total), total })}</p>
          <Table
            caption={title}
            hideCaption
            rows={events.data.rows}
            rowKey={(event) => event.eventId}
            columns={[
              { key: 'day', label: t('day'), render: (event) => formatDate(event.businessDate, language) },
              { key: 'closed', label: t('closedAt'), render: (event) => localDateTime(event.closedAt).time },
              { key: 'point', label: t('groupings.point'), render: (event) => event.pointName },
              {
                key: 'card',
                label: t('groupings.card'),
                render: (event) => (
                  <>
                    <InLanguage texts={event.cardName} /> <span className="re-version od-soft">{t('cardVersion', { version: event.cardVersion })}</span>
                  </>
                ),
              },
              { key: 'acts', label: t('acts'), render: (event) => event.acts.map((act) => t(`columns.${act}`)).join(', ') || '–' },
              { key: 'outcome', label: t('outcome'), render: (event) => t(`columns.${event.outcome}`) },
              {
                key: 'time',
                label: t('time'),
                align: 'end',
                render: (event) => (
                  <>
                    <span className="re-version">
                      {clockOf(event.directSeconds)} + {clockOf(event.indirectSeconds)}
                    </span>
                    {event.corrected && (
                      <>
                        {' '}
                        <Chip tone="info">{t('correctedMark')}</Chip>
                      </>
                    )}
                  </>
                ),
              },
            ]}
          />
          {total > PAGE && (
            <Row>
              <Button disabled={offset === 0} onPress={() => setOffset(offset - PAGE)}>
                {t('earlier')}
              </Button>
              <Button disabled={offset + PAGE >= total} onPress={() => setOffset(offset + PAGE)}>
                {t('later')}
              </Button>
            </Row>
          )}
        </>
      )}
    </Dialog>
  );
}
