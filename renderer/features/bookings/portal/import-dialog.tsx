/** Bringing somebody's own calendar: its busy times become absences, and nothing else of it is kept. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { fieldErrors, RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Banner, Button, Dialog, FileButton, Row, Select } from '../../../kit/index.ts';

interface ImportDialogProps {
  readonly resources: readonly Resource[];
  /** The one whose week is shown. */
  readonly chosen: string | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** The contract's bound; a larger file need not go over the line to be refused. */
const CHARACTERS_AT_MOST = 2_000_000;

export function ImportDialog({ resources, chosen, onChanged, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['bookings', 'errors', 'kit']);
  const bring = useCommand(useHub().bookings.importAbsences);
  const [resourceId, setResourceId] = useState(chosen ?? '');
  const [tooLarge, setTooLarge] = useState(false);
  const refused = fieldErrors(bring.error, t).get('text');
  const send = async (text: string | null) => {
    setTooLarge(false);
    if ((await bring.run({ resourceId, text })) !== undefined) onChanged();
  };
  const read = async (file: File) => {
    bring.reset();
    // Letters take a byte and more.
    if (file.size > CHARACTERS_AT_MOST) setTooLarge(true);
    else await send(await file.text());
  };
  const { data } = bring;
  return (
    <Dialog title={t('bookings:import.title')} onClose={onClose} closeLabel={t('kit:close')}>
      <p>{t('bookings:import.lead')}</p>
      {tooLarge || refused !== undefined ? (
        <Banner kind="disruption" live="assertive">
          {tooLarge ? t('bookings:import.tooLarge') : refused}
        </Banner>
      ) : (
        <RefusalBanner commands={[bring]} />
      )}
      {data !== undefined && (
        <Banner kind="success">
          {t('bookings:import.done', { count: data.absences })}
          {data.ignored > 0 && ` ${t('bookings:import.ignored', { count: data.ignored })}`}
        </Banner>
      )}
      {data !== undefined && data.unread > 0 && <Banner kind="change">{t('bookings:import.unread', { count: data.unread })}</Banner>}
      {data !== undefined && data.bookingIds.length > 0 && <Banner kind="change">{t('bookings:import.booked', { count: data.bookingIds.length })}</Banner>}
      <Select
        label={t('bookings:import.whose')}
        value={resourceId}
        placeholder={t('bookings:portal.person.choose')}
        onChange={(id) => {
          bring.reset();
          setResourceId(id);
        }}
        options={resources.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {resourceId !== '' && (
        <Row>
          <FileButton label={t('bookings:import.choose')} accept=".ics,.ifb,text/calendar" busy={bring.pending} onFile={(file) => void read(file)} />
          <Button variant="quiet" icon="remove" busy={bring.pending} onPress={() => void send(null)}>
            {t('bookings:import.remove')}
          </Button>
        </Row>
      )}
    </Dialog>
  );
}
