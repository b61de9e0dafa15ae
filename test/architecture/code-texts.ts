/** Reads a screen's code: which texts it asks for, and which it has in itself. */
import { parseSync } from '@swc/core';

/** Keys asked for, with the namespaces the file works in; `prefix` when the rest of the key is computed. */
export type AskedText = { key: string; prefix: boolean; namespaces: string[] };
export type CodeTexts = { asked: AskedText[]; literal: string[] };

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const hasLetters = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2,}/u.test(text);
const shownAttributes = new Set(['title', 'alt', 'label', 'placeholder', 'aria-label', 'aria-description', 'hint', 'labelText', 'hintText', 'statusText']);
const names = new Set(['OneDoor', 'Suomi.fi']);

/** Every node of a syntax tree. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (isNode(value)) {
    yield value;
    for (const inside of Object.values(value)) yield* nodesOf(inside);
  }
}

/** The keys an argument may come out as: a text, a choice of texts, a list of texts, or the beginning of a computed one. */
function keysOf(argument: unknown): { key: string; prefix: boolean }[] {
  if (!isNode(argument)) return [];
  switch (argument['type']) {
    case 'StringLiteral':
      return [{ key: String(argument['value']), prefix: false }];
    case 'TemplateLiteral': {
      const [first, ...rest] = Array.isArray(argument['quasis']) ? argument['quasis'] : [];
      return isNode(first) ? [{ key: String(first['cooked'] ?? first['raw']), prefix: rest.length > 0 }] : [];
    }
    case 'ConditionalExpression':
      return [...keysOf(argument['consequent']), ...keysOf(argument['alternate'])];
    case 'ParenthesisExpression':
      return keysOf(argument['expression']);
    case 'ArrayExpression':
      return Array.isArray(argument['elements']) ? argument['elements'].flatMap((element) => (isNode(element) ? keysOf(element['expression']) : [])) : [];
    default:
      return [];
  }
}

const argumentsOf = (call: Node): unknown[] => (Array.isArray(call['arguments']) ? call['arguments'].map((argument) => (isNode(argument) ? argument['expression'] : undefined)) : []);

/** The name of what is called: `t`, `useTranslation`, or the last name of `i18n.t`. */
function calleeOf(call: Node): string {
  const callee = call['callee'];
  if (!isNode(callee)) return '';
  if (callee['type'] === 'Identifier') return String(callee['value']);
  return callee['type'] === 'MemberExpression' && isNode(callee['property']) ? String(callee['property']['value']) : '';
}

/** Reads one file; `code` is TypeScript with or without JSX. */
export function readCode(code: string, tsx: boolean): CodeTexts {
  const nodes = [...nodesOf(parseSync(code, { syntax: 'typescript', tsx, target: 'es2024' }))];
  const calls = nodes.filter((node) => node['type'] === 'CallExpression');
  const namespaces = [
    ...calls.filter((call) => calleeOf(call) === 'useTranslation').flatMap((call) => keysOf(argumentsOf(call)[0])),
    ...calls.filter((call) => calleeOf(call) === 'getFixedT').flatMap((call) => keysOf(argumentsOf(call)[1])),
  ].map(({ key }) => key);
  for (const [, namespace] of code.matchAll(/\bTFunction<\s*'(\w+)'/g)) namespaces.push(String(namespace));
  for (const [, list] of code.matchAll(/\bTFunction<\s*\[([^\]]*)\]/g)) for (const [, name] of String(list).matchAll(/'(\w+)'/g)) namespaces.push(String(name));
  for (const [, namespace] of code.matchAll(/\bns:\s*'(\w+)'/g)) namespaces.push(String(namespace));
  const known = [...new Set(namespaces)];
  const asked = calls
    .filter((call) => calleeOf(call) === 't')
    .flatMap((call) => keysOf(argumentsOf(call)[0]))
    .map(({ key, prefix }) => {
      const colon = key.indexOf(':');
      return colon === -1 ? { key, prefix, namespaces: known } : { key: key.slice(colon + 1), prefix, namespaces: [key.slice(0, colon)] };
    });
  const literal = nodes.flatMap((node) => {
    if (node['type'] === 'JSXText') return hasLetters(node['value']) && !names.has(node['value'].trim()) ? [node['value'].trim()] : [];
    if (node['type'] !== 'JSXAttribute' || !isNode(node['name']) || !isNode(node['value'])) return [];
    const text = node['value']['value'];
    return shownAttributes.has(String(node['name']['value'])) && hasLetters(text) && !names.has(text) ? [text] : [];
  });
  return { asked, literal };
}
