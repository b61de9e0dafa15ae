/** A message above the rest: a disruption, a change, information, or a good end. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './banner.css';

export type BannerKind = 'disruption' | 'change' | 'info' | 'success';

const ICONS: Readonly<Record<BannerKind, IconName>> = { disruption: 'error', change: 'warning', info: 'info', success: 'check-circle' };

interface BannerProps {
  readonly kind: BannerKind;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the end of the row. */
  readonly actions?: ReactNode;
  /** `assertive` interrupts a screen reader; only for what stops the work. */
  readonly live?: 'off' | 'polite' | 'assertive';
}

export function Banner({ kind, title, children, actions, live = 'polite' }: BannerProps) {
  const role = live === 'off' ? undefined : live === 'assertive' ? 'alert' : 'status';
  return (
    <div className={`od-banner od-banner-${kind}`} role={role}>
      <Icon name={ICONS[kind]} />
      <div className="od-banner-text">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="od-banner-actions">{actions}</div>}
    </div>
  );
}
