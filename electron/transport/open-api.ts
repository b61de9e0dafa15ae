/** The OpenAPI 3.1 document of a contract. */
import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** Describes every procedure with its path, input, output and refusals. `url` is where the API is served. */
export const openApiDocument = (contract: AnyContractRouter, about: { title: string; version: string; description: string }): Promise<object> =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { ...about, license: { name: 'See the repository', url: 'https://www.suomi.fi' } },
    servers: [{ url: '/api' }],
    security: [{ device: [] }],
    components: { securitySchemes: { device: { type: 'http', scheme: 'bearer', description: 'A pass from POST /device/proof; it opens one call.' } } },
  });
