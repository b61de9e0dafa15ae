/** Search keeps the quality it was measured to have; the limits stand a little under the figures of `test/bench/search-quality.ts`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generalDescriptions } from '../../bench/search-quality.ts';
import { indexOf, type SearchIndex } from '../../bench/search-index.ts';
import { ontologyQueries, qualityOf } from '../../bench/search-judged.ts';

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(generalDescriptions());
}, 60_000);
afterAll(() => index.close());

test.each([
  ['inflected', 'fi', 0.95],
  ['label', 'fi', 0.98],
  ['label', 'sv', 0.98],
  ['label', 'en', 0.98],
  ['synonym', 'fi', 0.98],
  ['synonym', 'sv', 0.98],
  ['synonym', 'en', 0.98],
  ['hidden_label', 'fi', 0.98],
])('%s %s: recall among the first ten at least %d', (kind, language, least) => {
  const queries = ontologyQueries().filter((query) => query.kind === kind && query.language === language);
  expect(queries.length).toBeGreaterThan(50);
  expect(qualityOf(index.db, queries).recallAt10).toBeGreaterThanOrEqual(least);
});

test('without the dictionary of the feed, rules and stems still find most inflected words', async () => {
  const bare = await indexOf(generalDescriptions(), { words: false });
  const inflected = ontologyQueries().filter((query) => query.kind === 'inflected');
  const quality = qualityOf(bare.db, inflected);
  await bare.close();
  expect(quality.recallAt10).toBeGreaterThan(0.3);
  expect(quality.recallAt10).toBeLessThan(qualityOf(index.db, inflected).recallAt10);
}, 60_000);
