/** What can be booked, the card's own first; the first has the focus. */
import { useTranslation } from 'react-i18next';
import type { BookableService } from '#shared/contract/bookings/words.ts';
import { Button, InLanguage, useFirstFocus } from '../../kit/index.ts';

export function ServiceChoices({ services, onChoose }: { readonly services: readonly BookableService[]; readonly onChoose: (service: BookableService) => void }) {
  const { t } = useTranslation('bookings');
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <ul className="od-links">
      {services.map((service, place) => (
        <li key={service.id}>
          <Button full {...(place === 0 ? { ref: first } : {})} onPress={() => onChoose(service)}>
            <InLanguage texts={service.name} /> <span className="od-soft">{t('minutes', { count: service.minutes })}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
