/** Letters on the screen for a terminal without a keyboard, in the writing of the customer's language. */
import { Icon } from './icon.tsx';
import './touch-keyboard.css';

const LATIN = ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm-'];
const CYRILLIC_RU = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё-'];
const CYRILLIC_UK = ['йцукенгшщзхї', 'фівапролджє', 'ячсмитьбюґ-'];
const ARABIC = ['ضصثقفغعهخحجد', 'شسيبلاتنمكطذ', 'ئءؤرىةوزظأإ'];
const SAMI = ['áčđŋšŧž', ...LATIN];

const ROWS: Readonly<Record<string, readonly string[]>> = { ru: CYRILLIC_RU, uk: CYRILLIC_UK, ar: ARABIC, se: SAMI };

interface TouchKeyboardProps {
  readonly language: string;
  /** A row of digits above the letters, for codes. */
  readonly digits?: boolean;
  readonly onLetter: (letter: string) => void;
  readonly onErase: () => void;
  readonly names: { readonly keyboard: string; readonly space: string; readonly erase: string };
}

export function TouchKeyboard({ language, digits = false, onLetter, onErase, names }: TouchKeyboardProps) {
  return (
    // Keys may follow each other faster than a double strike: `data-fast` says so to the touch guard.
    <fieldset className="od-keys" aria-label={names.keyboard} data-fast="">
      {[...(digits ? ['1234567890'] : []), ...(ROWS[language] ?? LATIN)].map((row) => (
        <div key={row} className="od-keys-row">
          {Array.from(row, (letter) => (
            <button key={letter} type="button" className="od-key" onClick={() => onLetter(letter)}>
              {letter}
            </button>
          ))}
        </div>
      ))}
      <div className="od-keys-row">
        <button type="button" className="od-key od-key-wide" onClick={() => onLetter(' ')}>
          {names.space}
        </button>
        <button type="button" className="od-key od-key-erase" onClick={onErase} aria-label={names.erase}>
          <Icon name="arrow-left" flips />
        </button>
      </div>
    </fieldset>
  );
}
