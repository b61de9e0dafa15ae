/** Starting a screen: which role, who this device is, the line, the texts, and then the role's own screens. */
import { type ComponentType, lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-ext-400.css';
import '@fontsource/source-sans-3/latin-ext-600.css';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/layout.css';
import '../kit/button.css';
import { CrashBoundary } from './crash-boundary.tsx';
import { Gate } from './gate.tsx';
import { createI18n, preferredLanguage } from './i18n.ts';
import { type Role, roleOfPath } from './role-path.ts';
import { Starting } from './starting.tsx';

/** How each role's screens are fetched. */
export type RoleModules = Readonly<Record<Role, () => Promise<{ readonly Role: ComponentType }>>>;

/** Roles on a person's own machine begin in its language; the point's own screens begin in Finnish. */
const OWN_MACHINE: readonly Role[] = ['place', 'expert', 'portal'];

/** Draws the application into the page's `#root`. */
export async function boot(page: Document, roles: RoleModules): Promise<void> {
  const root = page.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  const role = roleOfPath(page.location.pathname);
  page.documentElement.dataset['role'] = role;
  // Fetched while the texts are, the device proves itself and the line opens; a failed fetch is thrown where it is drawn.
  const screens = roles[role]();
  screens.catch(() => undefined);
  const texts = await createI18n(preferredLanguage(OWN_MACHINE.includes(role) ? navigator.languages : ['fi']), page);
  const Screens = lazy(async () => ({ default: (await screens).Role }));
  createRoot(root).render(
    <I18nextProvider i18n={texts}>
      <CrashBoundary>
        <Suspense fallback={<Starting />}>
          <Gate role={role}>
            <Screens />
          </Gate>
        </Suspense>
      </CrashBoundary>
    </I18nextProvider>,
  );
}
