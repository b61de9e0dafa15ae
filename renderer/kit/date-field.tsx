/** A calendar day by Suomi.fi's own date field, with its calendar; fetched when first shown. */
import { lazy, Suspense } from 'react';
import type { DateFieldProps } from './suomifi-date.tsx';

export type { DateFieldProps };

const SuomifiDate = lazy(async () => ({ default: (await import('./suomifi-date.tsx')).SuomifiDate }));

export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={null}>
      <SuomifiDate {...props} />
    </Suspense>
  );
}
