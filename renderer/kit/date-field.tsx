/** A calendar day by Suomi.fi's own date field, with its calendar; fetched when first shown. */
import { lazy, Suspense } from 'react';

export interface DateFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** `2026-03-29`, or empty. */
  readonly value: string;
  /** Gets `2026-03-29`, or what was typed when it is no day: the server then says so beside the field. */
  readonly onChange: (value: string) => void;
}

const SuomifiDate = lazy(async () => ({ default: (await import('./suomifi-date.tsx')).SuomifiDate }));

export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={null}>
      <SuomifiDate {...props} />
    </Suspense>
  );
}
