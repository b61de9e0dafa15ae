/** A place in the room for this screen: its key, its camera and microphone, and the way its signals go. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { IceServers, KeptSignal, Participant, RemoteSession, Signal } from '#shared/contract/remote/words.ts';
import type { LightTest } from '../media/light-test.ts';
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
  readonly error: unknown;
  /** What the end of the last stay showed of camera and microphone; null before any. */
  readonly light: LightTest | null;
  /** Tries again after it failed. */
  readonly enter: () => void;
}

interface Entered {
  /** Of which try this is. */
  readonly of: string;
  readonly place: RoomPlace | null;
  readonly error: unknown;
}

/**
 * @param sessionId null while there is no session; another one leaves the former room
 * @param wanted whether the screen shall be in the room now; turning false leaves it, and camera and microphone go off
 */
export function usePlace(sessionId: string | null, wanted: boolean, calls: PlaceCalls): UsedPlace {
  const [attempt, setAttempt] = useState(0);
  const [light, setLight] = useState<LightTest | null>(null);
  const [entered, setEntered] = useState<Entered | null>(null);
  const inside = wanted ? sessionId : null;
  const key = `${inside} ${attempt}`;
  const join = useEffectEvent(calls.join);
  const ice = useEffectEvent(calls.ice);
  const signal = useEffectEvent(calls.signal);
  const watch = useEffectEvent(calls.watch);

  useEffect(() => {
    if (inside === null) return;
    let gone = false;
    let local: LocalMedia | null = null;
    const open = async () => {
      const [{ makeSessionKey }, { openLocalMedia }] = await Promise.all([import('../media/session-key.ts'), import('../media/local-media.ts')]);
      const sessionKey = await makeSessionKey();
      // What the room stands on comes while the hub is asked, too; should it not come, opening the room says so.
      void import('../media/room.ts').catch(() => undefined);
      // The devices open while the hub is asked: a person waits for both.
      const opening = openLocalMedia({ camera: true, microphone: true });
      try {
        const { self, ice: first } = await join(inside, sessionKey);
        local = await opening;
        if (gone) return void local.end();
        const signalling = { send: (signals: Signal[]) => signal(inside, signals), watch: (after: number, stop: AbortSignal) => watch(inside, after, stop) };
        setEntered({ of: key, place: { sessionId: inside, self, key: sessionKey, local, signalling, ice: { first, fresh: () => ice(inside) } }, error: null });
      } catch (error) {
        // Who is not let in leaves no light on.
        (await opening).end();
        if (!gone) setEntered({ of: key, place: null, error });
      }
    };
    void open();
    return () => {
      gone = true;
      if (local !== null) setLight(local.end());
    };
  }, [inside, key]);

  const now = entered?.of === key ? entered : null;
  return { place: now?.place ?? null, local: now?.place?.local ?? null, error: now?.error ?? null, light, enter: () => setAttempt((before) => before + 1) };
}
