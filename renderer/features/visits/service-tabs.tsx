/** The services of a visit, one on the desk at a time. */
import { useTranslation } from 'react-i18next';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Icon, InLanguage, localText, useClaimFocus, useShortcut } from '../../kit/index.ts';

interface ServiceTabsProps {
  readonly visit: Visit;
  readonly current: ServiceEvent | null;
  readonly onAdd: () => void;
}

export function ServiceTabs({ visit, current, onAdd }: ServiceTabsProps) {
  const { t } = useTranslation('visits');
  const select = useCommand(useStation().visits.selectService);
  const add = useClaimFocus<HTMLButtonElement>(visit.events.length === 0);
  const choose = (event: ServiceEvent) => {
    if (event.id !== visit.currentEventId) void select.run({ visitId: visit.id, eventId: event.id });
  };
  return (
    <nav className="ad-tabs" aria-label={t('services')}>
      <ul>
        {visit.events.map((event, at) => (
          <Tab key={event.id} event={event} number={at + 1} current={event.id === current?.id} onPress={() => choose(event)} />
        ))}
      </ul>
      <Button ref={add} variant={visit.events.length === 0 ? 'primary' : 'quiet'} icon="plus" keys="Ctrl+K" onPress={onAdd}>
        {t('addService')}
      </Button>
      <RefusalBanner commands={[select]} />
    </nav>
  );
}

function Tab({ event, number, current, onPress }: { readonly event: ServiceEvent; readonly number: number; readonly current: boolean; readonly onPress: () => void }) {
  const { t, i18n } = useTranslation('visits');
  useShortcut(number < 10 ? String(number) : undefined, t('openService', { name: localText(event.cardName, i18n.language).text }), onPress);
  return (
    <li>
      <button type="button" className="ad-tab" aria-current={current ? 'true' : undefined} aria-keyshortcuts={number < 10 ? String(number) : undefined} onClick={onPress}>
        <span className="ad-tab-number">{number}</span>
        <span className="ad-tab-name">
          <InLanguage texts={event.cardName} unmarked />
        </span>
        {event.outcome !== null && (
          <span className="ad-tab-outcome">
            <Icon name="check" />
            {t(`outcomes.${event.outcome}`)}
          </span>
        )}
      </button>
    </li>
  );
}
