/** The right column: what the customer sees, the note, and what the time comes to. */
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useLive, useStation } from '../../app/index.ts';
import { Button, localText, useNow } from '../../kit/index.ts';
import { CustomerSale } from '../payments/index.ts';
import { clockText, runningTime, visitSeconds } from './clock-view.ts';
import { CustomerScreen } from './customer-screen.tsx';
import { Note } from './note.tsx';

interface CustomerColumnProps {
  readonly deskId: string;
  readonly visit: Visit | null;
  readonly event: ServiceEvent | null;
}

export function CustomerColumn({ deskId, visit, event }: CustomerColumnProps) {
  return (
    <div className="ad-customer">
      {/* The customer's language may have to be fetched; the rest of the desk does not wait for it. */}
      <Suspense fallback={null}>
        <CustomerPicture deskId={deskId} />
      </Suspense>
      {visit !== null && <ShowCard visit={visit} event={event} />}
      {event !== null && (
        <>
          <Note key={event.id} event={event} />
          <TimeLine event={event} events={visit?.events ?? []} />
        </>
      )}
    </div>
  );
}

/** The same picture as on the paired terminal, smaller; it is looked at and not used. */
function CustomerPicture({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation('visits');
  const view = useLive(useStation().visits.watchCustomerOf, { deskId });
  const shown = view.data;
  const sale = useLive(useStation().payments.watchCustomerOf, { deskId }).data;
  const paying = sale !== undefined && sale.state !== 'nothing';
  const name = paying ? t('customer.paying') : shown?.state === 'card' && shown.card !== null ? localText(shown.card.name, i18n.language).text : t(`customer.${shown?.state ?? 'idle'}`);
  return (
    <section className="ad-picture" aria-label={t('customer.title')}>
      <h2>{t('customer.title')}</h2>
      <p className="od-hidden">{name}</p>
      <div className={`ad-picture-frame${paying ? ' ad-picture-whole' : ''}`} aria-hidden="true" inert>
        {shown !== undefined && (
          <div className="ad-picture-screen" lang={shown.language} dir={shown.language === 'ar' ? 'rtl' : 'ltr'}>
            {paying ? <CustomerSale view={sale} /> : <CustomerScreen view={shown} />}
          </div>
        )}
      </div>
      {!view.connected && shown !== undefined && <p className="od-soft">{t('customer.notCurrent')}</p>}
    </section>
  );
}

function ShowCard({ visit, event }: { readonly visit: Visit; readonly event: ServiceEvent | null }) {
  const { t } = useTranslation('visits');
  const show = useCommand(useStation().visits.show);
  const shown = visit.shown === 'card';
  return (
    <div className="od-stack ad-show">
      <Button icon={shown ? 'close' : 'peek'} keys="Alt+S" pressed={shown} disabled={event === null} busy={show.pending} onPress={() => void show.run({ visitId: visit.id, shown: shown ? 'nothing' : 'card' })}>
        {t(shown ? 'customer.hide' : 'customer.show')}
      </Button>
      {event === null && <p className="od-soft">{t('customer.needsService')}</p>}
      <RefusalBanner commands={[show]} />
    </div>
  );
}

function TimeLine({ event, events }: { readonly event: ServiceEvent; readonly events: readonly ServiceEvent[] }) {
  const { t } = useTranslation('visits');
  const now = useNow(1_000);
  const time = runningTime(event, now);
  return (
    <section className="ad-timeline" aria-label={t('time.line')}>
      <p>
        {t('time.sum', { direct: clockText(time.directSeconds), indirect: clockText(time.indirectSeconds) })} → <strong>{t(`categories.${event.timeCategory ?? time.category}`)}</strong>
      </p>
      {events.length > 1 && <p className="od-soft">{t('time.visit', { total: clockText(visitSeconds(events, now)) })}</p>}
      {event.corrected !== null && <p className="od-soft">{t('time.corrected', { reason: event.corrected.reason })}</p>}
    </section>
  );
}
