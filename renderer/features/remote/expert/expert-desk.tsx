/** The screen of a signed-in expert: presence, the pages, and the ring that comes over any of them. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertDesk as DeskState } from '#shared/contract/remote/at-hub.ts';
import { errorText, RefusalBanner, useCommand, useHub, useLine, useLive } from '../../../app/index.ts';
import { Banner, Button, Failed, Loading, ShortcutHelp, ShortcutProvider } from '../../../kit/index.ts';
import { CasesPage } from './cases-page.tsx';
import { DeskPage } from './desk-page.tsx';
import { DeviceTests } from './device-tests.tsx';
import { FormsPage } from './forms-page.tsx';
import { PresenceControl } from './presence-control.tsx';
import { RingingDialog } from './ringing-dialog.tsx';
import { SkillsDialog } from './skills-dialog.tsx';
import './expert-desk.css';

const PAGES = ['desk', 'cases', 'forms', 'devices'] as const;
type Page = (typeof PAGES)[number];

/** @param tools what the role puts into the top bar: the line's state and the language */
export function ExpertDesk({ tools }: { readonly tools: ReactNode }) {
  const { t } = useTranslation('errors');
  const hub = useHub();
  const queries = useQueryClient();
  const desk = useLive(hub.remote.watchExpert);
  const key = JSON.stringify(hub.remote.session.key());
  const failed = desk.error !== null && desk.error !== undefined;
  useEffect(() => {
    // Signed in on another machine, or let go: the first screen tells.
    if (failed) void queries.invalidateQueries({ queryKey: JSON.parse(key) as unknown[] });
  }, [failed, queries, key]);
  if (desk.data === undefined) return failed ? <Failed text={errorText(desk.error, t)} onRetry={() => void desk.retry()} /> : <Loading />;
  return (
    <ShortcutProvider>
      <Desk desk={desk.data} tools={tools} />
    </ShortcutProvider>
  );
}

function Desk({ desk, tools }: { readonly desk: DeskState; readonly tools: ReactNode }) {
  const { t } = useTranslation('remote');
  const line = useLine();
  const [skills, setSkills] = useState(false);
  const { expert, session } = desk;
  const sessionId = session?.id ?? null;
  const [{ page, during }, setPlace] = useState<{ readonly page: Page; readonly during: string | null }>({ page: 'desk', during: sessionId });
  // A session that begins is shown, whatever was looked at.
  if (sessionId !== during) setPlace({ page: sessionId === null ? page : 'desk', during: sessionId });
  const setPage = (next: Page) => setPlace({ page: next, during: sessionId });
  const inSession = session !== null && session.state !== 'afterWork';
  const pages = PAGES.filter((one) => (expert.kind === 'expert' || one === 'desk' || one === 'devices') && !(inSession && one === 'devices'));
  const shown = pages.includes(page) ? page : 'desk';
  const [ring] = desk.ringing;
  useEffect(() => {
    document.title = ring === undefined ? t('expert.title') : t('expert.ring.title');
  }, [ring, t]);
  return (
    <div className="ex-page">
      <header className="ex-top">
        <h1>{expert.name}</h1>
        <PresenceControl desk={desk} />
        <div className="xd-tools">
          {tools}
          <Button variant="quiet" icon="settings" onPress={() => setSkills(true)}>
            {t('expert.skills.open')}
          </Button>
          <SignOut disabled={session !== null} />
        </div>
      </header>
      <nav className="xd-nav" aria-label={t('expert.pages.label')}>
        <ul>
          {pages.map((one, at) => (
            <li key={one} data-chosen={one === shown}>
              <Button variant="quiet" keys={`Alt+${at + 1}`} keysLabel={t(`expert.pages.${one}`)} onPress={() => setPage(one)}>
                <span aria-current={one === shown ? 'page' : undefined}>{one === 'cases' && desk.openCases > 0 ? t('expert.pages.casesOpen', { count: desk.openCases }) : t(`expert.pages.${one}`)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      {line.cutSince !== null && (
        <Banner kind="disruption" live="assertive">
          {t('expert.lineCut')}
        </Banner>
      )}
      <main className={inSession && shown === 'desk' ? 'xd-main xd-main-wide' : 'xd-main'}>
        {/* The room stays while another page is looked at. */}
        <div hidden={shown !== 'desk'}>
          <DeskPage desk={desk} />
        </div>
        {shown === 'cases' && <CasesPage openCases={desk.openCases} />}
        {shown === 'forms' && <FormsPage />}
        {shown === 'devices' && <DeviceTests />}
      </main>
      <footer className="xd-foot">
        <ShortcutHelp />
      </footer>
      {ring !== undefined && <RingingDialog key={ring.id} ring={ring} />}
      {skills && <SkillsDialog expert={expert} onClose={() => setSkills(false)} />}
    </div>
  );
}

function SignOut({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation('remote');
  const hub = useHub();
  const queries = useQueryClient();
  const signOut = useCommand(hub.remote.signOut);
  const run = async () => {
    if ((await signOut.run({})) === undefined) return;
    // The next expert on this screen sees nothing of what this one looked at.
    queries.removeQueries({ predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"session"') });
    queries.setQueryData(hub.remote.session.queryKey(), { expert: null });
  };
  return (
    <>
      <Button variant="quiet" icon="logout" disabled={disabled} busy={signOut.pending} onPress={() => void run()}>
        {t('expert.signOut')}
      </Button>
      <RefusalBanner commands={[signOut]} />
    </>
  );
}
