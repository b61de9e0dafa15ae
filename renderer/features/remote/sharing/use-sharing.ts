/** Showing a window as a screen uses it, for as long as the room stands. */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Participant } from '#shared/contract/remote/words.ts';
import { newUlid } from '../../../app/index.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { Room } from '../media/room.ts';
import type { DeskCalls } from './desk-relay.ts';
import type { Permission } from './permission.ts';
import { IDLE, type Phase } from './phase.ts';
import type { WindowSharing } from './sharing.ts';

interface SharingNeeds {
  readonly room: Room | null;
  readonly local: LocalMedia | null;
  readonly selfId: string | null;
  readonly roster: readonly Participant[];
  /** On a screen of the desk: the station's record, and its calls. */
  readonly desk: { readonly permission: Permission | null; readonly calls: DeskCalls } | null;
}

export interface UsedSharing {
  readonly selfId: string;
  readonly phase: Phase;
  readonly permission: Permission | null;
  /** Whether this browser can show a window at all. */
  readonly offered: boolean;
  readonly ask: () => void;
  readonly choose: () => void;
  readonly stop: () => void;
}

/** In the desktop application no window may be captured; a browser that cannot, as those of phones, has no such call. */
const canShare = (): boolean => window.onedoor === undefined && typeof (navigator.mediaDevices as MediaDevices | undefined)?.getDisplayMedia === 'function';

const never = () => () => undefined;

/** Null until the room stands. */
export function useSharing({ room, local, selfId, roster, desk }: SharingNeeds): UsedSharing | null {
  const [made, setMade] = useState<{ readonly room: Room; readonly sharing: WindowSharing } | null>(null);
  const roleOf = useEffectEvent((who: string) => roster.find(({ id }) => id === who)?.role ?? null);
  const ask = useEffectEvent((askId: string, who: string) => desk?.calls.ask(askId, who) ?? Promise.resolve('notAsked' as const));
  const end = useEffectEvent((askId: string, why: 'unanswered' | 'stopped') => desk?.calls.end(askId, why) ?? Promise.resolve());
  const recorded = useEffectEvent(() => desk?.permission ?? null);
  const isDesk = desk !== null;
  useEffect(() => {
    if (room === null || local === null || selfId === null) return;
    let gone = false;
    let sharing: WindowSharing | null = null;
    const start = async () => {
      const [{ createSharing }, { roomLine }, { browserClock }] = await Promise.all([import('./sharing.ts'), import('../joint/room-line.ts'), import('../joint/clock.ts')]);
      if (gone) return;
      sharing = createSharing({
        line: roomLine(room, selfId),
        local,
        clock: browserClock(),
        newId: newUlid,
        roleOf: (who) => roleOf(who),
        desk: isDesk ? { ask: (askId, who) => ask(askId, who), end: (askId, why) => end(askId, why) } : null,
        mayChoose: () => navigator.userActivation.isActive,
      });
      sharing.recorded(recorded());
      setMade({ room, sharing });
    };
    void start();
    return () => {
      gone = true;
      sharing?.end();
    };
  }, [room, local, selfId, isDesk]);
  const sharing = made !== null && made.room === room ? made.sharing : null;
  const { turn = 0, state = null } = desk?.permission ?? {};
  useEffect(() => {
    if (turn > 0 && state !== null) sharing?.recorded(recorded());
  }, [sharing, turn, state]);
  const phase = useSyncExternalStore(sharing?.phase.subscribe ?? never, () => sharing?.phase.get() ?? IDLE);
  const heard = useSyncExternalStore(sharing?.permission.subscribe ?? never, () => sharing?.permission.get() ?? null);
  if (sharing === null || selfId === null) return null;
  // On a screen of the desk what is drawn follows the station's word in the same moment as all else of the session.
  return { selfId, phase, permission: desk === null ? heard : desk.permission, offered: canShare(), ask: sharing.ask, choose: sharing.choose, stop: sharing.stop };
}
