/** A written question to the provider's group, with papers; the answer comes back to the desk. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/contract/remote/words.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../../app/index.ts';
import { Banner, Button, Field, Row, useFirstFocus } from '../../../kit/index.ts';

interface AskProps {
  readonly visitId: string;
  readonly eventId: string;
  readonly onDone: () => void;
}

const TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const;
const MOST = 5;
const MOST_BYTES = 5 * 1_024 * 1_024;

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
};

export function AskQuestion({ visitId, eventId, onDone }: AskProps) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const language = useContentLanguage();
  const ask = useCommand(useStation().remote.askQuestion);
  const [text, setText] = useState('');
  const [papers, setPapers] = useState<readonly Attachment[]>([]);
  const [problem, setProblem] = useState<'kind' | 'size' | 'many' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const errors = fieldErrors(ask.error, t);
  const add = async (files: readonly File[]) => {
    setProblem(null);
    for (const [at, file] of files.entries()) {
      const mediaType = TYPES.find((type) => type === file.type);
      if (mediaType === undefined) return setProblem('kind');
      if (file.size > MOST_BYTES) return setProblem('size');
      if (papers.length + at >= MOST) return setProblem('many');
      const base64 = await base64Of(file);
      setPapers((now) => [...now, { name: file.name.slice(0, 120), mediaType, base64 }]);
    }
  };
  if (ask.data !== undefined)
    return (
      <>
        <Banner kind="success" title={t('remote:case.sent')}>
          {t('remote:case.by', { first: formatDate(ask.data.clock.firstAnswerBy, language) })}
        </Banner>
        <Button variant="primary" onPress={onDone}>
          {t('kit:close')}
        </Button>
      </>
    );
  return (
    <form
      className="od-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run({ visitId, eventId, text, attachments: [...papers] });
      }}
    >
      <RefusalBanner commands={[ask]} />
      <Field ref={first} label={t('remote:case.question')} hint={t('remote:case.noPersonalData')} lines={4} value={text} onChange={setText} error={errors.get('text')} maxLength={2_000} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={TYPES.join(',')}
        aria-label={t('remote:case.addPaper')}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {problem !== null && (
        <Banner kind="change" live="assertive">
          {t(`remote:case.problems.${problem}`)}
        </Banner>
      )}
      <ul className="od-links">
        {papers.map((paper, at) => (
          <li key={`${paper.name}${at}`}>
            {paper.name}{' '}
            <Button variant="quiet" icon="remove" label={t('remote:case.removePaper', { name: paper.name })} onPress={() => setPapers(papers.filter((_, place) => place !== at))}>
              {t('remote:case.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Row>
        <Button variant="primary" type="submit" disabled={text.trim() === ''} busy={ask.pending}>
          {t('remote:case.askQuestion')}
        </Button>
        <Button icon="document" onPress={() => input.current?.click()}>
          {t('remote:case.addPaper')}
        </Button>
      </Row>
    </form>
  );
}
