/** The picture of a service group. */
import sprite from '../../assets/icons/suomifi.svg?url';
import './icon.css';

/** Names a group's icon may have, for the administrator's choice. */
export const GROUP_ICONS = [
  'permit', 'tax', 'heart', 'house', 'municipality', 'home', 'family', 'health', 'work', 'money', 'document',
  'business', 'estate', 'immigration', 'police', 'law', 'help', 'guidance', 'computer', 'transport', 'school',
  'pension', 'environment', 'booking',
] as const;

/** An unknown name shows the document. */
export function GroupIcon({ name }: { readonly name: string }) {
  const known = GROUP_ICONS.find((icon) => icon === name) ?? 'document';
  return (
    <svg className="od-group-icon" aria-hidden="true" focusable="false">
      <use href={`${sprite}#group-${known}`} />
    </svg>
  );
}
