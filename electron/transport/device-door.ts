/** The door over HTTP: enrolment and proof, before any connection is opened. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { ChallengeRequest, EnrolRequest, ProofRequest } from '#shared/contract/devices.ts';
import { Refusal } from '#service/kernel/errors.ts';
import type { Log } from '#service/kernel/log.ts';
import type { Door } from '#service/features/devices/index.ts';

const BODY_LIMIT = 16_384;
const STATUS: Record<string, number> = { WRONG_CODE: 403, BAD_KEY: 422, TOO_MANY_TRIES: 429, NOT_ENROLLED: 401, TOO_LARGE: 413 };

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Refusal('TOO_LARGE');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
};

const answer = (response: ServerResponse, status: number, body: object) => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // The rest of a body that was too large is not read: the connection carries no further request.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(JSON.stringify(body));
};

/** Answers `POST /device/*`. False when the path is another's. */
export const serveDoor = (door: Door, fingerprint: string | null, log: Log) => {
  const calls: Record<string, (body: unknown) => Promise<object>> = {
    '/device/enrol': async (body) => ({ ...(await door.enrol(parsed(EnrolRequest, body))), serverFingerprint: fingerprint }),
    '/device/challenge': (body) => door.challenge(parsed(ChallengeRequest, body)),
    '/device/proof': (body) => door.prove(parsed(ProofRequest, body)),
  };
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const call = calls[path];
    if (!call || request.method !== 'POST') return false;
    void (async () => {
      try {
        answer(response, 200, await call(await readBody(request)));
      } catch (error) {
        if (error instanceof Refusal) answer(response, STATUS[error.code] ?? 422, { code: error.code });
        else if (error instanceof SyntaxError) answer(response, 400, { code: 'BAD_INPUT' });
        else {
          log.error({ call: path, error: String(error) }, 'the door failed');
          answer(response, 500, { code: 'FAILED' });
        }
      }
    })();
    return true;
  };
};

const parsed = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal('BAD_INPUT');
  return result.data;
};
