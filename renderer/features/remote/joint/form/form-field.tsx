/** One field of the shared form: its input, who else is in it, and the customer's confirmation where it has one. */
import { useTranslation } from 'react-i18next';
import type { FormField as Field } from '#shared/contract/remote/form.ts';
import { Button, Checkbox, Chip, DateField, localText, Row, Select } from '../../../../kit/index.ts';
import { FingerKeys } from '../finger-keys.tsx';
import type { JointFormWork } from '../joint.ts';
import { nameOf, type Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import { SharedNumber, SharedText } from './form-inputs.tsx';

interface FormFieldProps {
  readonly work: JointFormWork;
  readonly people: readonly Person[];
  readonly field: Field;
  /** Why the answer is refused, once that is to be said. */
  readonly error: string | undefined;
  /** Whether this is the customer's own screen. */
  readonly isCustomer: boolean;
}

export function FormField({ work, people, field, error, isCustomer }: FormFieldProps) {
  const { t } = useTranslation('remote');
  const here = (useCell(work.presence.others).get(field.id) ?? []).map((who) => nameOf(people, who)).filter((name) => name !== '');
  const answer = useCell(work.answers.values)[field.id];
  const confirmed = useCell(work.confirmations.confirmed).includes(field.id);
  const locked = field.lock === 'customer';
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears that the focus came or went
    <div id={`jt-field-${field.id}`} className={here.length > 0 ? 'jt-field jt-field-taken' : 'jt-field'} onFocus={() => work.presence.enter(field.id)} onBlur={() => work.presence.enter(null)}>
      {isCustomer && field.kind !== 'choice' && field.kind !== 'yes' ? (
        <FingerKeys kind={field.kind === 'text' ? 'text' : 'number'}>
          <Input work={work} field={field} error={error} />
        </FingerKeys>
      ) : (
        <Input work={work} field={field} error={error} />
      )}
      <Row gap="xs">
        {here.length > 0 && (
          <Chip tone="info" icon="edit">
            {t('joint.form.fills', { name: here.join(', ') })}
          </Chip>
        )}
        {locked && confirmed && (
          <Chip tone="good" icon="check-circle">
            {t('joint.form.confirmed')}
          </Chip>
        )}
        {locked && !confirmed && !isCustomer && (
          <Chip icon="lock" tone="plain">
            {t('joint.form.customerConfirms')}
          </Chip>
        )}
        {locked && !confirmed && isCustomer && (
          <Button variant="primary" icon="check" disabled={answer === undefined} onPress={() => work.confirmations.confirm(field.id)}>
            {t('joint.form.confirm')}
          </Button>
        )}
      </Row>
    </div>
  );
}

function Input({ work, field, error }: Pick<FormFieldProps, 'work' | 'field' | 'error'>) {
  const { t, i18n } = useTranslation('remote');
  const answer = useCell(work.answers.values)[field.id];
  const set = (value: string | number | boolean | undefined) => work.answers.set(field.id, value);
  const name = localText(field.label, i18n.language).text;
  const label = field.required ? name : t('joint.form.optional', { label: name });
  const help = localText(field.help, i18n.language).text;
  const shared = { label, error, required: field.required, ...(help === '' ? {} : { hint: help }) };
  const text = typeof answer === 'string' ? answer : '';
  switch (field.kind) {
    case 'text':
      return <SharedText {...shared} value={text} onChange={set} maxLength={field.maxLength} lines={field.rows ?? 1} />;
    case 'date':
      return <DateField {...shared} value={text} onChange={set} />;
    case 'number':
      return <SharedNumber {...shared} value={typeof answer === 'number' ? answer : undefined} onChange={set} notANumber={t('joint.faults.notANumber')} />;
    case 'choice':
      return <Select {...shared} value={text} onChange={set} placeholder={t('joint.form.choose')} options={field.options.map((option) => ({ value: option.id, label: localText(option.label, i18n.language).text }))} />;
    case 'yes':
      return (
        <>
          <Checkbox label={label} checked={answer === true} onChange={(yes) => set(yes ? true : undefined)} />
          {help !== '' && <p className="od-soft">{help}</p>}
          {error !== undefined && <p className="od-field-error">{error}</p>}
        </>
      );
  }
}
