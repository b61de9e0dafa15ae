/** Booking by the customer at the terminal: what, when, and a code to come with. No name is asked for. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { errorText, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, LargeButton, Loading, localText, Qr } from '../../kit/index.ts';
import { emptyDraft, stepBack, stepOf } from './book-draft.ts';
import { wholeTime } from './day-words.ts';
import { OtherTimes } from './other-times.tsx';
import { SlotPicker } from './slot-picker.tsx';
import './bookings.css';

export function SelfBookStep({ language, onDone, onBack }: { readonly language: CustomerLanguage; readonly onDone: () => void; readonly onBack: () => void }) {
  const { t } = useTranslation(['terminal', 'errors']);
  const station = useStation();
  const shown = useContentLanguage();
  const services = useQuery({ ...station.bookings.services.queryOptions({ input: { selfService: true }, retry: 1 }), gcTime: 0 });
  const book = useCommand(station.bookings.book);
  const print = useCommand(station.bookings.printConfirmation);
  const [draft, setDraft] = useState(() => emptyDraft(language, null));
  const step = stepOf(draft);
  const confirm = async () => {
    if (draft.service === null || draft.slot === null) return;
    const booked = await book.run({ serviceId: draft.service.id, start: draft.slot.start, language, interpreter: null, contact: {}, note: '', resourceIds: [], letting: null });
    if (booked === undefined) return;
    setDraft({ ...draft, booked });
    // A point without a printer shows the code; there is nothing to tell the customer of.
    void print.run({ bookingId: booked.id });
  };
  const back = () => {
    // What was refused belongs to the time that was chosen.
    book.reset();
    if (step === 'service') onBack();
    else setDraft(stepBack(draft));
  };
  const failed = services.error ?? book.error;
  return (
    <>
      {step !== 'done' && <h1>{t(`terminal:selfBook.${step}`)}</h1>}
      {failed !== null && (
        <Banner kind="disruption" live="assertive">
          {errorText(failed, t)}
        </Banner>
      )}
      {step === 'service' && services.isPending && <Loading />}
      {step === 'service' && services.data?.length === 0 && <Banner kind="info">{t('terminal:selfBook.noServices')}</Banner>}
      {step === 'service' && (
        <ul className="od-choices">
          {services.data?.map((service) => {
            const name = localText(service.name, language);
            return (
              <li key={service.id}>
                <LargeButton title={<span lang={name.lang}>{name.text}</span>} onPress={() => setDraft({ ...draft, service })} />
              </li>
            );
          })}
        </ul>
      )}
      {step === 'time' && draft.service !== null && <SlotPicker large service={draft.service} language={language} interpreter={null} onChoose={(slot) => setDraft({ ...draft, slot })} renderNone={() => <Banner kind="info">{t('terminal:selfBook.noTimes')}</Banner>} />}
      {step === 'contact' && draft.slot !== null && (
        <>
          <OtherTimes
            large
            error={book.error}
            onChoose={(slot) => {
              book.reset();
              setDraft({ ...draft, slot });
            }}
          />
          <p className="bk-when">{wholeTime(draft.slot.start, shown)}</p>
          <LargeButton variant="primary" title={t('terminal:selfBook.book')} busy={book.pending} onPress={() => void confirm()} />
        </>
      )}
      {step === 'done' && draft.booked !== null && (
        <>
          <h1>{t('terminal:selfBook.done')}</h1>
          <p className="bk-when">{wholeTime(draft.booked.start, shown)}</p>
          <p className="bk-code">{draft.booked.code}</p>
          <Qr text={draft.booked.code} label={t('terminal:selfBook.codeLabel')} />
          <p className="od-lead">{t('terminal:selfBook.keep')}</p>
          <LargeButton variant="primary" title={t('terminal:ticket.done')} onPress={onDone} />
        </>
      )}
      {step !== 'done' && <LargeButton variant="plain" title={t('terminal:back')} disabled={book.pending} onPress={back} />}
    </>
  );
}
