import { expect, test } from 'vitest';
import { corrected, type Vocabulary } from '#service/features/cards/spelling.ts';

const words: Readonly<Record<string, number>> = { ajokortti: 3, passi: 9, passit: 1, asumistuki: 5, päivähoito: 4, hoito: 7, kotihoito: 2, lupa: 20, äitiysraha: 2, öljy: 1 };
const vocabulary: Vocabulary = {
  count: (word) => words[word] ?? 0,
  completed: (beginning) => Object.keys(words).find((word) => word.startsWith(beginning)) ?? null,
};

test.each([
  ['ajokorrti', 'ajokortti'],
  ['ajokortt', 'ajokortti'],
  ['jaokortti', 'ajokortti'],
  ['pasi', 'passi'],
  ['passsi', 'passi'],
  ['asumistuko', 'asumistuki'],
  ['paivahoito', 'päivähoito'],
  ['aitiysraha', 'äitiysraha'],
  ['oljy', 'öljy'],
  ['asumsitu', 'asumistuki'],
  ['luoa', 'lupa'],
])('%s is read as %s', (typed, meant) => {
  expect(corrected(typed, vocabulary)).toBe(meant);
});

test.each(['', 'ab', 'zzzzzzz', 'kirjasto', 'a'.repeat(200), '🙂🙂🙂🙂'])('%j stays as it is', (typed) => {
  expect(corrected(typed, vocabulary)).toBeNull();
});

test('of two words one slip away the more used is meant', () => {
  expect(corrected('xoito', { count: (word) => ({ hoito: 7, koito: 2 })[word] ?? 0, completed: () => null })).toBe('hoito');
});
