/** Inputs made from the contract's own shapes: what fits, and what hostile or broken programs send instead. */
import * as fc from 'fast-check';
import type * as z from 'zod';
import { ForeignId, Id, Instant, LocalDate, LocalTime } from '#shared/contract/words.ts';

/** What exists at the point, so that valid inputs meet real rows and not only "not found". */
export interface Known {
  ids: readonly string[];
  foreignIds: readonly string[];
  /** Of each kind by the name of the field that asks for it, so that a visit is mostly asked for by a visit's id. */
  byField: Readonly<Record<string, readonly (string | number)[]>>;
}

type Schema = z.ZodType;

interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  element?: Schema;
  options?: Schema[];
  entries?: Record<string, string>;
  values?: unknown[];
  keyType?: Schema;
  valueType?: Schema;
  partial?: boolean;
  format?: string;
  checks?: { _zod: { def: Check } }[];
}

interface Check {
  check: string;
  minimum?: number;
  maximum?: number;
  length?: number;
  value?: number;
  format?: string;
  pattern?: RegExp;
}

const definitionOf = (schema: Schema): Definition => {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- zod's own name for what a library may read
  const definition: unknown = schema._zod.def;
  return definition as Definition;
};
// oxlint-disable-next-line eslint/no-underscore-dangle -- as above
const checksOf = (definition: Definition): Check[] => (definition.checks ?? []).map((check) => check._zod.def);
const valueOf = (checks: readonly Check[], name: string, key: 'minimum' | 'maximum' | 'length' | 'value') => checks.find(({ check }) => check === name)?.[key];

/** A short text with letters of the languages in use, now and then one that breaks careless code. */
const someText = (min: number, max: number) => fc.string({ unit: fc.constantFrom(...'aäöåéñß 1.-’İşд中ع'), minLength: Math.max(min, 1), maxLength: Math.max(min, Math.min(max, 24)) }).map((text) => `a${text.slice(1)}`.padEnd(Math.max(min, 3), 'x').slice(0, Math.max(max, 1)));

const days = fc.integer({ min: 0, max: 800 });
const ofUrl = fc.constantFrom('a', 'Z', '7', '-', '.', '~', '/', '%C3%A4', '%2F');
/** Addresses, without the table of every letter there is that `fc.webUrl` makes for each of its own. */
const urls = fc.tuple(fc.constantFrom('https', 'http'), fc.domain(), fc.string({ unit: ofUrl, maxLength: 12 }), fc.constantFrom('', '?q=1', '?q=%20&r', '#osa')).map(([scheme, host, path, end]) => `${scheme}://${host}/${path}${end}`);

const textFor = (definition: Definition): fc.Arbitrary<string> => {
  const checks = checksOf(definition);
  const pattern = checks.find((check) => check.pattern && check.format === 'regex')?.pattern;
  if (pattern) return fc.stringMatching(pattern);
  if (definition.format === 'url') return urls;
  return someText(valueOf(checks, 'min_length', 'minimum') ?? 0, valueOf(checks, 'max_length', 'maximum') ?? 200);
};

const numberFor = (definition: Definition): fc.Arbitrary<number> => {
  const checks = checksOf(definition);
  const min = valueOf(checks, 'greater_than', 'value') ?? 0;
  const max = valueOf(checks, 'less_than', 'value') ?? 100_000;
  return fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.constantFrom(Math.ceil(min), Math.floor(max))).map((value) => Math.max(value, 1));
};

/** Values that the shape accepts. Throws on a kind of node it does not know: the contract has got a new one. */
export const fitting = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  if (schema === (Id as Schema)) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known.ids) }, { weight: 1, arbitrary: fc.constant('01ZZZZZZZZZZZZZZZZZZZZZZZZ') });
  if (schema === (ForeignId as Schema)) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known.foreignIds) }, { weight: 1, arbitrary: fc.constant('unknown:1') });
  if (schema === (Instant as Schema)) return days.map((day) => new Date(Date.UTC(2025, 6, 1) + day * 86_400_000).toISOString());
  if (schema === (LocalDate as Schema)) return days.map((day) => new Date(Date.UTC(2025, 6, 1) + day * 86_400_000).toISOString().slice(0, 10));
  if (schema === (LocalTime as Schema)) return fc.constantFrom('00:00', '08:30', '09:00', '12:00', '16:00', '24:00');
  const definition = definitionOf(schema);
  const inner = () => fitting(definition.innerType!, known);
  switch (definition.type) {
    case 'string':
      return textFor(definition);
    case 'number':
      return numberFor(definition);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries!));
    case 'literal':
      return fc.constantFrom(...definition.values!);
    case 'unknown':
      return fc.jsonValue();
    case 'optional':
    case 'default':
      return fc.option(inner(), { nil: undefined });
    case 'nullable':
      return fc.option(inner(), { nil: null });
    case 'union':
      return fc.oneof(...definition.options!.map((option) => fitting(option, known)));
    case 'record':
      return fc.dictionary(definition.keyType ? fitting(definition.keyType, known).map(String) : fc.string(), fitting(definition.valueType!, known), { maxKeys: 3, noNullPrototype: true });
    case 'array': {
      const checks = checksOf(definition);
      const length = valueOf(checks, 'length_equals', 'length');
      const minLength = length ?? valueOf(checks, 'min_length', 'minimum') ?? 0;
      return fc.array(fitting(definition.element!, known), { minLength, maxLength: length ?? Math.max(minLength, 3) });
    }
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(definition.shape!).map(([key, part]) => [key, fieldFor(key, part, known)])), { noNullPrototype: true }).map(withoutUndefined);
    default:
      throw new Error(`no values are known for a node of kind ${definition.type}`);
  }
};

/** What kind of plain value the shape takes in the end; a desk's number is not a receipt's. */
const plainKind = (schema: Schema): string => {
  const { innerType, type } = definitionOf(schema);
  return innerType === undefined ? type : plainKind(innerType);
};

const fieldFor = (name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  const kind = plainKind(schema);
  const values = (known.byField[name] ?? []).filter((value) => typeof value === kind);
  const any = fitting(schema, known);
  return values.length > 0 ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: any }) : any;
};

const withoutUndefined = (value: object) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));

/** Texts that have broken other programs. */
export const HOSTILE = [
  `'; DROP TABLE ticket; --`,
  `" OR 1=1 --`,
  '%_\\%',
  '*" NEAR(x',
  '\u202Eoikealta\u202C',
  '🧑🏽‍🚀👩‍👩‍👧‍👦',
  'a\u0000b',
  '\uD800',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  'x'.repeat(10_000),
  'ÅÄÖ'.repeat(9_000),
  '\r\nSet-Cookie: a=b',
  '',
  ' ',
];

const WRONG_KINDS: readonly unknown[] = [null, 0, -1, 1.5, 1e308, Number.NaN, true, '', [], {}, [[]], { length: 1 }, 'text', undefined];

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, at: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, Array.isArray(value) ? Number(key) : key]))];
};

/** The value with the part at the path replaced, or taken out. */
const changed = (value: unknown, path: Path, change: (part: unknown) => unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? changed(part, rest, change) : part));
  return Object.fromEntries(Object.entries(value as object).flatMap(([name, part]) => (name === key ? [[name, changed(part, rest, change)] as const] : [[name, part] as const])));
};

/** A fitting value with one thing wrong somewhere in it, or with more than was asked for. */
export const broken = (schema: Schema, known: Known): fc.Arbitrary<unknown> =>
  fitting(schema, known).chain((value) => {
    const paths = pathsOf(value);
    return fc.constantFrom(...paths).chain((path) => {
      const put = (parts: fc.Arbitrary<unknown>) => parts.map((part) => changed(value, path, () => part));
      return fc.oneof(
        put(fc.constantFrom(...HOSTILE)),
        put(fc.constantFrom(...WRONG_KINDS)),
        fc.constant(changed(value, path, (part) => (Array.isArray(part) ? Array.from({ length: 3_000 }, () => part[0] ?? 'x') : typeof part === 'string' ? part.repeat(3_000) : 9e15))),
        fc.constant(changed(value, path, (part) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? { ...part, extra: 1, toString: 'x', constructor: { name: 'x' } } : part))),
        fc.constant(JSON.parse(`{"__proto__":{"polluted":true}}`) as unknown),
      );
    });
  });
