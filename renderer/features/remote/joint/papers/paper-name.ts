/** The name under which a file is shown to the others. */
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';

/** Without folder and ending; null where nothing is left of it, or where it holds a personal identity code or the like. */
export function paperName(fileName: string): string | null {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    // An underscore hides from the search what it stands beside.
    .replaceAll('_', ' ')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120);
  return name === '' || personalDataIn(name).length > 0 ? null : name;
}
