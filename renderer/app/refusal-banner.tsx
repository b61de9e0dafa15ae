/** Why an act was not done, beside where it was tried. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../kit/banner.tsx';
import { errorText } from './error-text.ts';

interface RefusalBannerProps {
  /** The acts of this part of the screen; the first that was refused is told. */
  readonly commands: readonly { readonly error: unknown }[];
  /** What helps, for the code of the refusal; nothing when the words say it all. */
  readonly helpFor?: (error: unknown) => ReactNode;
}

export function RefusalBanner({ commands, helpFor }: RefusalBannerProps) {
  const { t } = useTranslation('errors');
  const error = commands.map((command) => command.error).find((candidate) => candidate !== null && candidate !== undefined);
  if (error === undefined) return null;
  return (
    <Banner kind="disruption" live="assertive" actions={helpFor?.(error)}>
      {errorText(error, t)}
    </Banner>
  );
}
