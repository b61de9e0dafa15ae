/** Call-backs and written questions of the expert's provider, the most urgent first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useHub } from '../../../app/index.ts';
import { Button, Empty, Failed, Loading, Row } from '../../../kit/index.ts';
import { CaseCard } from './case-card.tsx';

const SHOWN = ['open', 'answered'] as const;

/** @param openCases how many are open, as the live desk tells it: another number means that the list has changed */
export function CasesPage({ openCases }: { readonly openCases: number }) {
  const { t } = useTranslation(['remote', 'errors']);
  const hub = useHub();
  const [state, setState] = useState<(typeof SHOWN)[number]>('open');
  const asked = hub.remote.cases.queryOptions({ input: { state } });
  const cases = useQuery({ ...asked, queryKey: [...asked.queryKey, openCases], placeholderData: keepPreviousData, refetchInterval: 60_000 });
  return (
    <div className="od-stack">
      <h2>{t('remote:expert.cases.title')}</h2>
      <p className="od-soft">{t('remote:expert.cases.lead')}</p>
      <Row>
        {SHOWN.map((one) => (
          <Button key={one} pressed={state === one} onPress={() => setState(one)}>
            {t(`remote:expert.cases.shown.${one}`)}
          </Button>
        ))}
      </Row>
      {cases.isPending && <Loading />}
      {cases.isError && <Failed text={errorText(cases.error, t)} onRetry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && <Empty title={t(`remote:expert.cases.none.${state}`)} />}
      <ul className="od-stack">
        {cases.data?.map((one) => (
          <li key={one.id}>
            <CaseCard one={one} onChanged={() => void cases.refetch()} />
          </li>
        ))}
      </ul>
    </div>
  );
}
