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
import { Gate } from './gate.tsx';
import { createI18n, preferredLanguage } from './i18n.ts';
import { type Role, roleOfPath } from './role-path.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { RoleChoice } from './role-choice.tsx';

type RoleModule = { readonly Role: ComponentType };

// Each role's code is fetched only by its own screens.
const roles = import.meta.glob<RoleModule>('../roles/*/index.tsx');

function lazyRole(role: Role): ComponentType {
  const load = roles[`../roles/${role}/index.tsx`];
  if (load === undefined) return RoleChoice;
  return lazy(async () => ({ default: (await load()).Role }));
}

/** Draws the application into the page's `#root`. */
export async function boot(page: Document): Promise<void> {
  const root = page.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  const role = roleOfPath(page.location.pathname);
  const languages = role === 'place' || role === 'expert' || role === 'portal' ? navigator.languages : ['fi'];
  const texts = await createI18n(preferredLanguage(languages), page);
  const Screens = role === null ? RoleChoice : lazyRole(role);
  if (role !== null) page.documentElement.dataset['role'] = role;
  createRoot(root).render(
    <I18nextProvider i18n={texts}>
      <CrashBoundary>
        <Suspense fallback={null}>
          {role === null ? (
            <RoleChoice />
          ) : (
            <Gate role={role}>
              <Screens />
            </Gate>
          )}
        </Suspense>
      </CrashBoundary>
    </I18nextProvider>,
  );
}
