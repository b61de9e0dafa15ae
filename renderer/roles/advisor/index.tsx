/** The advisor's desktop: first run, signing in, and then the desk. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useLive, useStation } from '../../app/index.ts';
import { Failed, Loading, NowProvider, ShortcutProvider } from '../../kit/index.ts';
import { SetUpPage, SignIn } from '../../features/point/index.ts';
import { useCharacterKeys } from './character-keys.ts';
import { LanguageMenu } from './language-menu.tsx';
import './advisor.css';

const fetchDesk = () => import('./desk-screen.tsx');
const DeskScreen = lazy(async () => ({ default: (await fetchDesk()).DeskScreen }));

export function Role() {
  const { t } = useTranslation('errors');
  const station = useStation();
  const queries = useQueryClient();
  // The desk is fetched while the advisor signs in.
  useEffect(() => {
    void fetchDesk();
  }, []);
  const hello = useQuery({ ...station.point.hello.queryOptions(), retry: true });
  const session = useLive(station.point.watchSession);
  const [characterKeys, setCharacterKeys] = useCharacterKeys();
  if (hello.data === undefined) return hello.isError ? <Failed text={errorText(hello.error, t)} onRetry={() => void hello.refetch()} /> : <Loading />;
  const again = () => void queries.invalidateQueries({ queryKey: station.point.key() });
  const screen = () => {
    if (!hello.data.setUp) return <SetUpPage onDone={again} />;
    if (session.data === undefined) return session.error === null ? <Loading /> : <Failed text={errorText(session.error, t)} onRetry={() => void session.retry()} />;
    if (session.data.advisor === null) return <SignIn pointName={hello.data.pointName} />;
    return <DeskScreen hello={hello.data} session={session.data} advisor={session.data.advisor} characterKeys={characterKeys} onCharacterKeys={setCharacterKeys} />;
  };
  const before = !hello.data.setUp || session.data?.advisor == null;
  return (
    <NowProvider offset={Date.parse(hello.data.now) - hello.dataUpdatedAt}>
      <ShortcutProvider characterKeys={characterKeys}>
        {before && (
          <div className="ad-before">
            <LanguageMenu />
          </div>
        )}
        <Suspense fallback={<Loading />}>{screen()}</Suspense>
      </ShortcutProvider>
    </NowProvider>
  );
}
