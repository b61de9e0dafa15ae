/** A key or keys, as printed on the keyboard. Screen readers hear it from `aria-keyshortcuts` instead. */
import './button.css';

const ARROWS = { Left: '←', Right: '→', Up: '↑', Down: '↓' } as const;

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="od-kbd" aria-hidden="true">
      {keys.replace('Escape', 'Esc').replace(/Arrow(Left|Right|Up|Down)/, (_name, way: keyof typeof ARROWS) => ARROWS[way]).replaceAll('+', ' ')}
    </kbd>
  );
}
