/** Search words from the feed: base forms of Finnish words with their parts and forms, and concepts of the ontologies. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Write } from '../../kernel/acts.ts';
import { dictionaryInMemory, putState, replaceConcepts, replaceForms } from './index-sql.ts';
import { indexAnew, indexMore } from './indexing.ts';
import { createWordMemory, labelKeys, type WordMemory } from './known-words.ts';
import { createLexicon } from './lexicon.ts';
import { wordsOf } from './tokens.ts';

const Word = z.string().min(1).max(200);
const LemmaLine = z.object({ lemma: Word, parts: z.array(Word).max(200).default([]), forms: z.array(Word).max(2_000).default([]) });
const ConceptLine = z.object({ fi: z.array(Word).max(200).default([]), sv: z.array(Word).max(200).default([]), en: z.array(Word).max(200).default([]) });

/** A label without what tells it from its namesakes: `development (passive)`, `tila -- maanomistus`. */
const unqualified = (label: string): string => label.replace(/\s*(?:\(.*\)|--.*)$/u, '') || label;

/**
 * Replaces the point's search words by those of the lines, and begins to index the cards anew by them: `indexMore`
 * goes on. Throws when a line is neither a word nor a concept: then nothing was replaced.
 */
export const applyWords = (db: Write, lines: Iterable<unknown>, memory: WordMemory = createWordMemory()): void => {
  const lemmas: z.infer<typeof LemmaLine>[] = [];
  const concepts: z.infer<typeof ConceptLine>[] = [];
  for (const line of lines) {
    if (typeof line === 'object' && line !== null && 'lemma' in line) lemmas.push(LemmaLine.parse(line));
    else concepts.push(ConceptLine.parse(line));
  }
  putState(db, 'words', createHash('sha256').update(JSON.stringify([lemmas, concepts])).digest('base64url'));
  replaceForms(db, lemmas);
  const lexicon = createLexicon(dictionaryInMemory(db));
  replaceConcepts(
    db,
    concepts.map(({ fi, sv, en }) => ({
      labels: [...new Set([...fi, ...sv, ...en].map(unqualified))],
      keys: [...new Set([...fi.flatMap((label) => labelKeys(wordsOf(label), lexicon)), ...[...sv, ...en].flatMap((label) => labelKeys(wordsOf(label), null))])],
    })),
  );
  indexAnew(db);
  indexMore(db, memory);
};
