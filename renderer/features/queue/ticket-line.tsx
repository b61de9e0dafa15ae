/** One ticket in a list: number, group, language, needs, and how long it has waited. */
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Chip, Icon, InLanguage } from '../../kit/index.ts';
import { minutesOf, type TicketRow } from './board-view.ts';

export function TicketLine({ row }: { readonly row: TicketRow }) {
  const { t } = useTranslation('queue');
  const { ticket } = row;
  const minutes = minutesOf(row.waitedSeconds);
  return (
    <>
      <span className="ad-ticket-number">{ticket.number}</span>
      <span className="ad-ticket-what">
        <InLanguage texts={row.groupName} unmarked />{' '}
        <Chip tone={ticket.language === 'fi' ? 'plain' : 'info'}>
          <abbr title={t(`kit:languages.${ticket.language}`)}>{ticket.language}</abbr>
        </Chip>
      </span>
      <span className={row.overTarget ? 'ad-ticket-wait ad-late' : 'ad-ticket-wait'}>
        {row.overTarget && <Icon name="clock" />}
        {t('minutes', { minutes })}
        {row.overTarget && <span className="od-hidden">{t('overTarget')}</span>}
      </span>
      <TicketDetail row={row} />
    </>
  );
}

function TicketDetail({ row }: { readonly row: TicketRow }) {
  const { t } = useTranslation('queue');
  const language = useContentLanguage();
  const { ticket } = row;
  const facts = [
    ...(ticket.promisedAt === null ? [] : [t('promised', { time: formatTime(ticket.promisedAt, language) })]),
    ...(row.forDesk === null || ticket.state === 'called' ? [] : [t('handedTo', { desk: row.forDesk.number })]),
    ...(ticket.priority > 0 ? [t(`priority.${ticket.priority}`)] : []),
    ...ticket.needs.map((need) => t(`needs.${need}`)),
    ...(ticket.callCount > 0 ? [t('calledTimes', { count: ticket.callCount })] : []),
  ];
  if (facts.length === 0 && ticket.cardName === null) return null;
  return (
    <span className="ad-ticket-detail">
      {ticket.cardName !== null && <InLanguage texts={ticket.cardName} unmarked />}
      {ticket.cardName !== null && facts.length > 0 && ' · '}
      {facts.join(' · ')}
    </span>
  );
}
