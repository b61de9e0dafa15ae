/** What a key does to the window itself. There is no menu, so what browsers tie to one is decided here. */
import type { WindowKind } from '#shared/host.ts';
import { isKiosk } from './windows.ts';

export interface KeyPressed {
  key: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
}

export type KeyEffect = 'page' | 'block' | 'zoomIn' | 'zoomOut' | 'zoomReset';

/** Editing keys that help a person fill a form at a terminal; every other chord there is blocked. */
const KIOSK_CHORDS = new Set(['a', 'c', 'v', 'x', 'z', 'arrowleft', 'arrowright', 'home', 'end', 'backspace', 'delete']);

/**
 * The effect of a key. The advisor's window zooms by Ctrl with plus, minus and zero. At a customer's
 * screen everything is blocked but typing, moving and editing; AltGr, which comes as Ctrl with Alt,
 * types characters such as @ and passes.
 */
export const keyEffect = (kind: WindowKind, pressed: KeyPressed): KeyEffect => {
  const key = pressed.key.toLowerCase();
  const chord = pressed.control || pressed.meta;
  if (isKiosk(kind)) {
    if (pressed.control && pressed.alt && /^.$/u.test(key)) return 'page';
    if (/^f\d{1,2}$/.test(key) || key === 'contextmenu' || pressed.alt) return 'block';
    return !chord || (KIOSK_CHORDS.has(key) && !pressed.meta) ? 'page' : 'block';
  }
  if (chord && !pressed.alt) {
    if (key === '+' || key === '=') return 'zoomIn';
    if (key === '-') return 'zoomOut';
    if (key === '0') return 'zoomReset';
  }
  return 'page';
};

/** The next zoom factor, in steps of a tenth of a doubling, between 50 % and 400 %. */
export const nextZoom = (factor: number, effect: 'zoomIn' | 'zoomOut' | 'zoomReset'): number => {
  if (effect === 'zoomReset') return 1;
  const next = effect === 'zoomIn' ? factor * 1.1 : factor / 1.1;
  return Math.min(4, Math.max(0.5, Math.round(next * 100) / 100));
};
