/** Resources' calendars over HTTP, `/calendar/<secret>.ics`: who knows the address may read it, until it is asked for anew. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BookingsAtHub } from '#service/features/bookings/hub.ts';
import type { Log } from '#service/kernel/log.ts';
import { securityHeaders } from '#shared/content-security-policy.ts';

/** Answers below `/calendar/`; false when the path is another's. The secret is written into no log. */
export const serveCalendars = (look: BookingsAtHub['feed'], log: Log) => {
  const answer = async (request: IncomingMessage, response: ServerResponse, secret: string) => {
    const feed = await look(secret);
    const common = { ...securityHeaders({}), 'cache-control': 'private, no-cache' };
    if (!feed) {
      response.writeHead(404, { ...common, 'content-type': 'text/plain' });
      response.end('Not found');
      return;
    }
    if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === feed.etag)) {
      response.writeHead(304, { ...common, etag: feed.etag });
      response.end();
      return;
    }
    response.writeHead(200, { ...common, etag: feed.etag, 'content-type': 'text/calendar; charset=utf-8', 'content-length': Buffer.byteLength(feed.text), 'content-disposition': 'inline; filename="onedoor.ics"' });
    response.end(request.method === 'HEAD' ? undefined : feed.text);
  };
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const secret = /^\/calendar\/([\w-]{22})\.ics$/.exec(path)?.[1];
    if (secret === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    answer(request, response, secret).catch((error: unknown) => {
      log.error({ path: '/calendar', error: String(error) }, 'a calendar could not be given');
      if (!response.headersSent) response.writeHead(500, { ...securityHeaders({}), 'content-type': 'text/plain' });
      response.end();
    });
    return true;
  };
};
