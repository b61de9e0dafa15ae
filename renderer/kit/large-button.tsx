/** A choice on the customer's terminal: at least 96 px high, so that no finger misses it. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './large-button.css';

interface LargeButtonProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly picture?: ReactNode;
  readonly onPress: () => void;
  readonly variant?: 'choice' | 'primary' | 'plain';
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly pressed?: boolean;
  /** The language of the title when it differs from the screen's. */
  readonly lang?: string;
  readonly arrow?: boolean;
}

export function LargeButton({ title, detail, picture, onPress, variant = 'choice', disabled = false, busy = false, pressed, lang, arrow = variant === 'choice' }: LargeButtonProps) {
  return (
    <button
      type="button"
      className={`od-large od-large-${variant}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      lang={lang}
      dir={lang === undefined ? undefined : 'auto'}
      onClick={() => {
        if (!busy) onPress();
      }}
    >
      {picture !== undefined && <span className="od-large-picture">{picture}</span>}
      <span className="od-large-text">
        <span className="od-large-title">{title}</span>
        {detail !== undefined && <span className="od-large-detail">{detail}</span>}
      </span>
      {pressed === true && <Icon name="check-circle" />}
      {arrow && pressed !== true && <Icon name="chevron-right" flips />}
    </button>
  );
}
