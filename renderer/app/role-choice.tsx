/** The page at the server's bare address: which screen should this be? */
import { useTranslation } from 'react-i18next';

const OFFERED = ['advisor', 'terminal', 'display'] as const;

export function RoleChoice() {
  const { t } = useTranslation('kit');
  return (
    <main className="od-sheet">
      <h1>{t('roles.title')}</h1>
      <ul className="od-links">
        {OFFERED.map((role) => (
          <li key={role}>
            <a href={`/${role}`}>{t(`roles.${role}`)}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
