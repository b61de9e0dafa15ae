/** A place on the wait list, for one who can be told: the code to come back with, or to leave the list by. */
import { useTranslation } from 'react-i18next';
import type { BookableService } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { fieldErrors, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, Row } from '../../kit/index.ts';
import { type BookDraft, contactOf } from './book-draft.ts';
import { ContactFields } from './contact-fields.tsx';

interface JoinWaitListProps {
  readonly service: BookableService;
  readonly language: CustomerLanguage;
  readonly from: string;
  readonly contact: BookDraft['contact'];
  readonly onContact: (contact: BookDraft['contact']) => void;
}

export function JoinWaitList({ service, language, from, contact, onContact }: JoinWaitListProps) {
  const { t } = useTranslation(['bookings', 'errors']);
  const join = useCommand(useStation().bookings.joinWaitList);
  const given = contactOf({ contact });
  const errors = new Map([...fieldErrors(join.error, t)].map(([path, words]) => [path.replace('entry.', ''), words]));
  if (join.data !== undefined)
    return (
      <Banner kind="success" title={t('bookings:none.joined')}>
        {join.data.code !== null && (
          <p className="bk-code" aria-label={t('bookings:none.codeAloud', { code: Array.from(join.data.code).join(' ') })}>
            {join.data.code}
          </p>
        )}
        <p>{t('bookings:none.leave')}</p>
      </Banner>
    );
  return (
    <form
      className="bk-contact"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(given).length > 0) void join.run({ entry: { serviceId: service.id, language, contact: given, earliest: from, latest: addDays(from, service.horizonDays) } });
      }}
    >
      <h3>{t('bookings:none.waitList')}</h3>
      <p>{t('bookings:none.noContact')}</p>
      {errors.size === 0 && <RefusalBanner commands={[join]} />}
      <ContactFields needed contact={contact} onChange={onContact} errors={errors} />
      <Row>
        <Button icon="clock" type="submit" disabled={Object.keys(given).length === 0} busy={join.pending}>
          {t('bookings:none.waitList')}
        </Button>
      </Row>
    </form>
  );
}
