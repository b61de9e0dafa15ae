/** Focus that nobody holds: when the pressed button goes away with its act, the next act takes it. */
import { type RefObject, useEffect, useRef } from 'react';

/** Whether the focus lies nowhere a user could have put it, and no dialog holds the screen. */
export function isFocusFree(page: Document): boolean {
  const { activeElement } = page;
  // A field that has just been disabled holds the focus for a moment more, and nothing can be typed in it.
  const held = activeElement !== null && activeElement !== page.body && !activeElement.matches(':disabled');
  return !held && page.querySelector('dialog[open]') === null;
}

/**
 * A ref for the element that takes the focus when it appears, if the focus is free. A focus
 * that the user has put somewhere is never moved.
 * @param ready false while the element cannot take it, as a disabled button
 */
export function useClaimFocus<Element extends HTMLElement>(ready = true): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    if (ready && isFocusFree(document)) ref.current?.focus();
  }, [ready]);
  return ref;
}

/** A ref for the element that has the focus first when it appears, in a dialog or on a page of one task. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    // A dialog that opens in the same breath puts the focus on its first element: this comes after it.
    queueMicrotask(() => ref.current?.focus());
  }, []);
  return ref;
}
