/**
 * How fast the station answers each letter, beside plain FTS5 and MiniSearch on the same cards in the same run.
 *
 *     node test/bench/search-speed.ts [--sizes 632,10000,100000] [--runs 3] [--queries 100] [--no-minisearch]
 *
 * `station` is the whole service call: words read, found, ranked, explained, rows made. `lookup` is an FTS5 query
 * without ranking, LIMIT 20, rowids only: nothing on this database can be faster. Milliseconds; each query counts with the median of its runs.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findCards } from '#service/features/cards/index.ts';
import { dictionaryOf, inAllTexts } from '#service/features/cards/index-sql.ts';
import { createLexicon, type Analysis } from '#service/features/cards/lexicon.ts';
import { askedWords, matchOf, type AskedWord } from '#service/features/cards/question.ts';
import type { Read } from '#service/kernel/acts.ts';
import { CLASSES, grown, typedQueries, type Typed } from './search-corpus.ts';
import { indexOf, realCards } from './search-index.ts';
import { miniSearch, miniSearchEngine, openMiniSearch, plainFts, type Engine } from './search-peers.ts';

export interface SpeedOptions {
  sizes?: readonly number[];
  runs?: number;
  /** Of each class. */
  queries?: number;
  miniSearch?: boolean;
}

const rounded = (value: number) => Number(value.toPrecision(3));
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (values: readonly number[], share: number) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const timesOf = (engine: Engine, queries: readonly Typed[]): number[] =>
  queries.map(({ words }) => {
    const started = performance.now();
    engine(words);
    return performance.now() - started;
  });

interface Latency {
  p50: number;
  p99: number;
  /** Median of the runs' own p99, which has in it what else the machine did. */
  p99OfRuns: number;
}

/** Runs take turns, so that what else the machine does falls on all of them. */
const interleaved = (engines: Readonly<Record<string, Engine>>, queries: readonly Typed[], runs: number) => {
  const taken = new Map<string, number[][]>();
  for (const [name, engine] of Object.entries(engines)) {
    timesOf(engine, queries.filter((_, index) => index % 10 === 0));
    taken.set(name, []);
  }
  for (let run = 0; run < runs; run += 1) for (const [name, engine] of Object.entries(engines)) taken.get(name)?.push(timesOf(engine, queries));
  const latency = (name: string, kind: string | null): Latency => {
    const all = taken.get(name) ?? [];
    const chosen = queries.flatMap((query, index) => (kind === null || query.class === kind ? [index] : []));
    const ofEach = chosen.map((index) => median(all.map((times) => times[index] ?? Number.NaN)));
    const ofRuns = all.map((times) => percentile(chosen.map((index) => times[index] ?? Number.NaN), 0.99));
    return { p50: rounded(percentile(ofEach, 0.5)), p99: rounded(percentile(ofEach, 0.99)), p99OfRuns: rounded(median(ofRuns)) };
  };
  return Object.fromEntries(Object.keys(engines).map((name) => [name, { ...Object.fromEntries(CLASSES.map((kind) => [kind, latency(name, kind)])), all: latency(name, null) }])) as Record<string, Record<string, Latency>>;
};

const PAGE = 10;

/**
 * A whole form stands for its word: every text that has the form is indexed by its base form as well. Judged apart, a
 * rare form in the body of a card would outweigh the very same word in the name of another. A beginning stays one.
 */
const judgedAs = (asked: AskedWord, isWhole: boolean, { lemmas }: Analysis): AskedWord =>
  !isWhole || lemmas.length === 0 || lemmas.includes(asked.word) ? asked : { ...asked, open: false, exact: lemmas, beginnings: [] };

/** The full bm25 score (title ten times the text) of the ten cards shown, over that of the ten best there are: 1 is full ranking. */
export const rankingQuality = (db: Read, queries: readonly Typed[]) => {
  const shares = queries.flatMap(({ class: kind, words }) => {
    const { listed } = createLexicon(dictionaryOf(db));
    const asked = askedWords(words, listed).map((word) => judgedAs(word, kind === 'W' || !word.open, listed(word.word)));
    const scores = new Map(inAllTexts(db, matchOf(asked, [], []).all).map(({ id, score }) => [id, -score]));
    const ideal = [...scores.values()].sort((a, b) => b - a).slice(0, PAGE);
    const best = ideal.reduce((sum, score) => sum + score, 0);
    if (ideal.length < PAGE || best === 0) return [];
    const shown = findCards(db, { words, language: 'fi', filters: {}, limit: PAGE }).rows;
    return [shown.reduce((sum, row) => sum + (scores.get(row.id) ?? 0), 0) / best];
  });
  return { queries: shares.length, mean: rounded(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)), worst: rounded(Math.min(...shares)) };
};

const OPENINGS = 5;

const openingOf = (file: string): number =>
  median(Array.from({ length: OPENINGS }, () => (JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'search-open.ts'), file, 'ajokortti'], { encoding: 'utf8' })) as { ms: number }).ms));

const measured = async (size: number, options: Required<SpeedOptions>) => {
  const cards = grown(realCards(), size);
  const queries = typedQueries(cards, options.queries);
  const index = await indexOf(cards);
  try {
    const plain = plainFts(index.db.raw, cards);
    const mini = options.miniSearch ? miniSearch(cards) : null;
    const station: Engine = (words) => findCards(index.db, { words, language: 'fi', filters: {}, limit: 20 }).rows;
    const latency = interleaved({ station, ...plain, ...(mini ? { miniSearch: miniSearchEngine(mini) } : {}) }, queries, options.runs);
    const ratio = (peer: string) => rounded((latency[peer]?.['all']?.p99 ?? Number.NaN) / (latency['station']?.['all']?.p99 ?? Number.NaN));
    index.db.raw.exec('DROP TABLE temp.plain');
    return {
      cards: cards.length,
      applyMs: Math.round(index.applyMs),
      latency,
      stationOverLookupP99: rounded(1 / ratio('lookup')),
      fullBm25OverStationP99: ratio('fullBm25'),
      ...(mini ? { miniSearchOverStationP99: ratio('miniSearch') } : {}),
      rankingQuality: rankingQuality(index.db, queries),
      openToFirstAnswerMs: rounded(openingOf(index.file)),
      ...(mini && size <= 10_000 ? { miniSearchOpenMs: rounded(openMiniSearch(JSON.stringify(mini), 'ajokortti')) } : {}),
    };
  } finally {
    await index.close();
  }
};

export const run = async (options: SpeedOptions = {}): Promise<object> => {
  const all = { sizes: [632, 10_000, 100_000], runs: 3, queries: 100, miniSearch: true, ...options };
  const results: object[] = [];
  for (const size of all.sizes) results.push(await measured(size, all));
  return { node: process.version, runs: all.runs, queriesOfEachClass: all.queries, results };
};

export const bench = { name: 'search', run };

if (import.meta.main) {
  const { values } = parseArgs({ options: { sizes: { type: 'string' }, runs: { type: 'string' }, queries: { type: 'string' }, 'no-minisearch': { type: 'boolean', default: false } } });
  const numbers = (text: string) => text.split(',').map(Number);
  console.log(
    JSON.stringify(
      await run({
        ...(values.sizes === undefined ? {} : { sizes: numbers(values.sizes) }),
        ...(values.runs === undefined ? {} : { runs: Number(values.runs) }),
        ...(values.queries === undefined ? {} : { queries: Number(values.queries) }),
        miniSearch: !values['no-minisearch'],
      }),
      null,
      2,
    ),
  );
}
