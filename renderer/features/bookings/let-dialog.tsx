/** Letting a room to an outside party: the room, the hours, who pays. The price is the product's of the price list. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Empty, Failed, Field, Loading, Row, Select, useNow } from '../../kit/index.ts';
import { Booked } from './booked.tsx';
import { letHours } from './let-hours.ts';
import { wholeTime } from './day-words.ts';
import { OtherTimes } from './other-times.tsx';
import { SlotPicker } from './slot-picker.tsx';

interface LetDialogProps {
  readonly rooms: readonly Resource[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function LetDialog({ rooms, onChanged, onClose }: LetDialogProps) {
  const { t } = useTranslation(['bookings', 'errors', 'kit']);
  const station = useStation();
  const shown = useContentLanguage();
  const today = localDateOf(new Date(useNow(3_600_000)).toISOString());
  const services = useQuery(station.bookings.services.queryOptions({ input: { selfService: false }, retry: 1 }));
  const service = services.data?.find(({ needs }) => needs.some(({ kind }) => kind === 'meetingRoom'));
  const forRent = rooms.filter(({ lettingProductId }) => lettingProductId !== null);
  const [roomId, setRoomId] = useState(forRent[0]?.id ?? '');
  const [party, setParty] = useState('');
  const [businessId, setBusinessId] = useState('');
  const [typedHours, setTypedHours] = useState('1');
  const [start, setStart] = useState<string | null>(null);
  const book = useCommand(station.bookings.book);
  const wrongId = businessId.trim() !== '' && !(parseBusinessId(businessId).ok) ? t('bookings:let.businessIdWrong') : undefined;
  const room = forRent.find(({ id }) => id === roomId);
  const hours = letHours(typedHours);
  /** Another room or length has other free times. */
  const anew = () => {
    book.reset();
    setStart(null);
  };
  const confirm = async () => {
    if (service === undefined || room?.lettingProductId == null || start === null || hours === null) return;
    const booked = await book.run({
      serviceId: service.id,
      start,
      language: shown,
      interpreter: null,
      contact: {},
      note: '',
      resourceIds: [room.id],
      letting: { party: party.trim(), ...(businessId.trim() === '' ? {} : { businessId: businessId.trim() }), productId: room.lettingProductId, hours },
    });
    if (booked !== undefined) onChanged();
  };
  return (
    <Dialog wide title={t('bookings:let.title')} onClose={onClose} {...(book.data === undefined ? { closeLabel: t('kit:cancel') } : {})}>
      {book.data !== undefined ? (
        <Booked booking={book.data} onDone={onClose} />
      ) : services.data === undefined ? (
        services.isError ? <Failed text={errorText(services.error, t)} onRetry={() => void services.refetch()} /> : <Loading />
      ) : forRent.length === 0 || service === undefined ? (
        <Empty title={t('bookings:let.none')} />
      ) : (
        <>
          <RefusalBanner commands={[book]} />
          <OtherTimes
            error={book.error}
            onChoose={(slot) => {
              book.reset();
              setStart(slot.start);
            }}
          />
          <div className="bk-letting">
            <Select
              label={t('bookings:let.room')}
              value={roomId}
              onChange={(id) => {
                anew();
                setRoomId(id);
              }}
              options={forRent.map(({ id, name, seats }) => ({ value: id, label: seats === null ? name : t('bookings:let.seats', { name, count: seats }) }))}
            />
            <Field
              label={t('bookings:let.hours')}
              value={typedHours}
              inputMode="numeric"
              onChange={(typed) => {
                anew();
                setTypedHours(typed);
              }}
              maxLength={2}
              error={hours === null ? t('bookings:let.hoursWrong') : undefined}
            />
            <Field label={t('bookings:let.party')} value={party} onChange={setParty} maxLength={120} />
            <Field label={t('bookings:let.businessId')} value={businessId} onChange={setBusinessId} maxLength={9} error={wrongId} />
          </div>
          {start === null && hours !== null && (
            <SlotPicker key={`${today}-${roomId}-${hours}`} service={service} language={shown} interpreter={null} room={{ id: roomId, hours }} onChoose={(slot) => setStart(slot.start)} renderNone={() => <p>{t('bookings:let.noTimes')}</p>} />
          )}
          {start !== null && <p className="bk-when">{wholeTime(start, shown)}</p>}
          <Row>
            <Button variant="primary" disabled={start === null || party.trim() === '' || wrongId !== undefined} busy={book.pending} onPress={() => void confirm()}>
              {t('bookings:let.book')}
            </Button>
            {start !== null && (
              <Button icon="arrow-left" variant="quiet" disabled={book.pending} onPress={anew}>
                {t('bookings:let.otherTime')}
              </Button>
            )}
          </Row>
        </>
      )}
    </Dialog>
  );
}
