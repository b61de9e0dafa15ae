/** Rules for Finnish forms, against the forms and base forms that Voikko gave for the catalogue's own words. */
import { describe, expect, test } from 'vitest';
import { baseCandidates } from '#service/features/cards/finnish-forms.ts';
import { createLexicon } from '#service/features/cards/lexicon.ts';
import { searchWords } from '../../../electron/hosts/card-files.ts';
import { assetsDir } from '../../bench/search-index.ts';

interface Line {
  lemma?: string;
  parts?: string[];
  forms?: string[];
}

const lines = (searchWords(assetsDir) as Line[]).flatMap(({ lemma, parts = [], forms = [] }) => (lemma === undefined ? [] : [{ lemma, parts, forms }]));
const parts = new Map(lines.map((line) => [line.lemma, line.parts]));
/** Base forms are known, no form is. */
const byRule = createLexicon({ isEmpty: false, lemmasOf: () => [], partsOf: (lemma) => parts.get(lemma) ?? null });

test.each([
  ['ajokortin', 'ajokortti'],
  ['luvan', 'lupa'],
  ['tukea', 'tuki'],
  ['eläkkeellä', 'eläke'],
  ['hakemuksen', 'hakemus'],
  ['kunnassa', 'kunta'],
  ['asunnosta', 'asunto'],
  ['henkilön', 'henkilö'],
  ['passeja', 'passi'],
  ['kouluun', 'koulu'],
  ['oikeuden', 'oikeus'],
  ['viranomaisen', 'viranomainen'],
  ['passinikin', 'passi'],
])('%s may come of %s', (form, base) => {
  expect([...baseCandidates(form)]).toContain(base);
});

describe('of all forms the catalogue uses', () => {
  const forms = lines.flatMap(({ lemma, forms: listed }) => listed.map((form) => ({ lemma, form }))).filter(({ form, lemma }) => form.length >= 4 && !parts.has(form) && !lemma.endsWith('ta') && !lemma.endsWith('tä') && !/[dkt]a$|[dkt]ä$/u.test(lemma));

  test('rules find the base form of seven in ten', () => {
    expect(forms.length).toBeGreaterThan(5_000);
    const found = forms.filter(({ form, lemma }) => byRule.analyse(form).lemmas.includes(lemma));
    expect(found.length / forms.length).toBeGreaterThan(0.7);
  });
});

test('a compound the dictionary does not list is split after a word it knows', () => {
  const { lemmas, parts: members } = byRule.analyse('passikorttilupaa');
  expect(lemmas).toContain('passikorttilupa');
  expect(members).toEqual(expect.arrayContaining(['passi', 'kortti', 'lupa', 'korttilupa']));
});

test('what is no word is left alone', () => {
  for (const word of ['', 'a', '123', 'x'.repeat(500)]) expect(byRule.analyse(word)).toEqual({ lemmas: [], parts: [] });
});
