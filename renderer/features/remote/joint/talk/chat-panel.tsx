/** The room's written messages, and writing one. A personal identity code is warned of before it goes. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { useContentLanguage } from '../../../../app/index.ts';
import { Banner, Button, Field } from '../../../../kit/index.ts';
import { FingerKeys } from '../finger-keys.tsx';
import type { Joint } from '../joint.ts';
import { nameOf, type Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import { MESSAGE_LIMIT } from './chat.ts';
import { MessageText } from './message-text.tsx';
import '../joint.css';

interface ChatPanelProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  /** The customer's terminal shows addresses as codes for a phone. */
  readonly onTerminal?: boolean;
}

const holdsCode = (text: string): boolean => personalDataIn(text).some(({ kind }) => kind === 'personalIdentityCode');

export function ChatPanel({ joint, people, onTerminal = false }: ChatPanelProps) {
  const { t } = useTranslation('remote');
  const language = useContentLanguage();
  const messages = useCell(joint.chat.messages);
  const [draft, setDraft] = useState('');
  const [warned, setWarned] = useState(false);
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (messages.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [messages]);
  const say = () => {
    if (holdsCode(draft) && !warned) return setWarned(true);
    if (!joint.chat.say(draft)) return;
    setDraft('');
    setWarned(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say();
  };
  const field = (
    <Field
      label={t('joint.chat.write')}
      value={draft}
      lines={2}
      maxLength={MESSAGE_LIMIT}
      autoComplete="off"
      onChange={(text) => {
        setDraft(text);
        setWarned(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        say();
      }}
    />
  );
  return (
    <section className="jt-chat" aria-label={t('joint.chat.title')}>
      <h3>{t('joint.chat.title')}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled list must be reachable by keys (WCAG 2.1.1) */}
      <div ref={log} className="jt-log" role="log" aria-label={t('joint.chat.messages')} tabIndex={0}>
        {messages.length === 0 && <p className="od-soft">{t('joint.chat.none')}</p>}
        {messages.map(({ id, author, text, at }) => (
          <div key={id} className={author === joint.self ? 'jt-message jt-message-own' : 'jt-message'}>
            <div className="od-soft">
              {author === joint.self ? t('joint.chat.you') : nameOf(people, author)} {formatTime(new Date(at).toISOString(), language)}
            </div>
            <p>
              <MessageText text={text} onTerminal={onTerminal} />
            </p>
          </div>
        ))}
      </div>
      <form onSubmit={submit}>
        {onTerminal ? <FingerKeys kind="text">{field}</FingerKeys> : field}
        {warned && (
          <Banner kind="change" live="assertive" title={t('joint.chat.codeFound')}>
            {t('joint.chat.codeFoundText')}
          </Banner>
        )}
        <Button type="submit" disabled={draft.trim() === ''}>
          {t(warned ? 'joint.chat.sendAnyway' : 'joint.chat.send')}
        </Button>
      </form>
      <p className="od-soft">{t('joint.chat.wiped')}</p>
    </section>
  );
}
