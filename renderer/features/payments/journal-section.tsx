/** For the auditor: is the journal whole, and the journal as a file. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { errorText, useStation } from '../../app/index.ts';
import { Banner, Button, DateField, Empty, Failed, Loading, Row, saveFile, Select, useNow } from '../../kit/index.ts';
import { HistoryAlarm } from './history-alarm.tsx';

const MEDIA = { json: 'application/json', csv: 'text/csv;charset=utf-8', saft: 'application/xml' } as const;
const FORMS = ['json', 'csv', 'saft'] as const;
const DAYS_BACK = 31;

export function JournalSection() {
  const { t } = useTranslation(['payments', 'errors']);
  const station = useStation();
  const now = useNow(60_000);
  const today = localDateOf(new Date(now).toISOString(), 'Europe/Helsinki');
  const registers = useQuery(station.payments.registers.queryOptions());
  const [chosen, setChosen] = useState('');
  const [span, setSpan] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const registerId = chosen === '' ? (registers.data?.[0]?.id ?? '') : chosen;
  const { from, to } = span ?? { from: addDays(today, -DAYS_BACK), to: today };
  const verify = useMutation({ mutationFn: () => station.payments.verifyJournal.call({ registerId }) });
  const save = useMutation({
    mutationFn: (as: (typeof FORMS)[number]) => station.payments.exportJournal.call({ registerId, from, to, as }),
    onSuccess: ({ fileName, text }, as) => saveFile(document, fileName, text, MEDIA[as]),
  });
  if (registers.isError) return <Failed text={errorText(registers.error, t)} onRetry={() => void registers.refetch()} />;
  if (registers.data === undefined) return <Loading />;
  if (registers.data.length === 0)
    return (
      <Empty title={t('payments:registers.none')}>
        <p>{t('payments:registers.noneText')}</p>
      </Empty>
    );
  return (
    <div className="od-stack">
      <HistoryAlarm />
      <Row>
        <Select label={t('payments:journal.register')} value={registerId} onChange={setChosen} options={registers.data.map(({ id, name }) => ({ value: id, label: name }))} />
        <DateField label={t('payments:takings.from')} value={from} onChange={(value) => setSpan({ from: value, to })} />
        <DateField label={t('payments:takings.to')} value={to} onChange={(value) => setSpan({ from, to: value })} />
      </Row>
      <p>{t('payments:journal.text')}</p>
      <div className="od-row">
        <Button variant="primary" busy={verify.isPending} onPress={() => verify.mutate()}>
          {t('payments:journal.verify')}
        </Button>
        {FORMS.map((as) => (
          <Button key={as} icon="document" busy={save.isPending} onPress={() => save.mutate(as)}>
            {t(`payments:journal.as.${as}`)}
          </Button>
        ))}
      </div>
      {[verify, save].map((one, at) => one.isError && <Failed key={FORMS[at]} text={errorText(one.error, t)} />)}
      {verify.data !== undefined &&
        (verify.data.faults.length === 0 ? (
          <Banner kind="info" title={t('payments:journal.whole', { count: verify.data.rows })}>
            {verify.data.heads.filter(({ sequence }) => sequence > 0).map(({ chain, sequence, hash }) => (
              <p key={chain} className="pay-head-hash">
                {t(`payments:journal.chains.${chain}`)} {sequence}: {hash}
              </p>
            ))}
          </Banner>
        ) : (
          verify.data.faults.map(({ chain, sequence, fault }) => (
            <Banner key={`${chain} ${sequence} ${fault}`} kind="disruption" title={t('payments:journal.broken', { sequence })}>
              {t(`payments:journal.chains.${chain}`)}: {t(`payments:journal.faults.${fault}`)}
            </Banner>
          ))
        ))}
    </div>
  );
}
