/** The terminal on a desk: it follows what the advisor shows, in the customer's language. */
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { useLive, useStation } from '../../app/index.ts';
import { CustomerCall } from '../../features/remote/index.ts';
import { CustomerSale } from '../../features/payments/index.ts';
import { HelpCallBar } from '../../features/queue/index.ts';
import { CustomerScreen } from '../../features/visits/index.ts';
import { Loading } from '../../kit/index.ts';
import { NO_AIDS, useAids } from './aids.ts';
import { Frame } from './frame.tsx';
import { OutOfService } from './out-of-service.tsx';
import { useReadAloud } from './read-aloud.ts';
import { useSettled } from './use-settled.ts';

/** Milliseconds for which the goodbye is shown. */
const GOODBYE_FOR = 20_000;

export function Paired({ contentLanguages }: { readonly contentLanguages: readonly ContentLanguage[] }) {
  const { t, i18n } = useTranslation('terminal');
  const live = useLive(useStation().visits.watchCustomer);
  const sale = useLive(useStation().payments.watchCustomer).data;
  const remote = useLive(useStation().remote.watchTerminal).data ?? null;
  const [aids, setAids] = useAids();
  const main = useRef<HTMLElement>(null);
  // A customer who has left takes the thanks along: the next one at the desk sees neither them nor what was done.
  const gone = useSettled(live.data?.state === 'goodbye', GOODBYE_FOR);
  const view = live.data === undefined || !gone ? live.data : { ...live.data, state: 'idle' as const, servicesDone: [], language: 'fi' as const };
  const paying = sale !== undefined && sale.state !== 'nothing';
  const calling = remote !== null && (remote.session.state !== 'ended' || remote.feedback === 'asked');
  const language = (calling ? remote.session.language : paying ? sale.language : view?.language) ?? 'fi';
  const idle = view?.state === 'idle' && !paying && !calling;
  const cut = useSettled(!live.connected, 2_000);

  useEffect(() => {
    void i18n.changeLanguage(language);
  }, [i18n, language]);

  // The next customer meets the terminal as it was for the first.
  useEffect(() => {
    if (idle) setAids(NO_AIDS);
  }, [idle, setAids]);

  const screen = `${calling ? `${remote.session.state}-${remote.consent.session}-${remote.consent.sharing?.state ?? ''}` : ''}${paying ? `${sale.state}-${sale.lines.length}` : ''}${view?.state ?? ''}-${view?.card?.id ?? ''}-${view?.nextStepId ?? ''}`;
  const voiced = useReadAloud(aids.aloud, language, screen, main);

  if (view === undefined) return <Loading />;
  return (
    <Frame helpCall={!cut && <HelpCallBar language={idle ? null : language} languages={contentLanguages} />} pointName={view.pointName} hours={t('desk.number', { number: view.deskNumber })} aids={aids} onAids={setAids} voiced={voiced} screen={`${paying ? sale.state : view.state}-${view.card?.id ?? ''}`} main={main}>
      {/* While the line is cut nobody knows whose card this is: it is not left standing. */}
      {cut ? <OutOfService reason="deskCut" languages={contentLanguages} opens={null} /> : calling ? <Suspense fallback={null}><CustomerCall desk={remote} /></Suspense> : paying ? <Suspense fallback={null}><CustomerSale view={sale} /></Suspense> : <CustomerScreen view={view} />}
    </Frame>
  );
}
