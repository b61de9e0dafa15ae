/** A short fact in a rounded box, and a dot with a word for a state. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './chip.css';

export type Tone = 'plain' | 'info' | 'good' | 'warning' | 'bad' | 'off';

/** @param tone its colour; the words must say the same without it */
export function Chip({ children, tone = 'plain', icon }: { readonly children: ReactNode; readonly tone?: Tone; readonly icon?: IconName }) {
  return (
    <span className={`od-chip od-tone-${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** A coloured dot with its meaning in words beside it. */
export function StatusDot({ children, tone }: { readonly children: ReactNode; readonly tone: Tone }) {
  return (
    <span className={`od-status od-tone-${tone}`}>
      <span className="od-status-dot" aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
