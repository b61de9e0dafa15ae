/** Offers of the wait list on customers' phones, `/offer/<secret>`: shown by GET, answered by a form. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WaitListAnswer } from '#shared/contract/bookings/words.ts';
import { securityHeaders } from '#shared/content-security-policy.ts';
import type { BookingsAtHub } from '#service/features/bookings/hub.ts';
import type { Log } from '#service/kernel/log.ts';

const STATUS = { there: 200, gone: 410, unknown: 404 } as const;
/** One answer is some ten characters. */
const BODY_AT_MOST = 200;

/** What a form sent; null for anything but one of the answers. */
const answerIn = async (request: IncomingMessage): Promise<WaitListAnswer | null> => {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > BODY_AT_MOST) return null;
  }
  return WaitListAnswer.safeParse(new URLSearchParams(body).get('answer')).data ?? null;
};

/** Answers below `/offer/`; false when the path is another's. The secret is written into no log. A link that is only looked at, as mail scanners do, answers nothing. */
export const serveOffers = ({ look, answer }: BookingsAtHub['offers'], log: Log) => {
  const show = async (request: IncomingMessage, response: ServerResponse, secret: string) => {
    const answered = request.method === 'POST' ? await answerIn(request) : null;
    const page = answered === null ? await look(secret) : await answer(secret, answered);
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(STATUS[page.state], { ...securityHeaders({ nonce, forms: true }), 'content-type': 'text/html; charset=utf-8', ...(request.complete ? {} : { connection: 'close' }) });
    response.end(request.method === 'HEAD' ? undefined : page.html(nonce));
  };
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const secret = /^\/offer\/([\w-]{22})$/.exec(path)?.[1];
    if (secret === undefined || !['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return false;
    show(request, response, secret).catch((error: unknown) => {
      log.error({ path: '/offer', error: String(error) }, 'an offer could not be shown');
      if (!response.headersSent) response.writeHead(500, { ...securityHeaders({}), 'content-type': 'text/plain' });
      response.end();
    });
    return true;
  };
};
