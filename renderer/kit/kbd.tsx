/** A key or keys, as printed on the keyboard. Screen readers hear it from `aria-keyshortcuts` instead. */
import './button.css';

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="od-kbd" aria-hidden="true">
      {keys.replace('Escape', 'Esc').replaceAll('+', ' ')}
    </kbd>
  );
}
