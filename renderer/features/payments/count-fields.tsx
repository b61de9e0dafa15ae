/** Notes and coins by piece; the sum grows as they are counted. */
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { type Count, DENOMINATIONS } from '#shared/contract/payments/shifts.ts';
import { centsOf } from '#shared/domain/cash-count.ts';
import { formatCents } from '#shared/domain/money.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Field } from '../../kit/index.ts';

interface CountFieldsProps {
  readonly value: Count;
  readonly onChange: (count: Count) => void;
  /** The field of the largest note, where counting begins. */
  readonly first?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** One and two cent coins are legal tender though no one gives them in Finland: they may still lie in a drawer. */
export function CountFields({ value, onChange, first }: CountFieldsProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  return (
    <fieldset className="pay-count">
      <legend>{t('count.title')}</legend>
      <div className="pay-count-grid">
        {DENOMINATIONS.map((cents) => {
          const key = String(cents) as keyof Count;
          return (
            <Field
              key={cents}
              {...(first !== undefined && cents === DENOMINATIONS[0] ? { ref: first } : {})}
              label={formatCents(cents, language)}
              inputMode="numeric"
              maxLength={5}
              autoComplete="off"
              value={value[key] === undefined ? '' : String(value[key])}
              onChange={(typed) => {
                const digits = typed.replace(/\D/g, '');
                const { [key]: _, ...rest } = value;
                onChange(digits === '' ? rest : { ...rest, [key]: Number(digits) });
              }}
            />
          );
        })}
      </div>
      <p className="pay-count-sum" aria-live="polite">
        {t('count.sum')} <strong>{formatCents(centsOf(value), language)}</strong>
      </p>
    </fieldset>
  );
}
