/** Locks the screen when nobody has touched it for the minutes the point has set. */
import { useEffect, useRef } from 'react';

/** Whether it is time to lock. Instants and lengths in milliseconds. */
export const isIdle = (touchedAt: number, now: number, lockAfter: number): boolean => now - touchedAt >= lockAfter;

const LOOK_EVERY = 5_000;

/** @param minutes null while they are not known */
export function useIdleLock(minutes: number | null, locked: boolean, lock: () => void): void {
  const touched = useRef(0);
  const act = useRef(lock);
  useEffect(() => {
    act.current = lock;
  });
  useEffect(() => {
    if (minutes === null || locked) return undefined;
    const touch = () => {
      touched.current = Date.now();
    };
    touch();
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) document.addEventListener(kind, touch, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (isIdle(touched.current, Date.now(), minutes * 60_000)) act.current();
    }, LOOK_EVERY);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) document.removeEventListener(kind, touch, { capture: true });
    };
  }, [minutes, locked]);
}
