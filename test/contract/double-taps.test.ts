/** Every procedure that takes a command, found in the contract: sent again at once and later, it answers the same and changes nothing. */
import { ORPCError } from '@orpc/client';
import type { AnyContractProcedure } from '@orpc/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { hubContract, stationContract } from '#shared/contract/index.ts';
import { silentLog } from '#service/kernel/log.ts';
import { fitting } from './arbitraries.ts';
import { hubTemplate, stationTemplate, type AnyCall, type Template } from './fuzz-target.ts';

const TRIES = Number(process.env['FUZZ_RUNS'] ?? 12);

const CONTRACTS: [name: string, contract: Record<string, Record<string, AnyContractProcedure>>, make: () => Promise<Template>][] = [
  ['station', stationContract, stationTemplate],
  ['hub', hubContract, hubTemplate],
];

/** An answer or a refusal as the caller hears it. The slip and the code are told anew each time; what they are of is the same. */
const heard = async (call: AnyCall, input: unknown): Promise<string> =>
  JSON.stringify(
    await call(input).then(
      (answer) => ({ answer }),
      (error: unknown) => {
        if (!(error instanceof ORPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
        return { refused: error.code, data: error.data as unknown };
      },
    ),
    (key, value: unknown) => (['ahead', 'wait', 'printing'].includes(key) ? undefined : value),
  );

describe.each(CONTRACTS)('a command to the %s', (_name, contract, make) => {
  let template: Template;
  beforeAll(async () => {
    template = await make();
  });
  afterAll(() => template.remove());

  const commands = Object.entries(contract).flatMap(([slice, names]) =>
    Object.entries(names).flatMap(([name, procedure]) => {
      const schema = procedure['~orpc'].inputSchema as z.ZodObject | undefined;
      return schema && 'shape' in schema && 'commandId' in schema.shape ? [[`${slice}.${name}`, slice, name, schema] as const] : [];
    }),
  );


  const tookEffect = new Set<string>();

  it.each(commands)('%s', { timeout: 60_000 }, async (_procedure, slice, name, schema) => {
    const target = await template.start(silentLog());
    let id = 0;
    try {
      for (const input of fc.sample(fitting(schema, template.known), { numRuns: TRIES, seed: 5 })) {
        const command = { ...(input as object), commandId: `0D${String((id += 1)).padStart(24, '0')}` };
        const call = target.call(slice, name);
        const [first, atOnce] = await Promise.all([heard(call, command), heard(call, command)]);
        await target.settled();
        const after = target.state();
        // A refusal that depends on what is true now may be another one later; an effect may not come twice.
        const answered = first.startsWith('{"answer"');
        if (answered) tookEffect.add(`${slice}.${name}`);
        const others = answered ? [atOnce, await heard(target.call(slice, name), command)] : [];
        expect(others.filter((other) => other !== first)).toEqual([]);
        expect(target.state()).toBe(after);
      }
    } finally {
      await target.close();
    }
  });

  // Chance seldom meets what bookings and remote sessions ask for together; their own tests send their commands twice on purpose.
  it('a third of them and more had an effect that could have come twice', () => {
    expect(tookEffect.size).toBeGreaterThan(commands.length / 3);
  });
});
