/** Icons, from one picture file beside the page. They say nothing by themselves: the words stand beside them. */
import sprite from '../../assets/icons/suomifi.svg?url';
import './icon.css';

export type IconName =
  | 'help' | 'search' | 'close' | 'check-circle' | 'warning' | 'error' | 'info' | 'arrow-right' | 'arrow-left' |
  'chevron-right' | 'chevron-down' | 'chevron-up' | 'print' | 'lock' | 'phone' | 'clock' | 'calendar' | 'plus' |
  'minus' | 'swap' | 'play' | 'edit' | 'remove' | 'globe' | 'person' | 'people' | 'document' | 'link' | 'chat' |
  'message' | 'settings' | 'history' | 'flag' | 'logout' | 'menu' | 'mail' | 'hourglass' | 'sort' | 'map' |
  'peek' | 'alert' | 'reply' | 'archive' | 'grid' | 'sign-language' | 'check' | 'pause';

/** @param flips mirrors it in languages written from right to left, for arrows */
export function Icon({ name, flips = false }: { readonly name: IconName; readonly flips?: boolean }) {
  return (
    <svg className={flips ? 'od-icon od-icon-flips' : 'od-icon'} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
