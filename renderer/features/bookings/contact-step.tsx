/** How the customer is reminded, which may be left empty: the code is enough to come. Enter books. */
import { useTranslation } from 'react-i18next';
import { Button, Row, useFirstFocus } from '../../kit/index.ts';
import type { BookDraft } from './book-draft.ts';
import { ContactFields } from './contact-fields.tsx';

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
      <ContactFields first={first} contact={contact} onChange={onChange} errors={errors} />
      <Row>
        <Button variant="primary" type="submit" busy={busy}>
          {t('contact.book')}
        </Button>
      </Row>
    </form>
  );
}
