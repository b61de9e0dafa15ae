/** The hub's administrator: who edits for whom, and which screens and stations the hub knows. */
import { useTranslation } from 'react-i18next';
import { PayeesPanel } from '../../features/payments/index.ts';
import { Devices } from './devices.tsx';
import { Editors } from './editors.tsx';

export function AdministrationPage({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation('portal');
  return (
    <div className="od-stack">
      <h1>{t('pages.administration')}</h1>
      <Editors ownId={ownId} />
      <PayeesPanel />
      <Devices />
    </div>
  );
}
