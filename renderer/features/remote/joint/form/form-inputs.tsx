/** The inputs of a shared form whose text lives a life of its own while another may change it too. */
import { useLayoutEffect, useRef, useState } from 'react';
import { Field } from '../../../../kit/index.ts';
import { numberAsTyped, typedNumber } from './number-text.ts';
import { caretAfter, textChange } from './text-change.ts';

interface InputProps {
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly required: boolean;
}

/** A text that others may write into at the same time: the caret stays at its letters. */
export function SharedText({ value, onChange, maxLength, lines, ...field }: InputProps & { readonly value: string; readonly onChange: (value: string) => void; readonly maxLength: number; readonly lines: number }) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const last = useRef({ value, caret: 0 });
  const remember = () => {
    if (input.current !== null) last.current = { value: input.current.value, caret: input.current.selectionStart ?? 0 };
  };
  useLayoutEffect(() => {
    const element = input.current;
    const before = last.current;
    if (element === null || before.value === value) return;
    const caret = caretAfter(before.caret, textChange(before.value, value));
    if (document.activeElement === element) element.setSelectionRange(caret, caret);
    last.current = { value, caret };
  }, [value]);
  return (
    // Every press and click moves the caret: it is noted where they come by.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it listens only; the field inside is what is used
    <div onKeyUp={remember} onMouseUp={remember} onSelect={remember}>
      <Field
        {...field}
        ref={input}
        value={value}
        lines={lines}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(next) => {
          remember();
          onChange(next);
        }}
      />
    </div>
  );
}

/** A number: what is half typed stays as it is typed, and counts as an answer once it is a number. */
export function SharedNumber({ value, onChange, notANumber, error, ...field }: InputProps & { readonly value: number | undefined; readonly onChange: (value: number | undefined) => void; readonly notANumber: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const own = typed !== null && typedNumber(typed) === value;
  const text = own ? typed : value === undefined ? '' : numberAsTyped(value);
  const wrong = own && typed.trim() !== '' && value === undefined;
  return (
    <Field
      {...field}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      error={wrong ? notANumber : error}
      onChange={(next) => {
        setTyped(next);
        onChange(typedNumber(next));
      }}
    />
  );
}
