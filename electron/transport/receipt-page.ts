/** Pages on customers' phones: `/receipt/<secret>` is a page, `/receipt/<secret>.pdf` its document; `/summary/<secret>` that of a remote session. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#service/kernel/log.ts';
import type { PhonePage } from '#service/kernel/phone-page.ts';
import { securityHeaders } from '#shared/content-security-policy.ts';

const STATUS: Readonly<Record<PhonePage['state'], number>> = { there: 200, gone: 410, unknown: 404 };

/** Answers below `/<folder>/`; false when the path is another's. The secret is written into no log. */
export const servePhonePages = (folder: 'receipt' | 'summary', look: (secret: string) => PhonePage, log: Log) => {
  const address = new RegExp(`^/${folder}/([\\w-]{22})(\\.pdf)?$`);
  const answer = async (response: ServerResponse, secret: string, asPdf: boolean, bodiless: boolean) => {
    const page = look(secret);
    if (asPdf && page.pdf) {
      const bytes = await page.pdf.bytes();
      response.writeHead(200, { ...securityHeaders({}), 'content-type': 'application/pdf', 'content-length': bytes.length, 'content-disposition': `attachment; filename="${page.pdf.fileName}"` });
      response.end(bodiless ? undefined : bytes);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(STATUS[page.state], { ...securityHeaders({ nonce }), 'content-type': 'text/html; charset=utf-8' });
    response.end(bodiless ? undefined : page.html(nonce));
  };
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const [, secret, pdf] = address.exec(path) ?? [];
    if (secret === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    answer(response, secret, pdf !== undefined, request.method === 'HEAD').catch((error: unknown) => {
      log.error({ path: `/${folder}`, error: String(error) }, 'a page could not be shown');
      if (!response.headersSent) response.writeHead(500, { ...securityHeaders({}), 'content-type': 'text/plain' });
      response.end();
    });
    return true;
  };
};

export const serveReceipts = (look: (secret: string) => PhonePage, log: Log) => servePhonePages('receipt', look, log);
