/** A room on a screen: opened with the session, told of each change of its roster, ended with the screen at the latest. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Participant } from '#shared/contract/remote/words.ts';
import type { Room, RoomOptions, RoomState } from './room.ts';

/** All that a room needs but the roster, which changes. Keep the object the same for as long as the room should stand. */
export type RoomPlace = Omit<RoomOptions, 'roster'>;

export interface UsedRoom {
  readonly room: Room | null;
  readonly state: RoomState | null;
}

const never = () => () => undefined;

/**
 * @param place null until the customer has agreed and the session was joined; another object opens another room
 * @param roster the session's participants, as they are now
 */
export function useRoom(place: RoomPlace | null, roster: readonly Participant[]): UsedRoom {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    if (place === null) return;
    let gone = false;
    let opened: Room | null = null;
    const start = async () => {
      // What a room stands on is fetched when one is opened, and by no screen before.
      const { openRoom } = await import('./room.ts');
      if (gone) return;
      opened = openRoom({ ...place, roster: [] });
      setRoom(opened);
    };
    void start();
    return () => {
      gone = true;
      if (opened === null) place.local.end();
      else opened.end();
      setRoom(null);
    };
  }, [place]);
  useEffect(() => room?.setRoster(roster), [room, roster]);
  const state = useSyncExternalStore(room?.subscribe ?? never, () => room?.state() ?? null);
  return useMemo(() => ({ room, state }), [room, state]);
}
