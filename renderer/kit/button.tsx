/** Buttons, with their shortcut written inside. */
import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useShortcut } from './shortcuts.tsx';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` is the one most likely act of its column; the rest are `secondary` or `quiet`. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** A shortcut such as `F2`; it works while the button is shown and not disabled. */
  readonly keys?: string;
  /** What the shortcut list calls it when the button's content is not plain text. */
  readonly keysLabel?: string;
  readonly disabled?: boolean;
  /** Under way: presses do nothing, and assistive technology hears that it is busy. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly full?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly label?: string;
  readonly describedBy?: string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { children, onPress, variant = 'secondary', icon, keys, keysLabel, disabled = false, busy = false, type = 'button', full = false, pressed, expanded, label, ref } = props;
  const press = () => {
    if (!disabled && !busy) onPress?.();
  };
  const name = keysLabel ?? label ?? (typeof children === 'string' ? children : '');
  useShortcut(disabled ? undefined : keys, name, press);
  return (
    <button
      ref={ref}
      type={type}
      className={`od-button od-button-${variant}${full ? ' od-button-full' : ''}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
      // A screen's first field or button takes the keys at once where the screen asks for it.
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only given where the screen has one task
      autoFocus={props.autoFocus}
      onClick={type === 'button' ? press : undefined}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}
