/** The way to do it oneself on the web, offered first: on the customer's own phone by QR code, or at the desk. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { Button, InLanguage } from '../../kit/index.ts';
import { shortAddress } from './card-facts.ts';
import { openAddress } from './open-address.ts';

const QrDialog = lazy(async () => ({ default: (await import('./qr-dialog.tsx')).QrDialog }));

type EService = ServiceCard['eServices'][number];

export function EServices({ card }: { readonly card: Pick<ServiceCard, 'eServices'> }) {
  const { t } = useTranslation('cards');
  const [shown, setShown] = useState<EService | null>(null);
  if (card.eServices.length === 0) return null;
  const [first, ...rest] = card.eServices;
  const row = (service: EService) => (
    <li key={service.url} className="ad-eservice">
      <span className="ad-eservice-name">
        <InLanguage texts={service.name} /> <span className="od-soft">{shortAddress(service.url)}</span>
      </span>
      <Button icon="link" onPress={() => openAddress(service.url)}>
        {t('eService.open')}
      </Button>
      <Button icon="grid" onPress={() => setShown(service)}>
        {t('eService.qr')}
      </Button>
    </li>
  );
  return (
    <section className="ad-eservices" aria-label={t('eService.title')}>
      <h3>{t('eService.title')}</h3>
      <ul>
        {first !== undefined && row(first)}
        {rest.length > 0 && (
          <li>
            <details>
              <summary>{t('eService.more', { count: rest.length })}</summary>
              <ul>{rest.map(row)}</ul>
            </details>
          </li>
        )}
      </ul>
      {shown !== null && (
        <Suspense fallback={null}>
          <QrDialog texts={shown.name} url={shown.url} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </section>
  );
}
