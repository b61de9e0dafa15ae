/** The picture of a service group. */
import { GROUP_ICON_PATHS } from './group-icon-paths.ts';
import './icon.css';

/** Names a group's icon may have, for the administrator's choice. */
export const groupIconNames = (): string[] => Object.keys(GROUP_ICON_PATHS);

/** An unknown name shows the document. */
export function GroupIcon({ name }: { readonly name: string }) {
  const paths = GROUP_ICON_PATHS[name] ?? GROUP_ICON_PATHS['document'];
  if (paths === undefined) return null;
  return (
    <svg className="od-group-icon" viewBox="0 0 80 80" aria-hidden="true" focusable="false">
      <path className="od-group-icon-base" d={paths.base} fillRule="evenodd" />
      <path className="od-group-icon-highlight" d={paths.highlight} fillRule="evenodd" />
    </svg>
  );
}
