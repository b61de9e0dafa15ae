/** How the customer is reminded, which may be left empty: the code is enough to come. Enter books. */
import { useTranslation } from 'react-i18next';
import { Button, Field, Row, useFirstFocus } from '../../kit/index.ts';
import type { BookDraft } from './book-draft.ts';

interface ContactStepProps {
  readonly contact: BookDraft['contact'];
  readonly onChange: (contact: BookDraft['contact']) => void;
  readonly errors: ReadonlyMap<string, string>;
  readonly busy: boolean;
  readonly onBook: () => void;
}

export function ContactStep({ contact, onChange, errors, busy, onBook }: ContactStepProps) {
  const { t } = useTranslation('bookings');
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  return (
    <form
      className="bk-contact"
      onSubmit={(event) => {
        event.preventDefault();
        onBook();
      }}
    >
      <p>{t('contact.lead')}</p>
      <Field ref={first} label={t('contact.phone')} type="tel" autoComplete="off" value={contact.phone} error={errors.get('contact.phone')} onChange={(phone) => onChange({ ...contact, phone })} maxLength={24} />
      <Field label={t('contact.email')} autoComplete="off" value={contact.email} error={errors.get('contact.email')} onChange={(email) => onChange({ ...contact, email })} maxLength={200} />
      <Row>
        <Button variant="primary" type="submit" busy={busy}>
          {t('contact.book')}
        </Button>
      </Row>
    </form>
  );
}
