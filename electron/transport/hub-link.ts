/**
 * The station's line to its hub: proves the station's key, sends the outbox, and hears when the feed has news.
 * While the line is cut, nothing stops at the point: the outbox waits and the feed's age is shown.
 */
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { ChallengeAnswer, EnrolAnswer, ProofAnswer } from '#shared/contract/devices.ts';
import type { HubContract } from '#shared/contract/index.ts';
import type { Log } from '#service/kernel/log.ts';
import type { CoSigner } from '#service/features/payments/index.ts';
import type { Push } from '#service/kernel/outbox.ts';
import { bearingClose } from './closing-socket.ts';

const Identity = z.object({ deviceId: z.string(), privateKey: z.string() });
const KEY_FILE = 'hub-key.json';
const Behind = z.object({ lastSequence: z.number() });

export interface HubLinkOptions {
  /** The hub's address, `http://127.0.0.1:4311`. */
  address: string;
  /** The station's data folder, where its key for the hub is kept. */
  folder: string;
  /** A one-time code, asked for only when the station has no key yet. */
  code: () => Promise<string>;
  /** Sends what waits through `push`. */
  drain: (push: Push) => Promise<number>;
  /** Told when the hub has published something, and once after each connection. */
  onNews: () => Promise<void>;
  /** Told when the line came up, and when it was cut. */
  onLine?: (up: boolean) => void;
  log: Log;
  retryMs?: { least: number; most: number };
}

export interface HubLink extends CoSigner {
  /** Something waits in the outbox. */
  nudge(): void;
  connected(): boolean;
  /** The hub's procedures while the line is up. */
  client(): ContractRouterClient<HubContract> | null;
  /** This station's id at the hub; null until it has joined. */
  pointId(): string | null;
  close(): Promise<void>;
}

const post = async <Schema extends z.ZodType>(url: string, body: object, answer: Schema): Promise<z.infer<Schema>> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  return answer.parse(await response.json());
};

/** The station's key for the hub, enrolled when it is new. */
const identityOf = async ({ address, folder, code }: HubLinkOptions) => {
  const file = join(folder, KEY_FILE);
  if (existsSync(file)) return Identity.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { deviceId } = await post(`${address}/device/enrol`, { code: await code(), publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') }, EnrolAnswer);
  const identity = { deviceId, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  writeFileSync(file, JSON.stringify(identity), { mode: 0o600 });
  return identity;
};

const freshPass = async (address: string, identity: z.infer<typeof Identity>): Promise<string> => {
  const { deviceId } = identity;
  const { nonce } = await post(`${address}/device/challenge`, { deviceId }, ChallengeAnswer);
  const key = createPrivateKey(identity.privateKey);
  const signature = sign('sha256', Buffer.from(nonce), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return (await post(`${address}/device/proof`, { deviceId, nonce, signature }, ProofAnswer)).pass;
};

type SocketOfLink = ConstructorParameters<typeof RPCLink>[0]['websocket'];

const PING_MS = 15_000;
const ANSWER_MS = 20_000;

/** Keeps the line up until closed; each attempt waits longer, with chance in it, so that a returning hub is not stormed. */
export const openHubLink = (options: HubLinkOptions): HubLink => {
  const { address, log } = options;
  const { least, most } = options.retryMs ?? { least: 500, most: 30_000 };
  const waitAfter = (times: number) => Math.min(least * 2 ** Math.min(times, 12), most) * (0.5 + Math.random() / 2);
  let closed = false;
  let socket: WebSocket | null = null;
  let up = false;
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;
  let sendTimer: NodeJS.Timeout | undefined;
  let fruitless = 0;
  let sending: Promise<unknown> | null = null;
  let sendAgain = false;
  let client: ContractRouterClient<HubContract> | null = null;
  let ownId: string | null = existsSync(join(options.folder, KEY_FILE)) ? Identity.parse(JSON.parse(readFileSync(join(options.folder, KEY_FILE), 'utf8'))).deviceId : null;

  const push: Push = async (events) => {
    if (!client) throw new Error('the line to the hub is cut');
    try {
      // An answer that never comes must not hold the outbox for ever: the events are offered again.
      return await client.outbox.push({ events }, { signal: AbortSignal.timeout(ANSWER_MS) });
    } catch (error) {
      if (error instanceof ORPCError && (error.code === 'GAP' || error.code === 'OTHER_EVENT')) return { ...Behind.parse(error.data), refused: error.code };
      throw error;
    }
  };

  const send = () => {
    sendAgain = true;
    if (sending || !up) return;
    clearTimeout(sendTimer);
    sending = (async () => {
      try {
        while (sendAgain && up) {
          sendAgain = false;
          await options.drain(push);
        }
        fruitless = 0;
      } catch (error) {
        log.warn({ error: String(error) }, 'the outbox could not be sent');
        // Nothing new may happen at the point for hours: what waits does not wait for it. A cut line sends when it is back.
        fruitless += 1;
        sendTimer = setTimeout(send, waitAfter(fruitless));
      } finally {
        sending = null;
      }
    })();
  };

  const hear = async (line: ContractRouterClient<HubContract>) => {
    const published = await line.feed.watchPublished();
    while (!(await published.next()).done) await options.onNews();
  };

  const retry = () => {
    if (up) options.onLine?.(false);
    up = false;
    client = null;
    if (closed) return;
    attempts += 1;
    timer = setTimeout(() => void connect(), waitAfter(attempts));
  };

  const connect = async () => {
    try {
      const identity = await identityOf(options);
      ownId = identity.deviceId;
      const pass = await freshPass(address, identity);
      if (closed) return;
      const ws = new WebSocket(`${address.replace(/^http/, 'ws')}/rpc`, ['onedoor', pass], { handshakeTimeout: 10_000 });
      socket = ws;
      let alive = true;
      const ping = setInterval(() => {
        if (!alive) ws.terminate();
        alive = false;
        if (ws.readyState === WebSocket.OPEN) ws.ping();
      }, PING_MS);
      ws.on('pong', () => (alive = true));
      ws.on('error', () => ws.terminate());
      ws.on('close', () => {
        clearInterval(ping);
        retry();
      });
      ws.on('open', () => {
        attempts = 0;
        up = true;
        const line = createORPCClient<ContractRouterClient<HubContract>>(new RPCLink({ websocket: bearingClose(ws) as SocketOfLink }));
        client = line;
        options.onLine?.(true);
        // A stream that ended would hear of no news any more: the line is opened anew.
        hear(line).then(
          () => ws.terminate(),
          () => ws.terminate(),
        );
        send();
      });
    } catch (error) {
      log.warn({ error: String(error) }, 'the hub could not be reached');
      retry();
    }
  };

  void connect();
  return {
    nudge: send,
    coSign: async (asked) => {
      if (!client) throw new Error('the line to the hub is cut');
      return client.payments.coSign(asked, { signal: AbortSignal.timeout(ANSWER_MS) });
    },
    connected: () => up,
    client: () => client,
    pointId: () => ownId,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      socket?.terminate();
      up = false;
      await sending;
      clearTimeout(sendTimer);
    },
  };
};
