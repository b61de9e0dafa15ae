/**
 * A card terminal on an HTTPS port of this machine, speaking the Terminal API, on a line that loses, doubles, delays
 * and cuts what goes over it. The till inside counts what it really charged.
 */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerResponse } from 'node:http';
import { generate } from 'selfsigned';
import { lock, unlock, type TerminalKey } from './shared-key.ts';
import { createTill, type Till } from './till.ts';

type Json = Record<string, unknown>;

/**
 * What befalls one message and its answer. On the way in: `lost` (nobody answers), `cutIn` (the connection ends before
 * the message is whole), `doubledIn`, `delayedIn` (comes when `deliver` is called, the sender being gone). On the way
 * out: `lostOut` (never comes), `hungUp` (the connection ends instead), `cutOut` (half the answer), `doubledOut`,
 * `delayedOut` (comes when `deliver` is called), `garbled` (some bytes are others).
 */
export type LineFault = 'none' | 'lost' | 'cutIn' | 'doubledIn' | 'delayedIn' | 'lostOut' | 'hungUp' | 'cutOut' | 'doubledOut' | 'delayedOut' | 'garbled';

export const LINE_FAULTS: readonly LineFault[] = ['lost', 'cutIn', 'doubledIn', 'delayedIn', 'lostOut', 'hungUp', 'cutOut', 'doubledOut', 'delayedOut', 'garbled'];

export interface FakeCardTerminal {
  port: number;
  /** PEM by which the terminal is known. */
  certificate: string;
  key: TerminalKey;
  poiId: string;
  till: Till;
  /** Which fault befalls the next message of that category. */
  line: (category: string) => LineFault;
  /** Brings everything that was delayed, in order, and answers when it has been dealt with or waits for the customer. */
  deliver: () => Promise<void>;
  /** How many messages are held on the line. */
  held: () => number;
  /** Messages that came, by category. */
  came: Record<string, number>;
  /** Cuts every connection and starts the till anew. */
  restart: () => void;
  /** Nothing listens any more, until `up`. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  close: () => Promise<void>;
}

/** An answer as bytes on the line; an abort's is empty. */
const send = (response: ServerResponse, text: string, fault: LineFault): void => {
  if (fault === 'lostOut') return;
  const socket = response.socket;
  if (fault === 'hungUp') {
    socket?.destroy();
    return;
  }
  const bytes = Buffer.from(text);
  if (fault === 'garbled' && bytes.length > 40) for (let at = 20; at < bytes.length; at += 97) bytes[at] = bytes[at]! ^ 1;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  if (fault === 'cutOut') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => socket?.destroy());
    return;
  }
  response.end(bytes, () => {
    if (fault === 'doubledOut' && socket?.writable) socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n\r\n${text}`);
  });
};

const quickPort = (server: ReturnType<typeof createServer>, port: number): Promise<number> => new Promise((ready) => server.listen(port, '127.0.0.1', () => ready((server.address() as AddressInfo).port)));

export const startCardTerminal = async (): Promise<FakeCardTerminal> => {
  const made = await generate([{ name: 'commonName', value: 'P400Plus-275008565' }], { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }] });
  const key: TerminalKey = { identifier: 'desk-key', version: 1, passphrase: 'a passphrase of the test terminal' };
  const till = createTill();
  const sockets = new Set<Duplex>();
  const delayed: (() => Promise<void>)[] = [];

  const understand = async (body: string, response: ServerResponse): Promise<void> => {
    const envelope = (JSON.parse(body) as Json)['SaleToPOIRequest'] as Json;
    const plain = unlock(envelope, key);
    if (!plain) {
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: ['Nexo Service: crypto error (9)'] }));
      return;
    }
    const header = envelope['MessageHeader'] as { MessageCategory: string };
    terminal.came[header.MessageCategory] = (terminal.came[header.MessageCategory] ?? 0) + 1;
    const fault = terminal.line(header.MessageCategory);
    if (fault === 'lost') return;
    if (fault === 'cutIn') {
      response.socket?.destroy();
      return;
    }
    const answer = async () => {
      const message = await till.handle(plain);
      return message === null ? '' : JSON.stringify({ SaleToPOIResponse: lock((message['SaleToPOIResponse'] as Json)['MessageHeader'], message, key) });
    };
    if (fault === 'delayedIn') {
      delayed.push(async () => void (await answer()));
      return;
    }
    if (fault === 'doubledIn') {
      // Both copies are dealt with; whichever is answered first is what the sender reads.
      send(response, await Promise.race([answer(), answer()]), 'none');
      return;
    }
    const out = await answer();
    if (fault === 'delayedOut') delayed.push(async () => (response.writable ? send(response, out, 'none') : undefined));
    else send(response, out, fault);
  };

  const server = createServer({ key: made.private, cert: made.cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void understand(Buffer.concat(parts).toString(), response).catch(() => response.destroy()));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const port = await quickPort(server, 0);
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      cutAll();
    });
  const terminal: FakeCardTerminal = {
    port,
    certificate: made.cert,
    key,
    poiId: 'P400Plus-275008565',
    till,
    line: () => 'none',
    deliver: async () => {
      for (const bring of delayed.splice(0)) await Promise.race([bring(), till.customerWaits()]);
    },
    held: () => delayed.length,
    came: {},
    restart: () => {
      cutAll();
      till.restart();
    },
    down: close,
    up: async () => void (await quickPort(server, port)),
    close,
  };
  return terminal;
};
