/** A labelled text field: label above, hint under it, the error in words beside it and tied to it. */
import { type HTMLInputAutoCompleteAttribute, type KeyboardEventHandler, type ReactNode, type Ref, useId } from 'react';
import { Icon } from './icon.tsx';
import './field.css';

interface FrameProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why the value is refused; the field is then marked invalid. */
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
}

export interface FieldProps extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number' | 'tel' | 'url' | 'search' | 'time';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search' | 'none';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly autoFocus?: boolean;
  readonly spellCheck?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onKeyDown?: KeyboardEventHandler;
  /** More than one: a field of several lines. */
  readonly lines?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: true | undefined;
}

/** The label, hint and error around any input; the child gets the ids that tie them together. */
export function FieldFrame({ label, hint, error, hideLabel = false, children }: FrameProps & { readonly children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const describedBy = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter((part) => part !== '').join(' ');
  return (
    <div className={`od-field${error === undefined ? '' : ' od-field-invalid'}`}>
      <label htmlFor={id} className={hideLabel ? 'od-hidden' : 'od-field-label'}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="od-field-hint">
          {hint}
        </div>
      )}
      {children({ id, describedBy: describedBy === '' ? undefined : describedBy, invalid: error === undefined ? undefined : true })}
      {error !== undefined && (
        <div id={`${id}-error`} className="od-field-error" role="alert">
          <Icon name="error" /> {error}
        </div>
      )}
    </div>
  );
}

export function Field(props: FieldProps) {
  const { label, hint, error, hideLabel, value, onChange, type = 'text', lines = 1, ref, ...input } = props;
  return (
    <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      {({ id, describedBy, invalid }) => {
        const shared = { ...input, ref, id, value, className: 'od-input', 'aria-describedby': describedBy, 'aria-invalid': invalid };
        return lines > 1 ? (
          <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
        );
      }}
    </FieldFrame>
  );
}
