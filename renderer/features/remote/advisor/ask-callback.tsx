/** The customer leaves a number; the provider calls back. The clock of business days begins now. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#shared/domain/local-date.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../../app/index.ts';
import { Banner, Button, Field, Row, useFirstFocus } from '../../../kit/index.ts';

interface AskProps {
  readonly visitId: string;
  readonly eventId: string;
  readonly onDone: () => void;
}

export function AskCallback({ visitId, eventId, onDone }: AskProps) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const language = useContentLanguage();
  const ask = useCommand(useStation().remote.askCallback);
  const [phone, setPhone] = useState('');
  const [text, setText] = useState('');
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const errors = fieldErrors(ask.error, t);
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
        void ask.run({ visitId, eventId, phone, text });
      }}
    >
      <RefusalBanner commands={[ask]} />
      <Field ref={first} label={t('remote:case.phone')} type="tel" autoComplete="off" value={phone} onChange={setPhone} error={errors.get('phone')} maxLength={24} />
      <Field label={t('remote:case.about')} hint={t('remote:case.noPersonalData')} lines={3} value={text} onChange={setText} error={errors.get('text')} maxLength={2_000} />
      <Row>
        <Button variant="primary" type="submit" disabled={phone.trim().length < 6} busy={ask.pending}>
          {t('remote:case.askCallback')}
        </Button>
      </Row>
    </form>
  );
}
