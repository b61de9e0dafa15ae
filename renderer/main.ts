/** The page's only statement: starts the role that the address names. Only here does anything know the roles. */
import type { RoleModules } from './app/boot.tsx';
import { firstFrame } from './app/first-frame.ts';
import { forbidRecording } from './app/no-recording.ts';

forbidRecording(globalThis);

// Each role's code is fetched only by its own screens.
const roles: RoleModules = {
  advisor: () => import('./roles/advisor/index.tsx'),
  terminal: () => import('./roles/terminal/index.tsx'),
  display: () => import('./roles/display/index.tsx'),
  expert: () => import('./roles/expert/index.tsx'),
  portal: () => import('./roles/portal/index.tsx'),
  place: () => import('./roles/place/index.tsx'),
};

const start = async () => {
  // The document's own picture first; what is imported here was fetched meanwhile.
  await firstFrame(document);
  const { boot } = await import('./app/boot.tsx');
  await boot(document, roles);
};

void start();
