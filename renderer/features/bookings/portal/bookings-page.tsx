/** Bookings in the portal: what can be booked, when the experts can be had, and the calendar of all points. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/index.ts';
import { MessagingState } from './messaging-state.tsx';
import { PortalCalendar } from './portal-calendar.tsx';
import { PersonsSection } from './persons-section.tsx';
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
      {part === 'services' && <ServicesSection administrator={administrator} editsFor={editsFor} />}
      {part === 'resources' && <PersonsSection />}
      {part === 'calendar' && <PortalCalendar today={today} />}
      {administrator && <MessagingState />}
    </div>
  );
}
