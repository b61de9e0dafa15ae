/** Bringing an interpreter or another expert into the room: four are its most. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Banner, Button, Dialog, Empty, Failed, Loading, localText, Row, StatusDot } from '../../../kit/index.ts';
import { useLanguageName } from './language-name.ts';

/** Asked again this often while the dialog is open: people come and go. */
const LOOK_AGAIN = 5_000;

export function InviteDialog({ session, onClose }: { readonly session: RemoteSession; readonly onClose: () => void }) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const hub = useHub();
  const language = useContentLanguage();
  const languageName = useLanguageName();
  const invite = useCommand(hub.remote.invite);
  const people = useQuery({ ...hub.remote.colleagues.queryOptions(), refetchInterval: LOOK_AGAIN });
  const [rung, setRung] = useState('');
  const interpreted = [...new Set((people.data ?? []).filter(({ kind, free }) => kind === 'interpreter' && free).flatMap(({ languages }) => languages))].filter((code) => code !== 'fi');
  const experts = (people.data ?? []).filter(({ kind, free }) => kind === 'expert' && free);
  const ring = async (who: { language: string } | { expertId: string }, name: string) => {
    if ((await invite.run({ sessionId: session.id, who })) !== undefined) setRung(name);
  };
  return (
    <Dialog wide title={t('remote:expert.invite.title')} onClose={onClose} closeLabel={t('kit:close')}>
      <RefusalBanner commands={[invite]} />
      {rung !== '' && <Banner kind="success">{t('remote:expert.invite.rung', { name: rung })}</Banner>}
      {people.isPending && <Loading />}
      {people.isError && <Failed text={errorText(people.error, t)} onRetry={() => void people.refetch()} />}
      {people.data !== undefined && (
        <>
          <h3>{t('remote:expert.invite.interpreters')}</h3>
          {interpreted.length === 0 && <Empty title={t('remote:expert.invite.noInterpreters')} />}
          <Row>
            {interpreted.map((code) => (
              <Button key={code} icon={code === 'fse' || code === 'fss' ? 'sign-language' : 'people'} busy={invite.pending} onPress={() => void ring({ language: code }, languageName(code))}>
                {languageName(code)}
              </Button>
            ))}
          </Row>
          <h3>{t('remote:expert.invite.experts')}</h3>
          {experts.length === 0 && <Empty title={t('remote:expert.invite.noExperts')} />}
          <ul className="xd-people">
            {experts.map(({ id, name, authority, languages }) => (
              <li key={id}>
                <div className="xd-row-text">
                  <StatusDot tone="good">
                    <strong>{name}</strong>
                  </StatusDot>
                  <span className="od-soft">{[authority === null ? '' : localText(authority, language).text, ...languages.map(languageName)].filter((part) => part !== '').join(', ')}</span>
                </div>
                <Button icon="phone" busy={invite.pending} label={t('remote:expert.invite.callOne', { name })} onPress={() => void ring({ expertId: id }, name)}>
                  {t('remote:expert.invite.call')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
