/** What desks say of the provider's cards: wrong, or without the answer that was needed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardFlag } from '#shared/contract/feedback.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Chip, Empty, Failed, Field, InLanguage, Loading, Row } from '../../kit/index.ts';

type State = CardFlag['state'];

export function FlagsPage({ onOpenCard }: { readonly onOpenCard: (cardId: string) => void }) {
  const { t } = useTranslation('feedback');
  const errors = useTranslation('errors');
  const hub = useHub();
  const [state, setState] = useState<State>('open');
  const flags = useQuery({ ...hub.feedback.flags.queryOptions({ input: { state } }), refetchInterval: 30_000 });
  return (
    <div className="od-stack">
      <h1>{t('portal.title')}</h1>
      <p>{t('portal.lead')}</p>
      <Row>
        {(['open', 'resolved'] as const).map((which) => (
          <Button key={which} pressed={which === state} onPress={() => setState(which)}>
            {t(`portal.states.${which}`)}
          </Button>
        ))}
      </Row>
      {flags.data === undefined && (flags.isError ? <Failed text={errorText(flags.error, errors.t)} onRetry={() => void flags.refetch()} /> : <Loading />)}
      {flags.data?.length === 0 && <Empty title={t(`portal.none.${state}`)}>{t('portal.noneText')}</Empty>}
      <ul className="od-stack">
        {flags.data?.map((flag) => (
          <li key={flag.id}>
            <Flag flag={flag} onOpenCard={onOpenCard} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Flag({ flag, onOpenCard }: { readonly flag: CardFlag; readonly onOpenCard: (cardId: string) => void }) {
  const { t } = useTranslation('feedback');
  const language = useContentLanguage();
  const hub = useHub();
  const queries = useQueryClient();
  const resolve = useCommand(hub.feedback.resolveFlag);
  const [answer, setAnswer] = useState('');
  const run = async () => {
    if ((await resolve.run({ flagId: flag.id, answer: answer.trim() })) !== undefined) await queries.invalidateQueries({ queryKey: hub.feedback.flags.key() });
  };
  return (
    <article className="od-panel od-stack">
      <Row>
        <Chip tone={flag.kind === 'cardWrong' ? 'bad' : 'warning'}>{t(`portal.kinds.${flag.kind}`)}</Chip>
        <span className="od-soft">{t('portal.from', { point: flag.pointName, moment: formatDateTime(flag.at, language) })}</span>
      </Row>
      <h2>
        <InLanguage texts={flag.cardName} /> <span className="od-soft">{t('portal.version', { version: flag.cardVersion })}</span>
      </h2>
      <p>{flag.text}</p>
      {flag.answer !== null && (
        <p>
          <strong>{t('portal.answered')}</strong> {flag.answer}
        </p>
      )}
      <RefusalBanner commands={[resolve]} />
      {flag.state === 'open' && <Field label={t('portal.answer')} hint={t('portal.answerHint')} lines={2} value={answer} onChange={setAnswer} maxLength={1_000} />}
      <Row>
        {flag.state === 'open' && (
          <Button variant="primary" busy={resolve.pending} disabled={answer.trim() === ''} onPress={() => void run()}>
            {t('portal.resolve')}
          </Button>
        )}
        <Button icon="edit" onPress={() => onOpenCard(flag.cardId)}>
          {t('portal.openCard')}
        </Button>
      </Row>
    </article>
  );
}
