/**
 * Joining a hub elsewhere. The hub prints one line for a new station: its address, a one-time code, and the
 * digests of its certificate and of its feed's first root. The station pins both at its first connection and
 * trusts nothing else from then on.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import * as z from 'zod';
import { StartProblem } from '#service/kernel/start-problem.ts';
import type { JoinedHub } from './station-node.ts';

const Kept = z.object({ address: z.url({ protocol: /^https?$/ }), root: z.string(), certificate: z.string().nullable() });

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The line that a hub prints for a station to come: everything after `#` stays between two people. */
export const joinLine = (address: string, code: string, root: Uint8Array, fingerprint: string | null): string =>
  `${address}#code=${code}&root=${digestOf(root)}${fingerprint ? `&cert=${fingerprint}` : ''}`;

/** The certificate a server shows, whoever signed it: it is compared with the digest that people carried over. */
const shownCertificate = (address: URL): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: address.hostname, port: Number(address.port || 443), ...(isIP(address.hostname) ? {} : { servername: address.hostname }), rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().raw);
      socket.end();
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error('the hub does not answer')));
    socket.on('error', reject);
  });

const trust = (certificate: string | null) => {
  if (certificate) setDefaultCACertificates([...getCACertificates('default'), certificate]);
};

const firstTime = async (line: string): Promise<z.infer<typeof Kept> & { code: string }> => {
  const url = new URL(line);
  const said = new URLSearchParams(url.hash.slice(1));
  const address = url.origin;
  let certificate: string | null = null;
  if (url.protocol === 'https:' && said.get('cert')) {
    const raw = await shownCertificate(url);
    if (digestOf(raw) !== said.get('cert')) throw new StartProblem('hubNotTrusted', 'the certificate is not the one that was told');
    certificate = new X509Certificate(raw).toString();
    trust(certificate);
  }
  const response = await fetch(`${address}/feed/metadata/1.root.json`, { signal: AbortSignal.timeout(10_000) });
  const root = Buffer.from(await response.arrayBuffer());
  if (!response.ok || digestOf(root) !== said.get('root')) throw new StartProblem('hubNotTrusted', "the feed's root is not the one that was told");
  return { address, root: root.toString('base64'), certificate, code: said.get('code') ?? '' };
};

/**
 * The hub this station belongs to: by the line when it joins, by the folder ever after; null when it has none.
 * Throws `hubNotTrusted` when certificate or root are not those of the line, `hubAway` when it cannot be reached to join.
 */
export const joinedHub = async (dataDir: string, line: string | undefined): Promise<JoinedHub | null> => {
  const folder = join(dataDir, 'station');
  const file = join(folder, 'hub.json');
  const known = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  if (known) {
    trust(known.certificate);
    return { address: known.address, code: () => Promise.resolve(codeOf(line)), root: () => Buffer.from(known.root, 'base64') };
  }
  if (line === undefined) return null;
  const { code, ...kept } = await firstTime(line).catch((error: unknown) => {
    throw error instanceof StartProblem ? error : new StartProblem('hubAway', String(error));
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return { address: kept.address, code: () => Promise.resolve(code), root: () => Buffer.from(kept.root, 'base64') };
};

const codeOf = (line: string | undefined): string => (line ? (new URLSearchParams(new URL(line).hash.slice(1)).get('code') ?? '') : '');
