/** Icons. They say nothing by themselves: the words stand beside them. */
import { ICON_PATHS, type IconName } from './icon-paths.ts';
import './icon.css';

export type { IconName };

/** @param flips mirrors it in languages written from right to left, for arrows */
export function Icon({ name, flips = false }: { readonly name: IconName; readonly flips?: boolean }) {
  return (
    <svg className={flips ? 'od-icon od-icon-flips' : 'od-icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
