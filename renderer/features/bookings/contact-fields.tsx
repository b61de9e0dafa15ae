/** How a customer is told: a phone, an address, or neither. */
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/index.ts';
import type { BookDraft } from './book-draft.ts';

interface ContactFieldsProps {
  readonly contact: BookDraft['contact'];
  readonly onChange: (contact: BookDraft['contact']) => void;
  /** Faults by `contact.phone` and `contact.email`. */
  readonly errors: ReadonlyMap<string, string>;
  /** One of them is needed. */
  readonly needed?: boolean;
  readonly first?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function ContactFields({ contact, onChange, errors, needed = false, first }: ContactFieldsProps) {
  const { t } = useTranslation('bookings');
  return (
    <>
      <Field {...(first === undefined ? {} : { ref: first })} label={t(needed ? 'contact.phoneNeeded' : 'contact.phone')} type="tel" autoComplete="off" value={contact.phone} error={errors.get('contact.phone')} onChange={(phone) => onChange({ ...contact, phone })} maxLength={24} />
      <Field label={t(needed ? 'contact.emailNeeded' : 'contact.email')} autoComplete="off" value={contact.email} error={errors.get('contact.email')} onChange={(email) => onChange({ ...contact, email })} maxLength={200} />
    </>
  );
}
