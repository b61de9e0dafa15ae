/** Which parts of a card or a notice the hub refused, and why. */
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';
import { RefusalNote } from './refusal-note.tsx';

const PARTS = ['name', 'summary', 'description', 'eligibility', 'steps', 'papers', 'eServices', 'contacts', 'charge', 'acts', 'changeNote', 'title', 'text', 'cardIds', 'from', 'until'];

/** `card.eServices.0.url` is row 1 of the e-services. */
function placeOf(path: string): { readonly part: string | undefined; readonly row: number | null } {
  const steps = path.split('.');
  const part = steps.find((step) => PARTS.includes(step));
  const row = steps.find((step) => /^\d+$/.test(step));
  return { part, row: row === undefined ? null : Number(row) + 1 };
}

export function RefusedFields({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const refused = [...fieldErrors(error, errors.t)];
  if (refused.length === 0) return <RefusalNote commands={[{ error }]} />;
  return (
    <Banner kind="disruption" live="assertive" title={t('refused')}>
      <ul>
        {refused.map(([path, why]) => {
          const { part, row } = placeOf(path);
          const name = part === undefined ? path : t(`parts.${part}`);
          return <li key={path}>{row === null ? t('refusedPart', { name, why }) : t('refusedRow', { name, row, why })}</li>;
        })}
      </ul>
    </Banner>
  );
}
