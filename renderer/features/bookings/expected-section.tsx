/** Today's bookings in the order of their times; a customer who cannot use the terminal is checked in from here. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useTranslation } from 'react-i18next';
import type { StationContract } from '#shared/contract/index.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useLive, useStation } from '../../app/index.ts';
import { Banner, Button, Chip, Empty, Failed, InLanguage, Loading, Row, Table, type Tone } from '../../kit/index.ts';
import { timeOf } from './day-words.ts';

type Expected = InferContractRouterOutputs<StationContract>['bookings']['noShow'];

const TONES: Readonly<Record<Expected['state'], Tone>> = { confirmed: 'plain', checkedIn: 'good', served: 'good', noShow: 'warning', cancelled: 'plain' };

export function ExpectedSection() {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const today = useLive(station.bookings.watchToday);
  const checkIn = useCommand(station.bookings.checkIn);
  const missed = useCommand(station.bookings.noShow);
  if (today.data === undefined) return today.error === null ? <Loading /> : <Failed text={errorText(today.error, t)} onRetry={() => void today.retry()} />;
  const { expected, asOf } = today.data;
  return (
    <>
      <RefusalBanner commands={[checkIn, missed]} />
      {checkIn.data !== undefined && (
        <Banner kind="success" live="polite">
          {t('bookings:expected.number', { number: checkIn.data.number })}
        </Banner>
      )}
      <Table
        caption={t('bookings:page.expected')}
        hideCaption
        rows={expected}
        rowKey={({ id }) => id}
        empty={<Empty title={t('bookings:expected.none')} />}
        columns={[
          { key: 'time', label: t('bookings:expected.time'), render: ({ start }) => timeOf(start, language), sortBy: ({ start }) => start },
          { key: 'service', label: t('bookings:expected.service'), render: ({ serviceName, letting }) => letting?.party ?? <InLanguage texts={serviceName} /> },
          { key: 'with', label: t('bookings:expected.with'), render: ({ resources }) => resources.map(({ name }) => name).join(', ') },
          { key: 'code', label: t('bookings:expected.code'), render: ({ code }) => code },
          { key: 'state', label: t('bookings:expected.state'), render: ({ state, answerBy }) => (answerBy === null ? <Chip tone={TONES[state]}>{t(`bookings:states.${state}`)}</Chip> : <Chip tone="warning">{t('bookings:calendar.offered')}</Chip>) },
          {
            key: 'acts',
            label: t('bookings:expected.acts'),
            render: ({ id, code, state }) =>
              state === 'confirmed' && (
                <Row>
                  <Button busy={checkIn.pending} label={t('bookings:expected.checkInCode', { code })} onPress={() => void checkIn.run({ bookingId: id, code })}>
                    {t('bookings:expected.checkIn')}
                  </Button>
                  <Button variant="quiet" busy={missed.pending} label={t('bookings:expected.missedCode', { code })} onPress={() => void missed.run({ bookingId: id })}>
                    {t('bookings:expected.missed')}
                  </Button>
                </Row>
              ),
          },
        ]}
      />
      <p className="od-soft">{asOf === null ? t('bookings:expected.never') : t('bookings:expected.asOf', { time: formatTime(asOf, language) })}</p>
    </>
  );
}
