/**
 * Makes `assets/search/words.ndjson` out of the cards and of an export of the ontologies:
 *
 *     node scripts/build-search-words/index.ts --ontology <ontology_terms_fi_sv_en.jsonl>
 *         [--library libvoikko.so.1] [--dictionary <folder>]
 *
 * Needs python3 and, from Debian, libvoikko1 and voikko-fi, which never come along with the application.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { partsOf } from './parts.ts';

const Labels = z.object({ fi: z.string().optional(), sv: z.string().optional(), en: z.string().optional() });
const Lists = z.object({ fi: z.array(z.string()).optional(), sv: z.array(z.string()).optional(), en: z.array(z.string()).optional() });
const Concept = z.object({ label: Labels, alt: Lists, hidden: Lists });
const Analyses = z.tuple([z.string(), z.array(z.tuple([z.string(), z.string(), z.string()]))]);

const LANGUAGES = ['fi', 'sv', 'en'] as const;
/** The only words of one, two or three letters worth a line are those that bend. */
const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(/\p{L}{2,}/gu) ?? [];
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** Every text under a key `fi`, at any depth. */
function* finnishIn(value: unknown, finnish = false): Generator<string> {
  if (typeof value === 'string' && finnish) yield value;
  else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) yield* finnishIn(inner, key === 'fi' || (finnish && Array.isArray(value)));
}

const { values } = parseArgs({ options: { ontology: { type: 'string' }, library: { type: 'string', default: 'libvoikko.so.1' }, dictionary: { type: 'string' } } });
if (values.ontology === undefined) throw new Error('Tell the file of the ontology terms: --ontology <file>');

const assets = resolve(import.meta.dirname, '../../assets');
const concepts = linesOf(values.ontology).map((line) => Concept.parse(JSON.parse(line)));
const cards = readdirSync(join(assets, 'cards')).filter((name) => name.endsWith('.ndjson')).flatMap((name) => linesOf(join(assets, 'cards', name)).map((line) => JSON.parse(line) as unknown));

const words = new Set([...finnishIn(cards), ...finnishIn(concepts)].flatMap(wordsOf));
const known = new Map<string, { parts: Set<string>; forms: Set<string> }>();

/** Place and person names are known to Voikko only with their capital. */
const asked = [...words].sort().flatMap((word) => [word, (word[0] ?? '').toUpperCase() + word.slice(1)]);
const answers = execFileSync('python3', [join(import.meta.dirname, 'analyse.py'), '--library', values.library, ...(values.dictionary === undefined ? [] : ['--dictionary', values.dictionary])], {
  input: `${asked.join('\n')}\n`,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
for (const line of answers.split('\n').filter(Boolean)) {
  const [word, analyses] = Analyses.parse(JSON.parse(line));
  for (const [base, bases] of analyses) {
    const lemma = base.toLowerCase();
    if (!/^\p{L}+$/u.test(lemma)) continue;
    const entry = known.get(lemma) ?? { parts: new Set<string>(), forms: new Set<string>() };
    for (const part of partsOf(bases)) entry.parts.add(part);
    if (word.toLowerCase() !== lemma) entry.forms.add(word.toLowerCase());
    known.set(lemma, entry);
  }
}

const out: object[] = [];
for (const [lemma, { parts, forms }] of [...known].sort(([a], [b]) => (a < b ? -1 : 1)))
  out.push({ lemma, ...(parts.size > 0 ? { parts: [...parts].sort() } : {}), ...(forms.size > 0 ? { forms: [...forms].sort() } : {}) });
const lemmas = out.length;
for (const { label, alt, hidden } of concepts) {
  const lists = LANGUAGES.map((language) => [language, [...new Set([label[language] ?? [], alt[language] ?? [], hidden[language] ?? []].flat().map((text) => text.trim()).filter(Boolean))]] as const).filter(([, list]) => list.length > 0);
  if (lists.flatMap(([, list]) => list).length > 1) out.push(Object.fromEntries(lists));
}
writeFileSync(join(assets, 'search', 'words.ndjson'), out.map((line) => `${JSON.stringify(line)}\n`).join(''));
console.log({ words: words.size, lemmas, concepts: out.length - lemmas });
