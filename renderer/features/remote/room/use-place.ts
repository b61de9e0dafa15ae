/** A place in the room for this screen: its key, its camera and microphone, and the way its signals go. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { IceServers, KeptSignal, Participant, RemoteSession, Signal } from '#shared/contract/remote/words.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { SessionKey } from '../media/session-key.ts';
import type { RoomPlace } from '../media/use-room.ts';

interface Joined {
  readonly self: Participant;
  readonly session: RemoteSession;
  readonly ice: IceServers;
}

/** The calls of the place, at the station or at the hub. */
export interface PlaceCalls {
  readonly join: (sessionId: string, key: SessionKey) => Promise<Joined>;
  readonly ice: (sessionId: string) => Promise<IceServers>;
  readonly signal: (sessionId: string, signals: Signal[]) => Promise<unknown>;
  readonly watch: (sessionId: string, after: number, signal: AbortSignal) => Promise<AsyncIterable<KeptSignal>>;
}

export interface UsedPlace {
  readonly place: RoomPlace | null;
  readonly local: LocalMedia | null;
  readonly opening: boolean;
  readonly error: unknown;
  readonly enter: () => void;
  readonly leave: () => void;
}

const NOWHERE = { place: null, local: null, opening: false, error: null };

/**
 * @param sessionId null while there is no session; another one leaves the former room
 * @param wanted whether the screen shall be in the room without a press, as the customer's is once they agreed
 */
export function usePlace(sessionId: string | null, wanted: boolean, calls: PlaceCalls): UsedPlace {
  const [state, setState] = useState<Pick<UsedPlace, 'place' | 'local' | 'opening' | 'error'>>(NOWHERE);
  const current = useRef(calls);
  current.current = calls;
  const turn = useRef(0);

  const leave = useCallback(() => {
    turn.current += 1;
    setState((before) => {
      before.local?.end();
      return NOWHERE;
    });
  }, []);

  const enter = useCallback(() => {
    if (sessionId === null) return;
    turn.current += 1;
    const mine = turn.current;
    setState({ ...NOWHERE, opening: true });
    const open = async () => {
      const [{ makeSessionKey }, { openLocalMedia }] = await Promise.all([import('../media/session-key.ts'), import('../media/local-media.ts')]);
      // The devices open while the hub is asked: a person waits for both.
      const key = await makeSessionKey();
      const opening = openLocalMedia({ camera: true, microphone: true });
      try {
        const { self, ice } = await current.current.join(sessionId, key);
        const local = await opening;
        if (turn.current !== mine) return void local.end();
        const place: RoomPlace = {
          sessionId,
          self,
          key,
          local,
          signalling: {
            send: (signals) => current.current.signal(sessionId, signals),
            watch: (after, signal) => current.current.watch(sessionId, after, signal),
          },
          ice: { first: ice, fresh: () => current.current.ice(sessionId) },
        };
        setState({ place, local, opening: false, error: null });
      } catch (error) {
        (await opening).end();
        if (turn.current === mine) setState({ ...NOWHERE, error });
      }
    };
    void open();
  }, [sessionId]);

  useEffect(() => {
    if (sessionId !== null && wanted) enter();
    return leave;
  }, [sessionId, wanted, enter, leave]);

  return { ...state, enter, leave };
}
