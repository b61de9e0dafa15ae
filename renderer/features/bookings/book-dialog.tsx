/** Booking a time in at most four steps: what, when, how to reach the customer, done. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableService, Slot } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { errorText, fieldErrors, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Empty, Failed, InLanguage, Loading, Row } from '../../kit/index.ts';
import { Booked } from './booked.tsx';
import { byCard, contactOf, emptyDraft, stepBack, stepOf } from './book-draft.ts';
import { ContactStep } from './contact-step.tsx';
import { wholeTime } from './day-words.ts';
import { NoTimes } from './no-times.tsx';
import { OtherTimes } from './other-times.tsx';
import { ServiceChoices } from './service-choices.tsx';
import { SlotPicker } from './slot-picker.tsx';
import './bookings.css';

interface BookDialogProps {
  readonly language: CustomerLanguage;
  readonly cardId: string | null;
  readonly visitId: string | null;
  readonly eventId: string | null;
  readonly onClose: () => void;
}

export function BookDialog({ language, cardId, visitId, eventId, onClose }: BookDialogProps) {
  const { t } = useTranslation(['bookings', 'errors', 'kit']);
  const station = useStation();
  const shown = useContentLanguage();
  const services = useQuery(station.bookings.services.queryOptions({ input: { selfService: false }, retry: 1 }));
  const [draft, setDraft] = useState(() => emptyDraft(language, null));
  const book = useCommand(station.bookings.book);
  const step = stepOf(draft);
  const { service } = draft;
  const errors = fieldErrors(book.error, t);
  const confirm = async () => {
    if (draft.service === null || draft.slot === null) return;
    const booked = await book.run({
      serviceId: draft.service.id,
      pointId: draft.slot.pointId,
      start: draft.slot.start,
      language,
      interpreter: draft.interpreter,
      contact: contactOf(draft),
      note: '',
      resourceIds: [],
      letting: null,
      ...(visitId === null ? {} : { visitId }),
      ...(eventId === null ? {} : { eventId }),
    });
    if (booked !== undefined) setDraft({ ...draft, booked });
  };
  const chooseTime = (slot: Slot) => {
    book.reset();
    setDraft({ ...draft, slot });
  };
  const choose = (chosen: BookableService) => setDraft({ ...draft, service: chosen });
  return (
    <Dialog wide title={t(`bookings:steps.${step}`)} onClose={onClose} {...(step === 'done' ? {} : { closeLabel: t('kit:cancel') })}>
      {service !== null && step !== 'done' && (
        <p>
          <InLanguage texts={service.name} /> <span className="od-soft">{t('bookings:minutes', { count: service.minutes })}</span>
        </p>
      )}
      {step === 'service' && (
        <>
          {services.isPending && <Loading />}
          {services.isError && <Failed text={errorText(services.error, t)} onRetry={() => void services.refetch()} />}
          {services.data?.length === 0 && <Empty title={t('bookings:noServices')} />}
          {services.data !== undefined && services.data.length > 0 && <ServiceChoices services={byCard(services.data, cardId)} onChoose={choose} />}
        </>
      )}
      {step === 'time' && service !== null && (
        <SlotPicker
          service={service}
          language={language}
          interpreter={draft.interpreter}
          onChoose={chooseTime}
          renderNone={(from) => <NoTimes service={service} language={language} interpreter={draft.interpreter} from={from} contact={draft.contact} onContact={(contact) => setDraft({ ...draft, contact })} onChoose={chooseTime} />}
        />
      )}
      {step === 'contact' && draft.slot !== null && (
        <>
          <p className="bk-when">{wholeTime(draft.slot.start, shown)}</p>
          <RefusalBanner commands={[book]} />
          <OtherTimes error={book.error} onChoose={chooseTime} />
          <ContactStep contact={draft.contact} onChange={(contact) => setDraft({ ...draft, contact })} errors={errors} busy={book.pending} onBook={() => void confirm()} />
        </>
      )}
      {step === 'done' && draft.booked !== null && <Booked booking={draft.booked} onDone={onClose} />}
      {(step === 'time' || step === 'contact') && (
        <Row>
          <Button
            icon="arrow-left"
            variant="quiet"
            disabled={book.pending}
            onPress={() => {
              book.reset();
              setDraft(stepBack(draft));
            }}
          >
            {t('bookings:back')}
          </Button>
        </Row>
      )}
    </Dialog>
  );
}
