/** Keyboard shortcuts: one registry for the whole screen, so that `?` can show them all and no key means two things. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As it is shown and matched: `F2`, `Ctrl+K`, `Alt+1`, `?`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

interface Registry {
  readonly add: (shortcut: Shortcut) => () => void;
  readonly read: () => readonly Shortcut[];
  readonly subscribe: (listener: () => void) => () => void;
}

function createRegistry(): Registry {
  let known: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Shortcut[]) => {
    known = next;
    for (const listener of listeners) listener();
  };
  return {
    add(shortcut) {
      become([...known, shortcut]);
      return () => become(known.filter((other) => other !== shortcut));
    },
    read: () => known,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const RegistryContext = createContext<Registry | null>(null);

/** The keys of an event in the form shortcuts are written in: `Ctrl+Shift+K`, `F2`, `?`. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^[A-ZÅÄÖ0-9]$/.test(key);
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && (letter || key.length > 1) ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Keys that type something belong to the field in which they are typed. */
function belongsToField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return false;
  return event.key.length === 1 && (target.matches('input, textarea, select') || target.isContentEditable);
}

/** Listens for the shortcuts of everything below it. While a dialog is open only the dialog's own shortcuts act. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(() => createRegistry(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || belongsToField(event)) return;
      const keys = keysOf(event);
      // The latest comer wins: a dialog's Enter over the page's.
      const found = registry.read().findLast((shortcut) => shortcut.keys === keys);
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/**
 * Registers a shortcut while the component is shown. Nothing happens when `keys` is undefined or
 * the screen has no shortcuts (the customer's terminal).
 */
export function useShortcut(keys: string | undefined, label: string, run: () => void): void {
  const registry = useContext(RegistryContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (keys === undefined || registry === null) return undefined;
    return registry.add({ keys, label, run: () => latest.current() });
  }, [registry, keys, label]);
}

const NONE: readonly Shortcut[] = [];

/** All shortcuts in force now, in the order they came. */
export function useShortcuts(): readonly Shortcut[] {
  const registry = useContext(RegistryContext);
  return useSyncExternalStore(registry?.subscribe ?? (() => () => {}), registry?.read ?? (() => NONE));
}
