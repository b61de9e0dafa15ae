/** The portal of a signed-in editor: who and for whom, the pages, and the line to the hub. */
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider } from '#shared/contract/cards.ts';
import type { EditorSession } from '#shared/contract/portal.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { useCommand, useHub, useLine } from '../../app/index.ts';
import { FlagsPage } from '../../features/feedback/index.ts';
import { PortalBookingsPage } from '../../features/bookings/index.ts';
import { PriceListPage, SettlementsPage } from '../../features/payments/index.ts';
import { CardsPage, LeaveProvider, NoticesPage, RefusalNote, useLeave } from '../../features/portal/index.ts';
import { RemotePage } from '../../features/remote/index.ts';
import { ReportsPage } from '../../features/reports/index.ts';
import { Banner, Button, InLanguage, Loading, ShortcutHelp, ShortcutProvider, useClaimFocus } from '../../kit/index.ts';
import { LanguageMenu } from './language-menu.tsx';

interface PortalFrameProps {
  readonly editor: NonNullable<EditorSession['editor']>;
  readonly provider: Provider | null;
  /** The hub's present. */
  readonly now: string;
  readonly version: string;
}

const AdministrationPage = lazy(async () => ({ default: (await import('./administration.tsx')).AdministrationPage }));

const PAGES = ['reports', 'cards', 'notices', 'flags', 'settlements', 'prices', 'remote', 'bookings', 'administration'] as const;
type Page = (typeof PAGES)[number];

export function PortalFrame(props: PortalFrameProps) {
  return (
    <ShortcutProvider>
      <LeaveProvider>
        <Pages {...props} />
      </LeaveProvider>
    </ShortcutProvider>
  );
}

function Pages({ editor, provider, now, version }: PortalFrameProps) {
  const { t } = useTranslation('portal');
  const line = useLine();
  const leave = useLeave();
  // After signing in the fields that held the focus are gone.
  const main = useClaimFocus<HTMLElement>();
  const [page, setPage] = useState<Page>('reports');
  const [cardId, setCardId] = useState<string | null>(null);
  const pages = PAGES.filter((name) => name !== 'administration' || editor.role === 'administrator');

  useEffect(() => {
    document.title = `${t(`pages.${page}`)} – ${t('title')}`;
  }, [page, t]);

  const open = (next: Page, card: string | null = null) =>
    leave(() => {
      setPage(next);
      setCardId(card);
      window.scrollTo(0, 0);
    });

  return (
    <div className="po-page">
      <a className="po-skip" href="#po-main" onClick={() => main.current?.focus()}>
        {t('skip')}
      </a>
      <header className="po-top">
        <span className="po-name">{t('title')}</span>
        <span className="po-who">
          {provider !== null && (
            <strong>
              <InLanguage texts={provider.name} />
            </strong>
          )}
          <span>{t(`roles.${editor.role}`, { name: editor.name })}</span>
        </span>
        <LanguageMenu />
        <SignOut />
      </header>
      <nav className="po-nav" aria-label={t('pages.label')}>
        <ul>
          {pages.map((name, at) => (
            <li key={name} data-chosen={name === page}>
              <Button variant="quiet" keys={`Alt+${at + 1}`} keysLabel={t(`pages.${name}`)} onPress={() => open(name)}>
                <span aria-current={name === page ? 'page' : undefined}>{t(`pages.${name}`)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      {line.cutSince !== null && (
        <Banner kind="disruption" live="assertive">
          {t('lineCut')}
        </Banner>
      )}
      <main id="po-main" ref={main} tabIndex={-1} className="po-main">
        <Suspense fallback={<Loading />}>
          {page === 'reports' && <ReportsPage today={localDateOf(now)} administrator={editor.role === 'administrator'} />}
          {page === 'cards' && <CardsPage key={cardId ?? ''} opened={cardId} />}
          {page === 'notices' && <NoticesPage editsFor={editor.providerId} />}
          {page === 'flags' && <FlagsPage onOpenCard={(id) => open('cards', id)} />}
          {page === 'settlements' && <SettlementsPage today={localDateOf(now)} administrator={editor.role === 'administrator'} />}
          {page === 'prices' && <PriceListPage today={localDateOf(now)} editsFor={editor.providerId} />}
          {page === 'remote' && <RemotePage today={localDateOf(now)} administrator={editor.role === 'administrator'} editsFor={editor.providerId} />}
          {page === 'bookings' && <PortalBookingsPage today={localDateOf(now)} administrator={editor.role === 'administrator'} editsFor={editor.providerId} />}
          {page === 'administration' && <AdministrationPage ownId={editor.id} />}
        </Suspense>
      </main>
      <footer className="po-foot">
        <span className="od-soft">{t('version', { version })}</span>
        <ShortcutHelp />
      </footer>
    </div>
  );
}

function SignOut() {
  const { t } = useTranslation('portal');
  const hub = useHub();
  const queries = useQueryClient();
  const leave = useLeave();
  const signOut = useCommand(hub.portal.signOut);
  const run = async () => {
    if ((await signOut.run({})) === undefined) return;
    queries.setQueryData(hub.portal.session.queryKey(), { editor: null, provider: null });
    // The next editor on this screen sees nothing of what this one looked at.
    queries.removeQueries({ predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"portal"') });
  };
  return (
    <>
      <Button variant="quiet" icon="logout" busy={signOut.pending} onPress={() => leave(() => void run())}>
        {t('signOut')}
      </Button>
      <RefusalNote commands={[signOut]} />
    </>
  );
}
