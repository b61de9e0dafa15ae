/** Fingers that shake, slip or stay: one touch is one act (EN 301 549, 5.9 and 5.5). */
import { useEffect } from 'react';

/** Milliseconds within which a second strike counts as the same one. */
const DOUBLE_STRIKE_MS = 500;

/** Whether a press counts, given when the last one that counted was; both in milliseconds. */
export const isNewStrike = (at: number, last: number): boolean => at - last >= DOUBLE_STRIKE_MS;

/** Guards the whole page while it is shown. Keys of the touch keyboard may follow each other faster. */
export function useTouchGuard(): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const strike = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-fast]') !== null) return;
      const at = performance.now();
      if (isNewStrike(at, last)) {
        last = at;
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    const never = (event: Event) => event.preventDefault();
    document.addEventListener('click', strike, true);
    document.addEventListener('contextmenu', never, true);
    document.addEventListener('dragstart', never, true);
    return () => {
      document.removeEventListener('click', strike, true);
      document.removeEventListener('contextmenu', never, true);
      document.removeEventListener('dragstart', never, true);
    };
  }, []);
}
