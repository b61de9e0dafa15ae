/** Disruptions above all else on the desk, and what else the providers announce. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Banner, Button, Dialog, InLanguage } from '../../kit/index.ts';
import { NoticeCard } from './notice-card.tsx';

interface DisruptionsProps {
  readonly notices: readonly Notice[];
  readonly onCard: (cardId: string) => void;
}

export function Disruptions({ notices, onCard }: DisruptionsProps) {
  const { t } = useTranslation('feed');
  const language = useContentLanguage();
  const [shown, setShown] = useState<Notice | null>(null);
  const disruptions = notices.filter((notice) => notice.kind === 'disruption');
  const others = notices.length - disruptions.length;
  const [first] = notices;
  return (
    <>
      {disruptions.map((notice) => (
        <Banner
          key={notice.id}
          kind="disruption"
          live="assertive"
          title={
            <>
              {t('disruptionFrom', { time: formatTime(notice.from, language) })} <InLanguage texts={notice.title} />
            </>
          }
          actions={
            <Button variant="quiet" onPress={() => setShown(notice)}>
              {notice.cardIds.length > 0 ? t('showCards', { count: notice.cardIds.length }) : t('showNotice')}
            </Button>
          }
        >
          <span className="ad-notice-text">
            <InLanguage texts={notice.text} unmarked />
          </span>
        </Banner>
      ))}
      {disruptions.length === 0 && others > 0 && first !== undefined && (
        <Banner
          kind={first.kind}
          title={<InLanguage texts={first.title} />}
          actions={
            <Button variant="quiet" onPress={() => setShown(first)}>
              {others > 1 ? t('showAll', { count: others }) : t('showNotice')}
            </Button>
          }
        />
      )}
      {shown !== null && <NoticeDialog notices={shown.kind === 'disruption' ? [shown] : notices} onCard={onCard} onClose={() => setShown(null)} />}
    </>
  );
}

function NoticeDialog({ notices, onCard, onClose }: DisruptionsProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['feed', 'kit']);
  const language = useContentLanguage();
  return (
    <Dialog wide title={t('feed:notices')} onClose={onClose} closeLabel={t('kit:close')}>
      {notices.map((notice) => (
        <section key={notice.id} className="od-stack">
          <h3>
            <InLanguage texts={notice.title} />
          </h3>
          <p className="od-soft">{t('feed:inForce', { from: formatTime(notice.from, language), until: formatTime(notice.until, language) })}</p>
          <p>
            <InLanguage texts={notice.text} unmarked />
          </p>
          <ul className="od-links">
            {notice.cardIds.map((cardId) => (
              <li key={cardId}>
                <NoticeCard
                  cardId={cardId}
                  onOpen={() => {
                    onClose();
                    onCard(cardId);
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
