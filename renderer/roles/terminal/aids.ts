/** Aids a customer may switch on for their own turn: larger text, strong contrast, everything lower down, reading aloud. */
import { useCallback, useEffect, useState } from 'react';

export interface Aids {
  /** 0: as designed, 1: half as large again, 2: twice as large. */
  readonly size: 0 | 1 | 2;
  readonly contrast: boolean;
  readonly low: boolean;
  readonly aloud: boolean;
}

export const NO_AIDS: Aids = { size: 0, contrast: false, low: false, aloud: false };

/** The aids, with the page following them. */
export function useAids(): [Aids, (change: Partial<Aids>) => void] {
  const [aids, setAids] = useState(NO_AIDS);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['size'] = String(aids.size);
    dataset['contrast'] = aids.contrast ? 'high' : 'usual';
    dataset['reach'] = aids.low ? 'low' : 'usual';
  }, [aids]);
  const change = useCallback((part: Partial<Aids>) => setAids((now) => ({ ...now, ...part })), []);
  return [aids, change];
}

/** The next size after this one, and back to the first. */
export const nextSize = (size: Aids['size']): Aids['size'] => (size === 0 ? 1 : size === 1 ? 2 : 0);
