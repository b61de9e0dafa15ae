/** A relay as points have one: Debian's coturn, with ports of its own, time-limited credentials and a certificate made for it. */
import { spawn } from 'node:child_process';
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { findCoturn } from '../../scripts/coturn.mjs';
import type { IceServers } from '#shared/contract/remote/words.ts';

export type RelayWay = 'udp' | 'tcp' | 'tls';

export interface Coturn {
  host: string;
  port: number;
  tlsPort: number;
  /** Credentials as the hub makes them (draft-uberti-behave-turn-rest-00): `seconds` from now, at most ten minutes. */
  ice: (way: RelayWay, seconds?: number, at?: { host: string; port: number }) => IceServers;
  log: () => string;
  close: () => Promise<void>;
}

const freePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** @param host the address to listen and relay on */
export const startCoturn = async (host = '127.0.0.1'): Promise<Coturn> => {
  const program = findCoturn();
  if (program === undefined) throw new Error('The tests of relays need coturn: on Debian, sudo apt-get install coturn');
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-coturn-'));
  const secret = randomBytes(24).toString('base64url');
  const [port, tlsPort] = [await freePort(host), await freePort(host)];
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], { keySize: 2048, algorithm: 'sha256' });
  writeFileSync(join(folder, 'certificate.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  const first = randomInt(20_000, 30_000);
  const settings = [
    `listening-ip=${host}`,
    `relay-ip=${host}`,
    `listening-port=${port}`,
    `tls-listening-port=${tlsPort}`,
    `min-port=${first}`,
    `max-port=${first + 200}`,
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'realm=onedoor.test',
    `cert=${join(folder, 'certificate.pem')}`,
    `pkey=${join(folder, 'key.pem')}`,
    'fingerprint',
    'no-dtls',
    'no-cli',
    'no-multicast-peers',
    'no-software-attribute',
    // On one machine both ends are peers of the loopback; a point's relay refuses that.
    'allow-loopback-peers',
    `allowed-peer-ip=${host}`,
    `pidfile=${join(folder, 'pid')}`,
    `userdb=${join(folder, 'users')}`,
    'log-file=stdout',
    'simple-log',
    'verbose',
  ];
  writeFileSync(join(folder, 'turn.conf'), settings.join('\n'));
  const child = spawn(program, ['-c', join(folder, 'turn.conf')], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = Date.now() + 15_000;
  while (!(await answers(host, tlsPort)) || !(await answers(host, port))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`coturn does not answer:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    host,
    port,
    tlsPort,
    ice: (way, seconds = 600, at) => {
      const expires = Math.floor(Date.now() / 1_000) + seconds;
      const username = `${expires}:test`;
      const credential = createHmac('sha1', secret).update(username).digest('base64');
      const where = at ?? { host, port: way === 'tls' ? tlsPort : port };
      const urls = [way === 'tls' ? `turns:${where.host}:${where.port}?transport=tcp` : `turn:${where.host}:${where.port}?transport=${way}`];
      return { iceServers: [{ urls, username, credential }], expiresAt: new Date(expires * 1_000).toISOString() };
    },
    log: () => log,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
