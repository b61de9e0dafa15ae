/** How keys are written and matched. */

/** The keys of an event in the form shortcuts are written in: `Ctrl+Shift+K`, `F2`, `?`. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^[A-ZÅÄÖ0-9]$/.test(key);
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && (letter || key.length > 1) ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}
