/** Choosing a file, in our own words: the browser's field would speak the browser's language. */
import { Icon } from './icon.tsx';
import './file-button.css';

interface FileButtonProps {
  readonly label: string;
  /** What may be chosen, as the `accept` of a file field. */
  readonly accept: string;
  readonly busy?: boolean;
  readonly onFile: (file: File) => void;
}

export function FileButton({ label, accept, busy = false, onFile }: FileButtonProps) {
  return (
    // The field keeps focus, keys and name; only its own drawing is hidden.
    <label className="od-button od-button-secondary od-file" aria-busy={busy || undefined}>
      <input
        type="file"
        className="od-hidden"
        accept={accept}
        disabled={busy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file may be chosen again after a fault.
          event.target.value = '';
        }}
      />
      <Icon name="document" />
      <span>{label}</span>
    </label>
  );
}
