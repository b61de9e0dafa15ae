/** Queries with judged answers, and how well a search does on them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { findCards } from '#service/features/cards/index.ts';
import type { Read } from '#service/kernel/acts.ts';
import { ContentLanguage } from '#shared/contract/words.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures/search');
const linesOf = (name: string) => readFileSync(resolve(fixtures, name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown);

export interface Judged {
  kind: string;
  language: ContentLanguage;
  words: string;
  relevant: ReadonlySet<string>;
}

const OntologyQuery = z.object({ kind: z.string(), lang: ContentLanguage, query: z.string(), relevant_gd: z.array(z.string()) });
const TurkuQuery = z.object({ lang: ContentLanguage, query: z.string(), relevant: z.array(z.object({ id: z.string() })) });
const TurkuService = z.object({ id: z.string(), name: z.string(), summary: z.string() });

/** Labels, synonyms, hidden labels and inflected forms of ontology concepts; relevant are the general descriptions tagged with the concept. */
export const ontologyQueries = (): Judged[] =>
  linesOf('ontology_queries_to_general_descriptions.jsonl')
    .map((line) => OntologyQuery.parse(line))
    .map(({ kind, lang, query, relevant_gd: relevant }) => ({ kind, language: lang, words: query, relevant: new Set(relevant) }));

export const turkuServices = () => linesOf('turku_services_fi.jsonl').map((line) => TurkuService.parse(line));

/** Needs in a customer's own words; relevant are those services judged so that are in the corpus. Needs with none are left out. */
export const turkuQueries = (): Judged[] => {
  const known = new Set(turkuServices().map((service) => service.id));
  return linesOf('turku_relevance_fi_sv_en.jsonl')
    .map((line) => TurkuQuery.parse(line))
    .map(({ lang, query, relevant }) => ({ kind: 'need', language: lang, words: query, relevant: new Set(relevant.map((service) => service.id).filter((id) => known.has(id))) }))
    .filter((query) => query.relevant.size > 0);
};

export interface Quality {
  queries: number;
  /** Relevant cards among the first ten, of ten or of as many as there are. */
  recallAt10: number;
  /** One over the place of the first relevant card within ten, else none; mean. */
  mrr: number;
}

const PAGE = 10;

export const judge = (db: Read, query: Judged): { recall: number; reciprocal: number } => {
  const ids = findCards(db, { words: query.words, language: query.language, filters: {}, limit: PAGE }).rows.map((row) => row.id);
  const first = ids.findIndex((id) => query.relevant.has(id));
  return { recall: ids.filter((id) => query.relevant.has(id)).length / Math.min(PAGE, query.relevant.size), reciprocal: first === -1 ? 0 : 1 / (first + 1) };
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

export const qualityOf = (db: Read, queries: readonly Judged[]): Quality => {
  const judged = queries.map((query) => judge(db, query));
  return { queries: queries.length, recallAt10: rounded(mean(judged.map((one) => one.recall))), mrr: rounded(mean(judged.map((one) => one.reciprocal))) };
};

/** Quality by kind and language, and of all. */
export const qualities = (db: Read, queries: readonly Judged[]): Record<string, Quality> => {
  const groups = new Map<string, Judged[]>();
  for (const query of queries) {
    const key = `${query.kind} ${query.language}`;
    groups.set(key, [...(groups.get(key) ?? []), query]);
  }
  return { ...Object.fromEntries([...groups].sort(([a], [b]) => a.localeCompare(b)).map(([key, group]) => [key, qualityOf(db, group)])), all: qualityOf(db, queries) };
};
