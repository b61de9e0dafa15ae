/**
 * Letters on the screen, under the very field that is written in, for a customer without a keyboard. They write where the
 * caret stands, as keys of a real keyboard do, so that the field knows no difference.
 */
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchKeyboard } from '../../../kit/index.ts';
import { erased, type Typed, written } from './typed.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (element: EventTarget | null): element is Field => element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'checkbox');

/** Changes the field as typing would, and tells whoever listens to typing. */
function change(field: Field, by: (now: Typed) => Typed): void {
  const limit = field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength;
  const now = { text: field.value, from: field.selectionStart ?? field.value.length, to: field.selectionEnd ?? field.value.length };
  const next = by(now);
  if (next === now || next.text.length > Math.max(limit, now.text.length)) return;
  field.setRangeText(next.text, 0, field.value.length, 'end');
  field.setSelectionRange(next.from, next.to);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

interface FingerKeysProps {
  readonly kind: 'text' | 'number';
  readonly children: ReactNode;
}

export function FingerKeys({ kind, children }: FingerKeysProps) {
  const { t, i18n } = useTranslation('terminal');
  const field = useRef<Field>(null);
  const frame = useRef<HTMLDivElement>(null);
  const pressing = useRef(false);
  const [open, setOpen] = useState(false);
  // Only once a press is over: what it is meant for must not move away beneath the finger as the keys go.
  const closeWhenLeft = () => {
    setTimeout(() => {
      const left = frame.current !== null && !frame.current.contains(document.activeElement);
      if (left && !pressing.current) setOpen(false);
    });
  };
  const released = useEffectEvent(closeWhenLeft);
  useEffect(() => {
    if (!open) return;
    // The field and all its keys are to be seen.
    frame.current?.scrollIntoView({ block: 'nearest' });
    const down = () => {
      pressing.current = true;
    };
    const up = () => {
      pressing.current = false;
      released();
    };
    addEventListener('pointerdown', down, true);
    addEventListener('pointerup', up, true);
    addEventListener('pointercancel', up, true);
    return () => {
      removeEventListener('pointerdown', down, true);
      removeEventListener('pointerup', up, true);
      removeEventListener('pointercancel', up, true);
    };
  }, [open]);
  const press = (by: (now: Typed) => Typed) => {
    if (field.current !== null) change(field.current, by);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears that the focus came or went
    <div
      ref={frame}
      className="jt-finger"
      onFocus={({ target }) => {
        if (!isField(target)) return;
        field.current = target;
        setOpen(true);
      }}
      onBlur={closeWhenLeft}
    >
      {children}
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a touched key must not take the caret out of the field
        <div onMouseDown={(event) => event.preventDefault()}>
          <TouchKeyboard
            language={i18n.language}
            kind={kind}
            names={{ keyboard: t('keyboard.name'), space: t('keyboard.space'), erase: t('keyboard.erase'), capitals: t('keyboard.capitals') }}
            onLetter={(letter) => press((now) => written(now, letter))}
            onErase={() => press(erased)}
          />
        </div>
      )}
    </div>
  );
}
