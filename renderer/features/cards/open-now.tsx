/** Whether a place is open just now, where its hours are written so that they can be read surely. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/contract/words.ts';
import { Chip } from '../../kit/index.ts';
import { openByText } from './open-by-text.ts';

export function OpenNow({ hours }: { readonly hours: Localized }) {
  const { t } = useTranslation('cards');
  const [now] = useState(() => new Date().toISOString());
  const open = openByText(hours, now);
  if (open === null) return null;
  return <Chip tone={open ? 'good' : 'plain'}>{t(open ? 'openNow' : 'closedNow')}</Chip>;
}
