/** Bookings in the portal: what can be booked, when the experts can be had, and the calendar of all points. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/index.ts';
import { MessagingState } from './messaging-state.tsx';
import { PortalCalendar } from './portal-calendar.tsx';
import { PersonsSection } from './persons-section.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import { ServicesSection } from './services-section.tsx';
import '../bookings.css';

const PARTS = ['services', 'resources', 'calendar'] as const;

interface BookingsPageProps {
  /** The present business date. */
  readonly today: string;
  readonly administrator: boolean;
  /** The provider an editor is bound to; null for an administrator without one. */
  readonly editsFor: string | null;
}

export function BookingsPage({ today, administrator, editsFor }: BookingsPageProps) {
  const { t } = useTranslation(['bookings', 'portal']);
  const [part, setPart] = useState<(typeof PARTS)[number]>('services');
  // An editor's is its own provider's whatever is asked.
  const [providerId, setProviderId] = useState<string | null>(null);
  return (
    <div className="od-stack">
      <h1>{t('portal:pages.bookings')}</h1>
      <nav className="od-row" aria-label={t('bookings:portal.parts.label')}>
        {PARTS.map((one) => (
          <Button key={one} pressed={part === one} onPress={() => setPart(one)}>
            {t(`bookings:portal.parts.${one}`)}
          </Button>
        ))}
      </nav>
      {administrator && <ProviderChoice providerId={providerId} onChange={setProviderId} />}
      {part === 'services' && <ServicesSection administrator={administrator} editsFor={providerId ?? editsFor} providerId={providerId} />}
      {part === 'resources' && <PersonsSection providerId={providerId} />}
      {part === 'calendar' && <PortalCalendar key={providerId} today={today} providerId={providerId} />}
      {administrator && <MessagingState />}
    </div>
  );
}
