/** A gateway for text messages that takes JSON over HTTP: it may drop the line after taking one, be busy, refuse a number, or know no token. */
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';

export type SmsMood = 'takes' | 'dropsAfterTaking' | 'busy' | 'refuses';

export interface FakeSmsGateway {
  url: string;
  token: string;
  /** What it delivered: a key it knows is delivered once. */
  delivered: () => { to: string; text: string }[];
  /** Every call, with its idempotency key. */
  calls: () => string[];
  mood: (mood: SmsMood) => void;
  close: () => Promise<void>;
}

export const startSmsGateway = async (): Promise<FakeSmsGateway> => {
  const token = 'test-token';
  const byKey = new Map<string, { to: string; text: string }>();
  const calls: string[] = [];
  let mood: SmsMood = 'takes';
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString('utf8')));
    request.on('end', () => {
      const key = String(request.headers['idempotency-key']);
      calls.push(key);
      if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
      if (mood === 'busy') return response.writeHead(503).end();
      if (mood === 'refuses') return response.writeHead(422).end();
      const { to, text } = JSON.parse(body) as { to: string; text: string };
      byKey.set(key, { to, text });
      if (mood === 'dropsAfterTaking') return request.socket.destroy();
      return response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    token,
    delivered: () => [...byKey.values()],
    calls: () => calls,
    mood: (next) => {
      mood = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
