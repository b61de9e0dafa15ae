/** Central notices: what is in force or coming, and publishing a new one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { Banner, Button, Chip, Dialog, Empty, Failed, InLanguage, Loading, Row, useNow } from '../../kit/index.ts';
import { NoticeForm } from './notice-form.tsx';
import { RefusalNote } from './refusal-note.tsx';
import './portal-parts.css';

/** @param editsFor the provider in whose name notices are published; null for an administrator without one */
export function NoticesPage({ editsFor }: { readonly editsFor: string | null }) {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const hub = useHub();
  const notices = useQuery({ ...hub.feed.notices.queryOptions(), refetchInterval: 60_000 });
  const [writing, setWriting] = useState(false);
  const [told, setTold] = useState(false);
  return (
    <div className="od-stack">
      <Row spread>
        <h1>{t('pages.notices')}</h1>
        {editsFor !== null && !writing && (
          <Button
            variant="primary"
            icon="plus"
            onPress={() => {
              setTold(false);
              setWriting(true);
            }}
          >
            {t('notices.write')}
          </Button>
        )}
      </Row>
      <p>{t('notices.lead')}</p>
      {editsFor === null && <Banner kind="info">{t('notices.noProvider')}</Banner>}
      {told && <Banner kind="success">{t('notices.published')}</Banner>}
      {writing && (
        <NoticeForm
          onCancel={() => setWriting(false)}
          onPublished={() => {
            setWriting(false);
            setTold(true);
          }}
        />
      )}
      <h2>{t('notices.inForce')}</h2>
      {notices.data === undefined && (notices.isError ? <Failed text={errorText(notices.error, errors.t)} onRetry={() => void notices.refetch()} /> : <Loading />)}
      {notices.data?.length === 0 && <Empty title={t('notices.none')}>{t('notices.noneText')}</Empty>}
      <ul className="od-stack">
        {notices.data?.map((notice) => (
          <li key={notice.id}>
            <NoticeCard notice={notice} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('portal');
  const language = useContentLanguage();
  const now = useNow(30_000);
  const [asked, setAsked] = useState(false);
  const waits = Date.parse(notice.from) > now;
  return (
    <article className="od-panel od-stack po-notice">
      <Row>
        <Chip tone={notice.kind === 'disruption' ? 'bad' : notice.kind === 'change' ? 'warning' : 'info'}>{t(`notices.kinds.${notice.kind}`)}</Chip>
        <Chip>{t(notice.forPublic ? 'notices.toAll' : 'notices.toDesks')}</Chip>
        {waits && <Chip tone="info">{t('notices.waits')}</Chip>}
        <span className="od-soft">{t('notices.period', { from: formatDateTime(notice.from, language), until: formatDateTime(notice.until, language) })}</span>
      </Row>
      <h3>
        <InLanguage texts={notice.title} />
      </h3>
      <p>
        <InLanguage texts={notice.text} />
      </p>
      {notice.cardIds.length > 0 && <p className="od-soft">{t('notices.concerns', { count: notice.cardIds.length })}</p>}
      <div>
        <Button variant="danger" icon="archive" onPress={() => setAsked(true)}>
          {t('notices.withdraw')}
        </Button>
      </div>
      {asked && <Withdraw notice={notice} onClose={() => setAsked(false)} />}
    </article>
  );
}

function Withdraw({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const hub = useHub();
  const queries = useQueryClient();
  const withdraw = useCommand(hub.feed.withdrawNotice);
  const run = async () => {
    if ((await withdraw.run({ noticeId: notice.id })) === undefined) return;
    onClose();
    await queries.invalidateQueries({ queryKey: hub.feed.notices.key() });
  };
  return (
    <Dialog
      title={t('notices.withdrawTitle')}
      onClose={onClose}
      closeLabel={t('cancel')}
      actions={
        <Button variant="danger" busy={withdraw.pending} onPress={() => void run()}>
          {t('notices.withdraw')}
        </Button>
      }
    >
      <p>
        <strong>
          <InLanguage texts={notice.title} />
        </strong>
      </p>
      <p>{t('notices.withdrawText')}</p>
      <RefusalNote commands={[withdraw]} />
    </Dialog>
  );
}
