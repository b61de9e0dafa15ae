/** Letting a room to an outside party: the room, the hours, who pays. The price is the product's of the price list. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Empty, Field, Select, useNow } from '../../kit/index.ts';
import { Booked } from './booked.tsx';
import { wholeTime } from './day-words.ts';
import { SlotPicker } from './slot-picker.tsx';

interface LetDialogProps {
  readonly rooms: readonly Resource[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function LetDialog({ rooms, onChanged, onClose }: LetDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const station = useStation();
  const shown = useContentLanguage();
  const today = localDateOf(new Date(useNow(3_600_000)).toISOString());
  const services = useQuery(station.bookings.services.queryOptions({ input: { selfService: false }, retry: 1 }));
  const service = services.data?.find(({ needs }) => needs.some(({ kind }) => kind === 'meetingRoom'));
  const forRent = rooms.filter(({ lettingProductId }) => lettingProductId !== null);
  const [roomId, setRoomId] = useState(forRent[0]?.id ?? '');
  const [party, setParty] = useState('');
  const [businessId, setBusinessId] = useState('');
  const [start, setStart] = useState<string | null>(null);
  const book = useCommand(station.bookings.book);
  const wrongId = businessId.trim() !== '' && !(parseBusinessId(businessId).ok) ? t('bookings:let.businessIdWrong') : undefined;
  const room = forRent.find(({ id }) => id === roomId);
  const confirm = async () => {
    if (service === undefined || room?.lettingProductId == null || start === null) return;
    const booked = await book.run({
      serviceId: service.id,
      start,
      language: shown,
      interpreter: null,
      contact: {},
      note: '',
      resourceIds: [room.id],
      letting: { party: party.trim(), ...(businessId.trim() === '' ? {} : { businessId: businessId.trim() }), productId: room.lettingProductId, hours: Math.max(1, Math.ceil(service.minutes / 60)) },
    });
    if (booked !== undefined) onChanged();
  };
  return (
    <Dialog wide title={t('bookings:let.title')} onClose={onClose} closeLabel={t(book.data === undefined ? 'kit:cancel' : 'kit:close')}>
      {book.data !== undefined ? (
        <Booked booking={book.data} onDone={onClose} />
      ) : forRent.length === 0 || (services.isSuccess && service === undefined) ? (
        <Empty title={t('bookings:let.none')} />
      ) : (
        <>
          <RefusalBanner commands={[book]} />
          <Select label={t('bookings:let.room')} value={roomId} onChange={setRoomId} options={forRent.map(({ id, name, seats }) => ({ value: id, label: seats === null ? name : t('bookings:let.seats', { name, count: seats }) }))} />
          <Field label={t('bookings:let.party')} value={party} onChange={setParty} maxLength={120} />
          <Field label={t('bookings:let.businessId')} value={businessId} onChange={setBusinessId} maxLength={9} error={wrongId} />
          {service !== undefined && start === null && <SlotPicker key={today} service={service} language={shown} interpreter={null} onChoose={(slot) => setStart(slot.start)} renderNone={() => null} />}
          {start !== null && <p className="bk-when">{wholeTime(start, shown)}</p>}
          <Button variant="primary" disabled={start === null || party.trim() === '' || wrongId !== undefined} busy={book.pending} onPress={() => void confirm()}>
            {t('bookings:let.book')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
