/** Every procedure of both contracts, called with what fits and with what is broken: it answers, or refuses as it declared. */
import { isDefinedError, ORPCError } from '@orpc/client';
import type { AnyContractProcedure } from '@orpc/contract';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hubContract, stationContract } from '#shared/contract/index.ts';
import type { Log } from '#service/kernel/log.ts';
import { broken, fitting } from './arbitraries.ts';
import { hubTemplate, stationTemplate, type AnyCall, type Template } from './fuzz-target.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_302);

const BETWEEN_NODES = new Set(['GAP', 'OTHER_EVENT']);

const Fields = z.object({ fields: z.array(z.object({ path: z.string(), reason: z.string() })).min(1) });
const words = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'locales', 'fi', 'errors.json'), 'utf8')) as { codes: Record<string, string>; fields: Record<string, unknown> };
const wordsFor = (reason: string): unknown => reason.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), words.fields);

/** What a stream says first, or nothing when it stays silent. */
const outcomeOf = async (call: AnyCall, input: unknown): Promise<unknown> => {
  const stop = new AbortController();
  const answer = await call(input, { signal: stop.signal });
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  const stream = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const first = stream.next();
  const silent = new Promise<'silent'>((done) => setTimeout(done, 20, 'silent'));
  const said = await Promise.race([first, silent]);
  stop.abort();
  await first.catch(() => undefined);
  return said;
};

/** What is wrong with a refusal, or null. */
const faultOf = (error: unknown, declared: Record<string, { data?: z.ZodType } | undefined>): string | null => {
  if (!(error instanceof ORPCError)) return `threw ${String(error)}`;
  const told = JSON.stringify({ message: error.message, data: error.data as unknown });
  const refusal = declared[error.code];
  if (!refusal || !isDefinedError(error)) return `${error.code} is not declared: ${told}`;
  if (refusal.data && !refusal.data.safeParse(error.data).success) return `${error.code} came with other data than declared: ${told}`;
  if (/SQLITE|select |insert |\bat .*\.ts:/i.test(told)) return `tells its inside: ${told}`;
  // What stations and hub tell each other, no person reads.
  if (!words.codes[error.code] && !BETWEEN_NODES.has(error.code)) return `no words for ${error.code}`;
  if (error.code !== 'BAD_INPUT') return null;
  const unknown = Fields.parse(error.data).fields.filter(({ reason }) => typeof wordsFor(reason) !== 'string');
  return unknown.length > 0 ? `no words for the reasons ${unknown.map(({ path, reason }) => `${reason} (${path})`).join(', ')}` : null;
};

const CONTRACTS: [name: string, contract: Record<string, Record<string, AnyContractProcedure>>, make: () => Promise<Template>][] = [
  ['station', stationContract, stationTemplate],
  ['hub', hubContract, hubTemplate],
];

describe.each(CONTRACTS)('every procedure of the %s', (_name, contract, make) => {
  let template: Template;
  beforeAll(async () => {
    template = await make();
  });
  afterAll(() => template.remove());

  const procedures = Object.entries(contract).flatMap(([slice, names]) => Object.entries(names).map(([name, procedure]) => [`${slice}.${name}`, slice, name, procedure] as const));

  it.each(procedures)('%s', { timeout: 60_000 }, async (_procedure, slice, name, procedure) => {
    const definition = procedure['~orpc'];
    const logged: string[] = [];
    const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields).slice(0, 600)}`);
    const log: Log = { info: () => undefined, warn: () => undefined, error: note };
    const target = await template.start(log);
    const schema = definition.inputSchema as z.ZodType | undefined;
    const inputs = schema ? fc.oneof({ weight: 2, arbitrary: fitting(schema, template.known) }, { weight: 3, arbitrary: broken(schema, template.known) }) : fc.constantFrom<unknown>(undefined, {}, 'text', { extra: 1 });
    try {
      await fc.assert(
        fc.asyncProperty(inputs, async (input) => {
          await target.settled();
          const before = target.state();
          const fault = await outcomeOf(target.call(slice, name), input).then(
            () => null,
            (error: unknown) => {
              const wrong = faultOf(error, definition.errorMap as Record<string, { data?: z.ZodType }>);
              return wrong ?? (target.state() === before ? null : 'a refused call changed the data');
            },
          );
          expect(fault ? `${fault} ${logged.splice(0).join('\n')}` : null).toBeNull();
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    } finally {
      await target.close();
    }
  });
});
