/** Bookings at the point: who is expected today, the calendar by day or week, who waits for a time, and what can be booked. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvisorRole } from '#shared/contract/words.ts';
import { Button } from '../../kit/index.ts';
import { CalendarSection } from './calendar-section.tsx';
import { ExpectedSection } from './expected-section.tsx';
import { ResourcesSection } from './resources-section.tsx';
import { WaitingSection } from './waiting-section.tsx';
import './bookings.css';

const TABS = ['expected', 'calendar', 'waiting', 'resources'] as const;
type Tab = (typeof TABS)[number];

export function CalendarPage({ role }: { readonly role: AdvisorRole }) {
  const { t } = useTranslation('bookings');
  const [tab, setTab] = useState<Tab>('expected');
  const leads = role === 'lead' || role === 'administrator';
  return (
    <div className="od-stack">
      <nav className="od-row" aria-label={t('page.parts')}>
        {TABS.filter((one) => leads || one !== 'resources').map((one, at) => (
          <Button key={one} keys={`Alt+${at + 1}`} pressed={tab === one} onPress={() => setTab(one)}>
            {t(`page.${one}`)}
          </Button>
        ))}
      </nav>
      {tab === 'expected' && <ExpectedSection />}
      {tab === 'calendar' && <CalendarSection mayBlock={leads} />}
      {tab === 'waiting' && <WaitingSection />}
      {tab === 'resources' && <ResourcesSection />}
    </div>
  );
}
