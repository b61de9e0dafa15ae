/** A sum of money as people type it; what is wrong with it is said in words under the field. */
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { readCents } from '#shared/domain/money-text.ts';
import { Field } from '../../kit/index.ts';

interface AmountFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether to say what is wrong yet: not while the first digit is typed. */
  readonly tried: boolean;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** Whole cents of a typed sum; null while it cannot be read. */
export function centsTyped(text: string): number | null {
  const read = readCents(text);
  return 'cents' in read ? read.cents : null;
}

export function AmountField({ label, hint, value, onChange, tried, error, ref }: AmountFieldProps) {
  const { t } = useTranslation('payments');
  const read = readCents(value);
  const wrong = tried && 'reason' in read ? t(`amount.${read.reason}`) : undefined;
  return <Field {...(ref === undefined ? {} : { ref })} label={label} hint={hint} value={value} onChange={onChange} inputMode="decimal" autoComplete="off" maxLength={20} error={error ?? wrong} />;
}
