import { assert as holds, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { lightStem } from '#service/features/cards/light-stems.ts';
import type { Analysis } from '#service/features/cards/lexicon.ts';
import { anyLabel, askedWords, matchOf } from '#service/features/cards/question.ts';

const known: Readonly<Record<string, Analysis>> = { passin: { lemmas: ['passi'], parts: [] }, ajokortin: { lemmas: ['ajokortti'], parts: ['ajo', 'kortti'] } };
const look = (word: string): Analysis => known[word] ?? { lemmas: [], parts: [] };
const asked = (typed: string) => matchOf(askedWords(typed, look), [], []).all;

test('the last word is still being typed; a form is asked for by its base form too', () => {
  expect(asked('ajokortin')).toBe('("ajokortin"* OR "ajokortti")');
  expect(asked('passin uusinta')).toBe('("passin" OR "passi") AND "uusint"*');
});

test('words that tell nothing are left out, unless there are no others', () => {
  expect(askedWords('haluan uuden passin', look).map((word) => word.word)).toEqual(['uuden', 'passin']);
  expect(askedWords('how do i get to the', look).map((word) => word.word)).not.toEqual([]);
});

test('facets narrow what is found', () => {
  expect(matchOf(askedWords('passi', look), [], ['\ue000abc'])).toEqual({ named: [], inName: 'name : ("passi"*)', all: '"passi"*', titled: null, facets: '"\ue000abc"' });
  expect(matchOf(askedWords('passi', look), ['passi'], ['\ue000abc']).named).toEqual(['"\ue001passi" AND "\ue000abc"', '"\ue002passi" AND "\ue000abc"']);
  expect(matchOf(askedWords('passi', look), [], []).facets).toBeNull();
});

test('labels are asked for with all their words', () => {
  expect(anyLabel(['tax card', 'verokortti'])).toBe('(("tax" AND "card") OR ("verokortti"))');
  expect(anyLabel(['()'])).toBeNull();
});

test('nothing typed leaves its quotes', () => {
  holds(
    property(string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const expression = asked(typed);
      expect(expression.replace(/"[\p{L}\p{N}\u0300-\u036f]+"/gu, '')).toMatch(/^[()*\sANDOR]*$/u);
    }),
  );
});

test.each([
  ['körkortet', 'körkort'],
  ['bidragen', 'bidrag'],
  ['licences', 'licenc'],
  ['permits', 'permit'],
  ['pass', null],
  ['', null],
])('the stem of %s is %s', (word, stem) => {
  expect(lightStem(word)).toBe(stem);
});
