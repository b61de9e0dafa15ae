/** Layout primitives: things below each other, things beside each other, a bordered panel. */
import type { CSSProperties, ReactNode } from 'react';

export type Gap = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl' | 'xxl';

const gapStyle = (gap: Gap | undefined): CSSProperties | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a custom property is no key of CSSProperties
  gap === undefined ? undefined : ({ '--gap': `var(--${gap})` } as CSSProperties);

interface BoxProps {
  readonly children: ReactNode;
  readonly gap?: Gap;
  readonly className?: string;
}

export function Stack({ children, gap, className = '' }: BoxProps) {
  return (
    <div className={`od-stack ${className}`} style={gapStyle(gap)}>
      {children}
    </div>
  );
}

/** @param spread puts the first and the last at the edges */
export function Row({ children, gap, className = '', spread = false }: BoxProps & { readonly spread?: boolean }) {
  return (
    <div className={`od-row ${spread ? 'od-row-spread' : ''} ${className}`} style={gapStyle(gap)}>
      {children}
    </div>
  );
}

/** Fields side by side, as many as fit, their inputs on one line. Anything else in it stands in a `div` of class `od-field`. */
export function Fields({ children }: Pick<BoxProps, 'children'>) {
  return <div className="od-fields">{children}</div>;
}

export function Panel({ children, className = '' }: Omit<BoxProps, 'gap'>) {
  return <div className={`od-panel ${className}`}>{children}</div>;
}

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="od-hidden">{children}</span>;
}
