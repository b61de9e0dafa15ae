/** Texts: complete in Finnish, Swedish and English, with the same places to fill, and none in the code itself. */
import { describe, expect, test } from 'vitest';
import { readCode } from './code-texts.ts';
import { filesBelow, textOf } from './tree.ts';

const complete = ['fi', 'sv', 'en'];

/** A file's texts by dotted key. */
function textsIn(path: string): Map<string, string> {
  const flatten = (value: unknown, key: string): [string, string][] => {
    if (typeof value === 'string') return [[key, value]];
    if (typeof value !== 'object' || value === null) throw new Error(`${path}: ${key} is not a text`);
    return Object.entries(value).flatMap(([name, inside]) => flatten(inside, key === '' ? name : `${key}.${name}`));
  };
  const parsed: unknown = JSON.parse(textOf(path));
  return new Map(flatten(parsed, ''));
}

const files = filesBelow('locales', /\.json$/);
const texts = new Map(files.map((path) => [path, textsIn(path)]));
const inLanguage = (path: string, language: string): string => path.replace(/^locales\/[^/]+\//, `locales/${language}/`);
const places = (text: string): string[] => [...new Set([...text.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)].map(([, name]) => String(name)))].toSorted();
/** `count` need not be said where the form itself says it: one, two or none. */
const saysCount = (key: string): boolean => /_(zero|one|two)$/.test(key);
const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const source = files.filter((path) => path.startsWith('locales/fi/'));

describe('texts', () => {
  test('are there', () => {
    expect(source).not.toEqual([]);
  });

  test.each(['sv', 'en'])('%s has the same files as Finnish', (language) => {
    expect(files.filter((path) => path.startsWith(`locales/${language}/`)).toSorted()).toEqual(source.map((path) => inLanguage(path, language)).toSorted());
  });

  test.each(source.flatMap((path) => ['sv', 'en'].map((language) => inLanguage(path, language))))('%s has the keys of Finnish', (path) => {
    const here = [...(texts.get(path)?.keys() ?? [])];
    const finnish = [...(texts.get(inLanguage(path, 'fi'))?.keys() ?? [])];
    expect({ lacks: finnish.filter((key) => !here.includes(key)), hasTooMuch: here.filter((key) => !finnish.includes(key)) }).toEqual({ lacks: [], hasTooMuch: [] });
  });

  test('other languages have no key that Finnish lacks', () => {
    const others = files.filter((path) => !complete.includes(path.split('/')[1] ?? ''));
    const extra = others.flatMap((path) => {
      const finnish = new Set([...(texts.get(inLanguage(path, 'fi'))?.keys() ?? [])].map(withoutPlural));
      return [...(texts.get(path)?.keys() ?? [])].filter((key) => !finnish.has(withoutPlural(key))).map((key) => `${path}: ${key}`);
    });
    expect(extra).toEqual([]);
  });

  test('no text is empty', () => {
    expect([...texts].flatMap(([path, keys]) => [...keys].filter(([, text]) => text.trim() === '').map(([key]) => `${path}: ${key}`))).toEqual([]);
  });

  test('every translation fills the same places', () => {
    const wrong = files.flatMap((path) => {
      const finnish = texts.get(inLanguage(path, 'fi')) ?? new Map<string, string>();
      return [...(texts.get(path) ?? [])].flatMap(([key, text]) => {
        const model = finnish.get(key);
        const [wanted, given] = [model ?? text, text].map((words) => places(words).filter((place) => place !== 'count' || !saysCount(key)).join());
        return wanted === given ? [] : [`${path}: ${key}: ${given} for ${wanted}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('code', () => {
  const codes = filesBelow('renderer', /\.tsx?$/).map((path) => ({ path, ...readCode(textOf(path), path.endsWith('.tsx')) }));
  const everywhere = source.map((path) => path.slice('locales/fi/'.length, -'.json'.length));
  const finnishKeys = (namespace: string): string[] => [...(texts.get(`locales/fi/${namespace}.json`)?.keys() ?? [])].flatMap((key) => [key, withoutPlural(key)]);

  test('asks only for texts that are there', () => {
    const unknown = codes.flatMap(({ path, asked }) =>
      asked
        // A file that is handed its `t` does not say whose texts it asks for.
        .map(({ namespaces, ...text }) => ({ ...text, namespaces: namespaces.length === 0 ? everywhere : namespaces }))
        .filter(({ key, prefix, namespaces }) => !namespaces.flatMap(finnishKeys).some((known) => (prefix ? known.startsWith(key) : known === key)))
        .map(({ key, namespaces }) => `${path}: ${namespaces.join('|')}:${key}`),
    );
    expect(unknown).toEqual([]);
  });

  test('has no text of its own', () => {
    expect(codes.flatMap(({ path, literal }) => literal.map((text) => `${path}: ${text}`))).toEqual([]);
  });

  test('would be caught with a text of its own or an unknown key', () => {
    const { asked, literal } = readCode("const A = () => { const { t } = useTranslation('queue'); return <p title=\"Jono\">Seuraava {t(open ? 'call' : `state.${now}`)}</p>; };", true);
    expect(literal.toSorted()).toEqual(['Jono', 'Seuraava']);
    expect(asked).toEqual([
      { key: 'call', prefix: false, namespaces: ['queue'] },
      { key: 'state.', prefix: true, namespaces: ['queue'] },
    ]);
  });
});
