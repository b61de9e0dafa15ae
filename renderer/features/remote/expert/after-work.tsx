/** What came of the session: the outcome, and what the customer takes along. Ends the after-work. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertDesk } from '#shared/contract/remote/at-hub.ts';
import type { RemoteOutcome, RemoteSession } from '#shared/contract/remote/words.ts';
import { fieldErrors, RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Field, InLanguage, Row, Select, useNow } from '../../../kit/index.ts';
import { useLanguageName } from './language-name.ts';
import { PersonalDataNote } from './personal-data-note.tsx';
import { minutesLeft } from './time-left.ts';

// Written out: the contract's own list would bring its checking along to this screen.
const OUTCOMES: readonly RemoteOutcome[] = ['done', 'adviceGiven', 'formSent', 'documentsMissing', 'booked', 'otherExpert', 'notPossible', 'interrupted'];
/** What one press adds to the time for writing. */
const MORE_MINUTES = 10;

export function AfterWork({ session, presence }: { readonly session: RemoteSession; readonly presence: ExpertDesk['presence'] }) {
  const { t } = useTranslation(['remote', 'errors']);
  const hub = useHub();
  const languageName = useLanguageName();
  const finish = useCommand(hub.remote.finish);
  const more = useCommand(hub.remote.setPresence);
  const now = useNow(5_000);
  const [outcome, setOutcome] = useState<RemoteOutcome | ''>('');
  const [summary, setSummary] = useState('');
  return (
    <section className="od-panel xd-after" aria-labelledby="xd-after">
      <h2 id="xd-after">{t('remote:expert.after.title')}</h2>
      <p>
        <InLanguage texts={session.cardName} />, {session.pointName}
      </p>
      <form
        className="od-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome !== '') void finish.run({ sessionId: session.id, outcome, summary: summary.trim() });
        }}
      >
        <RefusalBanner commands={[finish, more]} />
        <Select label={t('remote:expert.after.outcome')} value={outcome} placeholder={t('remote:expert.after.choose')} onChange={setOutcome} options={OUTCOMES.map((value) => ({ value, label: t(`remote:outcomes.${value}`) }))} />
        <Field label={t('remote:expert.after.summary')} hint={t('remote:expert.after.summaryHint', { language: languageName(session.language) })} lines={6} value={summary} onChange={setSummary} maxLength={2_000} error={fieldErrors(finish.error, t).get('summary')} />
        <PersonalDataNote text={summary} />
        {presence.until !== null && <p className="od-soft">{t('remote:expert.after.left', { left: t('remote:expert.minutes', { count: minutesLeft({ since: presence.since, until: presence.until }, now) }) })}</p>}
        <Row>
          <Button type="submit" variant="primary" disabled={outcome === ''} busy={finish.pending}>
            {t('remote:expert.after.finish')}
          </Button>
          <Button icon="clock" busy={more.pending} onPress={() => void more.run({ state: 'afterWork', minutes: MORE_MINUTES })}>
            {t('remote:expert.after.more', { count: MORE_MINUTES })}
          </Button>
        </Row>
      </form>
    </section>
  );
}
