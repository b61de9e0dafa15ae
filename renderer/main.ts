/** The page's only statement: starts the role that the address names. Only here does anything know the roles. */
import { boot, type RoleModules } from './app/boot.tsx';

// Each role's code is fetched only by its own screens.
const roles: RoleModules = {
  advisor: () => import('./roles/advisor/index.tsx'),
  terminal: () => import('./roles/terminal/index.tsx'),
  display: () => import('./roles/display/index.tsx'),
  expert: () => import('./roles/expert/index.tsx'),
  portal: () => import('./roles/portal/index.tsx'),
  place: () => import('./roles/place/index.tsx'),
};

void boot(document, roles);
