/** Letters on the screen for a terminal without a keyboard, in the writing of the customer's language. */
import { useState } from 'react';
import { Icon } from './icon.tsx';
import './touch-keyboard.css';

const LATIN = ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm-'];
const CYRILLIC_RU = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё-'];
const CYRILLIC_UK = ['йцукенгшщзхї', 'фівапролджє', 'ячсмитьбюґ-'];
const ARABIC = ['ضصثقفغعهخحجد', 'شسيبلاتنمكطذ', 'ئءؤرىةوزظأإ'];
const SAMI = ['áčđŋšŧž', ...LATIN];

const ROWS: Readonly<Record<string, readonly string[]>> = { ru: CYRILLIC_RU, uk: CYRILLIC_UK, ar: ARABIC, se: SAMI };

const DIGITS = '1234567890';
/** What days, sums and telephone numbers are written with. */
const NUMBER_ROWS = ['123', '456', '789', '.0,', '+-'];
const MARKS = ".,:@/'";

interface TouchKeyboardProps {
  readonly language: string;
  /** A row of digits above the letters, for codes. */
  readonly digits?: boolean;
  /**
   * What is written: `words` by small letters alone, `text` that somebody is to read, with capitals, digits and marks, or
   * `number`, without letters.
   */
  readonly kind?: 'words' | 'text' | 'number';
  readonly onLetter: (letter: string) => void;
  readonly onErase: () => void;
  readonly names: { readonly keyboard: string; readonly space: string; readonly erase: string; readonly capitals?: string };
}

export function TouchKeyboard({ language, digits = false, kind = 'words', onLetter, onErase, names }: TouchKeyboardProps) {
  const [capitals, setCapitals] = useState(false);
  const letters = ROWS[language] ?? LATIN;
  const hasCapitals = kind === 'text' && letters.join('') !== letters.join('').toLocaleUpperCase(language);
  const shown = (letter: string) => (capitals && hasCapitals ? letter.toLocaleUpperCase(language) : letter);
  const rows = kind === 'number' ? NUMBER_ROWS : [...(digits || kind === 'text' ? [DIGITS] : []), ...letters, ...(kind === 'text' ? [MARKS] : [])];
  return (
    // Keys may follow each other faster than a double strike: `data-fast` says so to the touch guard.
    <fieldset className="od-keys" aria-label={names.keyboard} data-fast="">
      {rows.map((row) => (
        <div key={row} className="od-keys-row">
          {Array.from(row, (letter) => (
            <button
              key={letter}
              type="button"
              className="od-key"
              onClick={() => {
                onLetter(shown(letter));
                setCapitals(false);
              }}
            >
              {shown(letter)}
            </button>
          ))}
        </div>
      ))}
      <div className="od-keys-row">
        {hasCapitals && (
          <button type="button" className="od-key od-key-erase" aria-pressed={capitals} aria-label={names.capitals} onClick={() => setCapitals(!capitals)}>
            <Icon name="chevron-up" />
          </button>
        )}
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
