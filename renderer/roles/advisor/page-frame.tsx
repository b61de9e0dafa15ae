/** A page beside the desk: over its three columns, with the way back. */
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Loading } from '../../kit/index.ts';
import type { Page } from './pages.ts';

export function PageFrame({ page, onBack, children }: { readonly page: Page; readonly onBack: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation('advisor');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="ad-page">
      <div className="ad-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t(`pages.${page}`)}
        </h1>
        <Button icon="arrow-left" keys="Escape" onPress={onBack}>
          {t('back')}
        </Button>
      </div>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </main>
  );
}
