/** Search words from the feed: base forms of Finnish words with their parts and forms, and concepts of the ontologies. */
import * as z from 'zod';
import type { Write } from '../../kernel/acts.ts';
import { labelKeys } from './document.ts';
import { dictionaryOf, indexedCount, replaceConcepts, replaceForms } from './index-sql.ts';
import { reindex } from './indexing.ts';
import { createLexicon } from './lexicon.ts';
import { wordsOf } from './tokens.ts';

const Word = z.string().min(1).max(200);
const LemmaLine = z.object({ lemma: Word, parts: z.array(Word).max(200).default([]), forms: z.array(Word).max(2_000).default([]) });
const ConceptLine = z.object({ fi: z.array(Word).max(200).default([]), sv: z.array(Word).max(200).default([]), en: z.array(Word).max(200).default([]) });

/** A label without what tells it from its namesakes: `development (passive)`, `tila -- maanomistus`. */
const unqualified = (label: string): string => label.replace(/\s*(?:\(.*\)|--.*)$/u, '') || label;

/**
 * Replaces the point's search words by those of the lines, and indexes the cards anew by them.
 * Throws when a line is neither a word nor a concept: then nothing was replaced.
 */
export const applyWords = (db: Write, lines: Iterable<unknown>): void => {
  const lemmas: z.infer<typeof LemmaLine>[] = [];
  const concepts: z.infer<typeof ConceptLine>[] = [];
  for (const line of lines) {
    if (typeof line === 'object' && line !== null && 'lemma' in line) lemmas.push(LemmaLine.parse(line));
    else concepts.push(ConceptLine.parse(line));
  }
  replaceForms(db, lemmas);
  const lexicon = createLexicon(dictionaryOf(db));
  replaceConcepts(
    db,
    concepts.map(({ fi, sv, en }) => ({
      labels: [...new Set([...fi, ...sv, ...en].map(unqualified))],
      keys: [...new Set([...fi.flatMap((label) => labelKeys(wordsOf(label), lexicon)), ...[...sv, ...en].flatMap((label) => labelKeys(wordsOf(label), null))])],
    })),
  );
  if (indexedCount(db) > 0) reindex(db);
};
