/** A modal dialog on the platform's own `<dialog>`: the rest is inert, Escape closes, the focus returns. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ShortcutLayer } from './shortcuts.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one first. */
  readonly actions?: ReactNode;
  /** Escape or the cross; a dialog without it can only be left by its buttons. */
  readonly onClose?: () => void;
  readonly closeLabel?: string;
  readonly wide?: boolean;
}

/** Shown for as long as it is rendered. */
export function Dialog({ title, children, actions, onClose, closeLabel, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      // The opener may be gone with the screen it stood on.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'od-dialog od-dialog-wide' : 'od-dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // The browser closes a dialog by itself when Escape is pressed again and again.
      onClose={() => {
        if (ref.current?.open !== false) return;
        if (onClose === undefined) ref.current.showModal();
        else onClose();
      }}
    >
      <ShortcutLayer>
        <div className="od-dialog-body">
          <h2 id={id}>{title}</h2>
          {children}
        </div>
        {(actions !== undefined || (onClose !== undefined && closeLabel !== undefined)) && (
          <div className="od-dialog-actions">
            {actions}
            {onClose !== undefined && closeLabel !== undefined && (
              <button type="button" className="od-button od-button-secondary" onClick={onClose}>
                {closeLabel}
              </button>
            )}
          </div>
        )}
      </ShortcutLayer>
    </dialog>
  );
}
