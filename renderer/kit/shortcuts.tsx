/** Keyboard shortcuts: one registry for the whole screen, so that `?` can show them all and no key means two things. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { keysOf } from './keys.ts';

export interface Shortcut {
  /** As it is shown and matched: `F2`, `Ctrl+K`, `Alt+1`, `?`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** How deep in dialogs it stands: 0 is the screen, 1 a dialog on it. */
  readonly layer: number;
}

interface Registry {
  readonly add: (shortcut: Shortcut) => () => void;
  /** Opens a layer that silences those under it, until the answer is called. */
  readonly cover: (layer: number) => () => void;
  /** The shortcuts in force, in the order they came. */
  readonly read: () => readonly Shortcut[];
  readonly subscribe: (listener: () => void) => () => void;
}

function createRegistry(): Registry {
  let known: readonly Shortcut[] = [];
  let covers: readonly number[] = [];
  let acting: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();
  const become = () => {
    acting = inForce(known, Math.max(0, ...covers));
    for (const listener of listeners) listener();
  };
  return {
    add(shortcut) {
      known = [...known, shortcut];
      become();
      return () => {
        known = known.filter((other) => other !== shortcut);
        become();
      };
    },
    cover(layer) {
      covers = [...covers, layer];
      become();
      return () => {
        const place = covers.indexOf(layer);
        covers = covers.filter((_, at) => at !== place);
        become();
      };
    },
    read: () => acting,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const RegistryContext = createContext<Registry | null>(null);
const LayerContext = createContext(0);

/** The shortcuts that act now: those of the topmost layer that is open. */
function inForce(known: readonly Shortcut[], depth: number): readonly Shortcut[] {
  return known.filter((shortcut) => shortcut.layer === depth);
}

/** Keys that type something belong to the field in which they are typed. */
function belongsToField(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return false;
  return event.key.length === 1 && (target.matches('input, textarea, select') || target.isContentEditable);
}

interface ShortcutProviderProps {
  readonly children: ReactNode;
  /** False turns off shortcuts of a single character, as WCAG 2.1.4 wants it to be possible. */
  readonly characterKeys?: boolean;
}

/** Listens for the shortcuts of everything below it. While a dialog is open only the dialog's own shortcuts act. */
export function ShortcutProvider({ children, characterKeys = true }: ShortcutProviderProps) {
  const registry = useMemo(() => createRegistry(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || belongsToField(event)) return;
      const keys = keysOf(event);
      if (!characterKeys && keys.length === 1) return;
      // The latest comer wins: a dialog's Enter over the page's.
      const found = registry.read().findLast((shortcut) => shortcut.keys === keys);
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [registry, characterKeys]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** What is drawn inside stands above the rest of the screen: only its own shortcuts act while it is shown. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }) {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext) + 1;
  useEffect(() => registry?.cover(layer), [registry, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}

/**
 * Registers a shortcut while the component is shown. Nothing happens when `keys` is undefined or
 * the screen has no shortcuts (the customer's terminal).
 */
export function useShortcut(keys: string | undefined, label: string, run: () => void): void {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (keys === undefined || registry === null) return undefined;
    return registry.add({ keys, label, layer, run: () => latest.current() });
  }, [registry, keys, label, layer]);
}

const NONE: readonly Shortcut[] = [];

/** All shortcuts in force now, in the order they came. */
export function useShortcuts(): readonly Shortcut[] {
  const registry = useContext(RegistryContext);
  return useSyncExternalStore(registry?.subscribe ?? (() => () => {}), registry?.read ?? (() => NONE));
}
