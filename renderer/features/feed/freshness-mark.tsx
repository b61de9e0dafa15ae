/** The mark of the feed in the top bar, and what it means when it is pressed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedStatus } from '#shared/contract/feed.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Dialog, StatusDot, useNow } from '../../kit/index.ts';
import { freshnessView } from './freshness-view.ts';

export function FreshnessMark({ status }: { readonly status: FeedStatus }) {
  const { t } = useTranslation('feed');
  const now = useNow(10_000);
  const [open, setOpen] = useState(false);
  const view = freshnessView(status, now);
  return (
    <>
      <button type="button" className="ad-freshness" onClick={() => setOpen(true)}>
        <StatusDot tone={view.tone}>{t(`freshness.${view.key}`, { count: view.count })}</StatusDot>
      </button>
      {open && <FreshnessDialog status={status} onClose={() => setOpen(false)} />}
    </>
  );
}

function FreshnessDialog({ status, onClose }: { readonly status: FeedStatus; readonly onClose: () => void }) {
  const { t } = useTranslation(['feed', 'kit', 'errors']);
  const language = useContentLanguage();
  const station = useStation();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const refresh = () => {
    setAsking(true);
    setFailed(null);
    void station.feed.refresh
      .call()
      .catch(setFailed)
      .finally(() => setAsking(false));
  };
  return (
    <Dialog
      title={t('feed:title')}
      onClose={onClose}
      closeLabel={t('kit:close')}
      actions={
        <Button variant="primary" icon="swap" busy={asking} onPress={refresh}>
          {t('feed:refresh')}
        </Button>
      }
    >
      {failed !== null && <Banner kind="disruption">{errorText(failed, t)}</Banner>}
      {status.problem !== null && (
        <Banner kind="disruption" title={t(`feed:problems.${status.problem.kind}`)}>
          {t('feed:problemAt', { time: formatDateTime(status.problem.at, language) })}
        </Banner>
      )}
      <p>{status.verifiedAt === null ? t('feed:never') : t('feed:verified', { time: formatDateTime(status.verifiedAt, language) })}</p>
      <p>{t('feed:cards', { count: status.cards, version: status.version })}</p>
      <p className="od-soft">{t('feed:meaning')}</p>
    </Dialog>
  );
}
