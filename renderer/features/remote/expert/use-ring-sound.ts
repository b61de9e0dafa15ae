/** The sound of a ring, for as long as it rings. */
import { useEffect, useRef, useState } from 'react';
import { type Chime, createChime } from '../../../kit/index.ts';

const TONES = [659.25, 523.25];
/** Milliseconds from one chime to the next. */
const EVERY = 2_500;

/** @returns whether the browser lets this page sound; false until the person has pressed something on it */
export function useRingSound(ringing: boolean): boolean {
  const chime = useRef<Chime | null>(null);
  const [sounds, setSounds] = useState(true);
  useEffect(() => () => chime.current?.close(), []);
  useEffect(() => {
    if (!ringing) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ring = async () => {
      chime.current ??= createChime();
      const heard = await chime.current.play(TONES);
      if (gone) return;
      setSounds(heard);
      timer = setTimeout(() => void ring(), EVERY);
    };
    void ring();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ringing]);
  return sounds;
}
