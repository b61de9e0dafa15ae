/** Whether a place is open just now, where its hours are written so that they can be read surely. */
import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/contract/words.ts';
import { isOpen } from '#shared/domain/opening-hours.ts';
import { parseOpeningHoursText } from '#shared/domain/opening-hours-text.ts';
import { Chip } from '../../kit/index.ts';

/** Open or closed at an instant by hours in free text; null when the text is not wholly understood. */
export function openByText(hours: Localized, at: string): boolean | null {
  const read = parseOpeningHoursText(hours.fi ?? hours.sv ?? '');
  return read.ok ? isOpen({ week: read.week, exceptions: [] }, at) : null;
}

export function OpenNow({ hours }: { readonly hours: Localized }) {
  const { t } = useTranslation('cards');
  const open = openByText(hours, new Date().toISOString());
  if (open === null) return null;
  return <Chip tone={open ? 'good' : 'plain'}>{t(open ? 'openNow' : 'closedNow')}</Chip>;
}
