/** The OpenAPI 3.1 document of a contract. */
import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** `queue.callNext` as a title for people: `queue: call next`. */
const titleOf = (operationId: string): string => {
  const [slice = '', name = ''] = operationId.split('.');
  return `${slice}: ${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
};

/** Titles for operations, and one lower bound for numbers: the converter tells the safe integers' bound beside the stricter one. */
const tidied = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(tidied);
  if (typeof part !== 'object' || part === null) return part;
  const inside = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, tidied(value)]));
  if (typeof inside['exclusiveMinimum'] === 'number') delete inside['minimum'];
  return typeof inside['operationId'] === 'string' ? { ...inside, summary: titleOf(inside['operationId']) } : inside;
};

/** Describes every procedure with its path, input, output and refusals. It is served under `/api`. */
export const openApiDocument = async (contract: AnyContractRouter, about: { title: string; version: string; description: string }): Promise<object> => {
  const generated = await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { ...about, license: { name: 'See the repository', url: 'https://www.suomi.fi' } },
    servers: [{ url: '/api' }],
    security: [{ device: [] }],
    components: { securitySchemes: { device: { type: 'http', scheme: 'bearer', description: 'A pass from POST /device/proof; it opens one call.' } } },
  });
  return tidied(generated) as typeof generated;
};
