/**
 * Signalling for tests, in this process: serves the test's page, keeps each receiver's signals in order, and vouches for
 * keys as a station and a hub would. It can be told to cut, to lie, and to forget who stands where.
 */
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import { NONCE_PLACE, securityHeaders } from '#shared/content-security-policy.ts';
import type { KeptSignal, Participant, Signal } from '#shared/contract/remote/words.ts';
import { keyStatement } from '#shared/domain/remote-trust.ts';

export interface ToRelay {
  id: number;
  order: { kind: 'join'; publicKey: string; role: Participant['role'] } | { kind: 'send'; signals: Signal[] } | { kind: 'watch'; after: number };
}
export type FromRelay = { to?: number; roster: Participant[] } | { signal: KeptSignal; to?: undefined } | { to: number; done: boolean };

interface Place {
  roster: Map<string, Participant>;
  mail: Map<string, KeptSignal[]>;
  sockets: Map<string, { socket: WebSocket; watching: boolean }>;
}

export interface RemoteRelay {
  port: number;
  url: string;
  /** What the relay does with a signal: passes on what this answers with, in its place. */
  tamper: (change: (signal: Signal) => Signal[]) => void;
  /** Puts a signal into a receiver's mail as if it had been sent. */
  inject: (sessionId: string, signal: Signal) => void;
  /** Every signal that was sent in the session, as it was sent. */
  sent: (sessionId: string) => Signal[];
  /** Cuts the lines of a session and refuses new ones until `restore`. */
  cut: (sessionId: string) => void;
  restore: () => void;
  leave: (sessionId: string, participantId: string) => void;
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css' };
const MOST = 4;

type LongLived = { publicKey: string; privateKey: webcrypto.CryptoKey };

export const makeLongLivedKey = async (): Promise<LongLived> => {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return { publicKey: Buffer.from(await webcrypto.subtle.exportKey('spki', pair.publicKey)).toString('base64url'), privateKey: pair.privateKey };
};

export const signText = async (key: webcrypto.CryptoKey, text: string): Promise<string> =>
  Buffer.from(await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(text))).toString('base64url');

/** @param folder the built page @param host the address to listen on */
export const startRemoteRelay = async (folder: string, host = '127.0.0.1'): Promise<RemoteRelay> => {
  const places = new Map<string, Place>();
  const cut = new Set<string>();
  const log = new Map<string, Signal[]>();
  const station = await makeLongLivedKey();
  const experts = new Map<string, LongLived>();
  let change = (signal: Signal): Signal[] => [signal];

  const placeOf = (sessionId: string): Place => {
    const place = places.get(sessionId) ?? { roster: new Map(), mail: new Map(), sockets: new Map() };
    places.set(sessionId, place);
    return place;
  };
  const say = (socket: WebSocket, said: FromRelay): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(said));
  };
  const tellRoster = (place: Place): void => {
    const roster = [...place.roster.values()];
    for (const { socket } of place.sockets.values()) say(socket, { roster });
  };
  const deliver = (place: Place, signal: Signal): void => {
    const mail = place.mail.get(signal.to) ?? [];
    const kept: KeptSignal = { ...signal, sequence: mail.length + 1 };
    place.mail.set(signal.to, [...mail, kept]);
    const receiver = place.sockets.get(signal.to);
    if (receiver?.watching === true) say(receiver.socket, { signal: kept });
  };
  const comeIn = async (place: Place, sessionId: string, id: string, role: Participant['role'], publicKey: string): Promise<void> => {
    if (!place.roster.has(id) && place.roster.size >= MOST) return;
    const atDesk = role === 'customer' || role === 'advisor';
    const long = atDesk ? station : (experts.get(id) ?? (await makeLongLivedKey()));
    if (!atDesk) experts.set(id, long);
    const signature = await signText(long.privateKey, keyStatement({ sessionId, participantId: id, role, publicKey }));
    place.roster.set(id, { id, role, name: role === 'customer' ? null : id, authority: null, key: { publicKey, voucher: { publicKey: long.publicKey, signature } }, present: true, joinedAt: new Date().toISOString() });
  };
  const obey = async (sessionId: string, who: string, socket: WebSocket, { id, order }: ToRelay): Promise<void> => {
    const place = placeOf(sessionId);
    switch (order.kind) {
      case 'join':
        await comeIn(place, sessionId, who, order.role, order.publicKey);
        say(socket, { to: id, roster: [...place.roster.values()] });
        tellRoster(place);
        return;
      case 'send':
        log.set(sessionId, [...(log.get(sessionId) ?? []), ...order.signals]);
        for (const signal of order.signals) for (const passed of change(signal)) deliver(place, passed);
        say(socket, { to: id, done: true });
        return;
      case 'watch':
        place.sockets.set(who, { socket, watching: true });
        say(socket, { to: id, done: true });
        for (const signal of (place.mail.get(who) ?? []).filter(({ sequence }) => sequence > order.after)) say(socket, { signal });
        say(socket, { roster: [...place.roster.values()] });
    }
  };

  const server = createServer((request: IncomingMessage, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = normalize(join(folder, path === '/' ? 'index.html' : path));
    const type = TYPES[extname(file)];
    if (!file.startsWith(folder) || type === undefined) return void response.writeHead(404).end();
    try {
      // The very headers the hosts send: what a room needs and they refuse would fail here.
      const body = readFileSync(file, 'utf8');
      response.writeHead(200, { ...securityHeaders({ nonce: 'dGVzdA' }), 'content-type': type }).end(body.replaceAll(NONCE_PLACE, 'dGVzdA'));
    } catch {
      response.writeHead(404).end();
    }
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const address = new URL(request.url ?? '/', 'http://page');
    const sessionId = address.searchParams.get('session') ?? '';
    const who = address.searchParams.get('who') ?? '';
    if (cut.has(sessionId)) return socket.terminate();
    placeOf(sessionId).sockets.set(who, { socket, watching: false });
    let work = Promise.resolve();
    socket.on('message', (data: Buffer) => {
      const before = work;
      work = (async () => {
        await before;
        await obey(sessionId, who, socket, JSON.parse(data.toString()) as ToRelay);
      })();
    });
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}/`,
    tamper: (next) => {
      change = next;
    },
    inject: (sessionId, signal) => deliver(placeOf(sessionId), signal),
    sent: (sessionId) => log.get(sessionId) ?? [],
    cut: (sessionId) => {
      cut.add(sessionId);
      for (const { socket } of placeOf(sessionId).sockets.values()) socket.terminate();
    },
    restore: () => cut.clear(),
    leave: (sessionId, participantId) => {
      const place = placeOf(sessionId);
      place.roster.delete(participantId);
      tellRoster(place);
    },
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
