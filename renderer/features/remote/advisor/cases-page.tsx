/** Call-backs and questions of the point: what was asked, by when, and what came back. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { formatDate, formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useLive, useStation } from '../../../app/index.ts';
import { Button, Chip, Empty, Failed, Field, InLanguage, Loading, Panel, Row } from '../../../kit/index.ts';

const STATES = ['open', 'answered', 'all'] as const;

export function CasesPage() {
  const { t } = useTranslation(['remote', 'errors']);
  const station = useStation();
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const cases = useQuery({ ...station.remote.cases.queryOptions({ input: { state } }), refetchInterval: 30_000 });
  const changes = useLive(station.remote.watchCases).data;
  const { refetch } = cases;
  useEffect(() => {
    if (changes !== undefined) void refetch();
  }, [changes, refetch]);
  return (
    <div className="od-stack">
      <nav className="od-row" aria-label={t('remote:cases.shown')}>
        {STATES.map((one) => (
          <Button key={one} pressed={state === one} onPress={() => setState(one)}>
            {t(`remote:cases.${one}`)}
          </Button>
        ))}
      </nav>
      {cases.isPending && <Loading />}
      {cases.isError && <Failed text={errorText(cases.error, t)} onRetry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && <Empty title={t('remote:cases.none')} />}
      {cases.data?.map((one) => (
        <Case key={one.id} one={one} onChanged={() => void cases.refetch()} />
      ))}
    </div>
  );
}

function Case({ one, onChanged }: { readonly one: RemoteCase; readonly onChanged: () => void }) {
  const { t } = useTranslation('remote');
  const station = useStation();
  const language = useContentLanguage();
  const close = useCommand(station.remote.closeCase);
  const offer = useCommand(station.remote.offerCorrection);
  const [correcting, setCorrecting] = useState(false);
  const [text, setText] = useState('');
  const after = async (work: Promise<RemoteCase | undefined>) => {
    if ((await work) !== undefined) onChanged();
  };
  return (
    <Panel>
      <h2>
        {t(`cases.kinds.${one.kind}`)}: <InLanguage texts={one.cardName} />
      </h2>
      <Row>
        <Chip tone={one.clock.late ? 'bad' : one.state === 'answered' ? 'good' : 'plain'}>{one.clock.late ? t('cases.late') : t(`cases.states.${one.state}`)}</Chip>
        <span className="od-soft">{t('cases.clock', { asked: formatDateTime(one.askedAt, language), first: formatDate(one.clock.firstAnswerBy, language), close: formatDate(one.clock.closeBy, language) })}</span>
      </Row>
      <p>{one.text}</p>
      {one.answer !== null && (
        <blockquote>
          <p>{one.answer}</p>
        </blockquote>
      )}
      <RefusalBanner commands={[close, offer]} />
      {one.state !== 'closed' && (
        <Row>
          <Button busy={close.pending} onPress={() => void after(close.run({ caseId: one.id }))}>
            {t('cases.close')}
          </Button>
          {one.answer !== null && !one.correction && !correcting && (
            <Button
              icon="flag"
              onPress={() => {
                setText((one.answer ?? '').slice(0, 500));
                setCorrecting(true);
              }}
            >
              {t('cases.correct')}
            </Button>
          )}
        </Row>
      )}
      {correcting && !one.correction && (
        <Row>
          <Field label={t('cases.correction')} lines={3} value={text} onChange={setText} maxLength={500} />
          <Button disabled={text.trim() === ''} busy={offer.pending} onPress={() => void after(offer.run({ caseId: one.id, text: text.trim() }))}>
            {t('cases.sendCorrection')}
          </Button>
        </Row>
      )}
      {one.correction && <p className="od-soft">{t('cases.corrected')}</p>}
    </Panel>
  );
}
