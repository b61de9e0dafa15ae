/** A slice is called the same on every side, and is there on every side. */
import { describe, expect, test } from 'vitest';
import { exists, filesBelow } from './tree.ts';

/** Files of the contract that are no slices. */
const notSlices: Record<string, string> = {
  base: 'refusals and the shape of a command, for all slices',
  words: 'words of all slices',
  'checked-once': 'how a shape looks once at what many watch',
  index: 'the two contracts, put together',
  outbox: 'the line from a station to the hub: the kernel keeps it, no screen shows it',
  portal: 'signing in to the hub, for the role of the same name',
};

/** What a slice does without, and why. */
const exceptions: Record<string, Partial<Record<'screens' | 'decisions' | 'texts' | 'serviceTest', string>>> = {};

/** A slice's contract is one file, or one folder where it is large. */
const slices = [...new Set(filesBelow('shared/contract', /\.ts$/).map((path) => path.slice('shared/contract/'.length, -'.ts'.length).split('/')[0] ?? ''))].filter((name) => !(name in notSlices));

/** What must be there for a slice, as `side: paths of which one is enough`. */
const sides = (slice: string): Record<string, string[]> => ({
  face: [`electron/service/features/${slice}/index.ts`],
  router: [`electron/service/features/${slice}/router.ts`],
  decisions: [`electron/service/features/${slice}/rules.ts`, `electron/service/features/${slice}/queries.ts`],
  screens: [`renderer/features/${slice}/index.ts`, `renderer/features/${slice}/index.tsx`],
});

const missing = (slice: string): string[] => {
  const lacks = Object.entries(sides(slice)).flatMap(([side, paths]) => (paths.some((path) => exists(path)) ? [] : [[side, paths.join(' or ')]]));
  const texts = ['fi', 'sv', 'en'].filter((language) => !exists(`locales/${language}/${slice}.json`)).map((language) => ['texts', `locales/${language}/${slice}.json`]);
  const tests = filesBelow(`test/service/${slice}`, /\.test\.ts$/).length > 0 ? [] : [['serviceTest', `test/service/${slice}/*.test.ts`]];
  const allowed: Record<string, string> = { ...exceptions[slice] };
  return [...lacks, ...texts, ...tests].flatMap(([side, path]) => (String(side) in allowed ? [] : [`${side}: ${path}`]));
};

describe('slices', () => {
  test.each(slices)('%s is on every side', (slice) => {
    expect(missing(slice)).toEqual([]);
  });

  test.each(['electron/service/features', 'renderer/features'])('%s has no slice that the contract does not know', (folder) => {
    const names = new Set(filesBelow(folder).map((path) => path.split('/')[folder.split('/').length] ?? ''));
    expect([...names].filter((name) => !slices.includes(name) && !(name in notSlices))).toEqual([]);
  });
});
