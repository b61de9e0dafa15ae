/** What a part of a screen shows when it has nothing to show yet, nothing at all, or a fault. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import './screen-states.css';

/** Shown only after a moment, so that fast answers do not flicker. */
export function Loading({ what }: { readonly what?: string }) {
  const { t } = useTranslation('kit');
  return (
    <output className="od-loading">
      <span className="od-loading-bar" aria-hidden="true" />
      <span>{what ?? t('loading')}</span>
    </output>
  );
}

/** Nothing here, why, and what one can do about it. */
export function Empty({ title, children, actions }: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="od-empty">
      <p className="od-empty-title">{title}</p>
      {children !== undefined && <div className="od-soft">{children}</div>}
      {actions !== undefined && <div className="od-row">{actions}</div>}
    </div>
  );
}

/** A fault in words, with a way to try again when there is one. */
export function Failed({ text, onRetry }: { readonly text: string; readonly onRetry?: () => void }) {
  const { t } = useTranslation('kit');
  return (
    <Banner
      kind="disruption"
      actions={
        onRetry === undefined ? undefined : (
          <Button icon="swap" onPress={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {text}
    </Banner>
  );
}
