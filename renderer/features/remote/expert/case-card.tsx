/** One call-back or question: by when it is promised, who takes it, and the answer that goes back to the desk. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { formatDate, formatDateTime } from '#shared/domain/local-date.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Chip, Field, Icon, InLanguage, Row, useFirstFocus } from '../../../kit/index.ts';
import { CaseAttachment } from './case-attachment.tsx';
import { useLanguageName } from './language-name.ts';
import { PersonalDataNote } from './personal-data-note.tsx';

interface CaseCardProps {
  readonly one: RemoteCase;
  readonly onChanged: () => void;
}

export function CaseCard({ one, onChanged }: CaseCardProps) {
  const { t } = useTranslation('remote');
  const language = useContentLanguage();
  const languageName = useLanguageName();
  const take = useCommand(useHub().remote.takeCase);
  const [answering, setAnswering] = useState(false);
  const open = one.state === 'open' || one.state === 'taken';
  const begin = async () => {
    if (one.state === 'open' && (await take.run({ caseId: one.id })) === undefined) return onChanged();
    setAnswering(true);
    if (one.state === 'open') onChanged();
  };
  return (
    <article className="od-panel od-stack xd-case">
      <Row>
        <Chip tone="info">{t(`expert.cases.kinds.${one.kind}`)}</Chip>
        {one.clock.late && (
          <Chip tone="bad" icon="alert">
            {t('expert.cases.late')}
          </Chip>
        )}
        {one.state === 'taken' && <Chip>{t('expert.cases.taken')}</Chip>}
        <span className="od-soft">
          {open ? t('expert.cases.promise', { first: formatDate(one.clock.firstAnswerBy, language), last: formatDate(one.clock.closeBy, language) }) : one.answeredAt !== null && t('expert.cases.answeredAt', { time: formatDateTime(one.answeredAt, language) })}
        </span>
      </Row>
      <h3>
        <InLanguage texts={one.cardName} />
      </h3>
      <p className="od-soft">{t('expert.cases.from', { point: one.pointName, time: formatDateTime(one.askedAt, language), language: languageName(one.language) })}</p>
      {one.text !== '' && <p className="xd-text">{one.text}</p>}
      {one.phone !== null && (
        <p>
          <Icon name="phone" /> <strong>{one.phone}</strong>
        </p>
      )}
      {one.attachments.map((attachment, at) => (
        <CaseAttachment key={attachment.id} caseId={one.id} attachment={attachment} number={at + 1} />
      ))}
      {one.answer !== null && (
        <blockquote className="xd-answer">
          <p className="xd-text">{one.answer}</p>
          {one.correction && <Chip tone="good">{t('expert.cases.correction')}</Chip>}
        </blockquote>
      )}
      <RefusalBanner commands={[take]} />
      {open && !answering && (
        <Row>
          <Button variant="primary" icon="reply" busy={take.pending} onPress={() => void begin()}>
            {t(one.state === 'open' ? 'expert.cases.take' : 'expert.cases.answer')}
          </Button>
        </Row>
      )}
      {open && answering && <Answer one={one} onDone={onChanged} />}
    </article>
  );
}

function Answer({ one, onDone }: { readonly one: RemoteCase; readonly onDone: () => void }) {
  const { t } = useTranslation(['remote', 'errors']);
  const answer = useCommand(useHub().remote.answerCase);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [text, setText] = useState('');
  const send = async () => {
    if ((await answer.run({ caseId: one.id, answer: text.trim() })) !== undefined) onDone();
  };
  return (
    <form
      className="od-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RefusalBanner commands={[answer]} />
      <Field ref={first} label={t(one.kind === 'callback' ? 'remote:expert.cases.called' : 'remote:expert.cases.answer')} hint={t('remote:expert.cases.answerHint')} lines={5} value={text} onChange={setText} maxLength={2_000} error={fieldErrors(answer.error, t).get('answer')} />
      <PersonalDataNote text={text} />
      <Row>
        <Button type="submit" variant="primary" disabled={text.trim() === ''} busy={answer.pending}>
          {t('remote:expert.cases.send')}
        </Button>
      </Row>
    </form>
  );
}
