/** What keys on the screen do to a text. */
import { expect, test } from 'vitest';
import { erased, written } from '../../../renderer/features/remote/joint/typed.ts';

const at = (text: string, from = text.length, to = from) => ({ text, from, to });

test('a letter comes where the caret is, and in the place of what is selected', () => {
  expect(written(at('Ano', 1), 'i')).toEqual(at('Aino', 2));
  expect(written(at('Aino', 1, 3), 'x')).toEqual(at('Axo', 2));
  expect(written(at(''), 'Å')).toEqual(at('Å'));
});

test('erasing takes the selected, or one whole letter before the caret, or nothing', () => {
  expect(erased(at('Aino', 1, 3))).toEqual(at('Ao', 1));
  expect(erased(at('Aino', 2))).toEqual(at('Ano', 1));
  expect(erased(at('a𝒳b', 3))).toEqual(at('ab', 1));
  const start = at('Aino', 0);
  expect(erased(start)).toBe(start);
});
