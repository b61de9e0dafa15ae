/** Whether shortcuts of a single character work on this desk: the advisor's own choice, kept by the browser. */
import { useState } from 'react';

const KEPT = 'onedoor.characterKeys';

export function useCharacterKeys(): [on: boolean, set: (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  return [
    on,
    (next) => {
      localStorage.setItem(KEPT, next ? 'on' : 'off');
      setOn(next);
    },
  ];
}
