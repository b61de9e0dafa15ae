/** The room's calls for the screens of a point: advisor and customer terminal alike. */
import { useMemo } from 'react';
import { newUlid, useStation } from '../../../app/index.ts';
import type { PlaceCalls } from '../room/use-place.ts';

export function useDeskCalls(): PlaceCalls {
  const { remote } = useStation();
  return useMemo(
    () => ({
      join: (sessionId, { publicKey }) => remote.join.call({ commandId: newUlid(), sessionId, publicKey }),
      ice: (sessionId) => remote.ice.call({ sessionId }),
      signal: (sessionId, signals) => remote.signal.call({ sessionId, signals }),
      watch: (sessionId, after, signal) => remote.watchSignals.call({ sessionId, after }, { signal }),
    }),
    [remote],
  );
}
