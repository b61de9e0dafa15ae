import type { Localized } from '#shared/contract/words.ts';
import { isOpen } from '#shared/domain/opening-hours.ts';
import { parseOpeningHoursText } from '#shared/domain/opening-hours-text.ts';

/** Open or closed at an instant by hours in free text; null when the text is not wholly understood. */
export function openByText(hours: Localized, at: string): boolean | null {
  const read = parseOpeningHoursText(hours.fi ?? hours.sv ?? '');
  return read.ok ? isOpen({ week: read.week, exceptions: [] }, at) : null;
}
