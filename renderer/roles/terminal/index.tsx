/** The customer terminal: in the lobby, or paired with a desk. */
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useLine, useStation } from '../../app/index.ts';
import { Failed, Loading } from '../../kit/index.ts';
import { Lobby } from './lobby.tsx';

const Paired = lazy(async () => ({ default: (await import('./paired.tsx')).Paired }));

/** Milliseconds between looks at whether the terminal was paired with a desk or freed. */
const LOOK_AGAIN = 10_000;

export function Role() {
  const { t } = useTranslation('errors');
  const station = useStation();
  const line = useLine();
  const hello = useQuery({ ...station.point.hello.queryOptions(), refetchInterval: LOOK_AGAIN, enabled: line.connected });
  if (hello.data === undefined) {
    return hello.error === null ? <Loading /> : <Failed text={errorText(hello.error, t)} onRetry={() => void hello.refetch()} />;
  }
  const { device, contentLanguages } = hello.data;
  return device.deskId === null ? <Lobby contentLanguages={contentLanguages} /> : <Paired key={device.deskId} contentLanguages={contentLanguages} />;
}
