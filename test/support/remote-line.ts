/**
 * A customer at the end of a line that can be cut or lose its UDP, and an expert who is not: by a network namespace where the
 * machine allows one, else by a proxy before the relay, through which both must go.
 */
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import type { IceServers } from '#shared/contract/remote/words.ts';
import { startCoturn, type Coturn, type RelayWay } from './coturn.ts';
import { namespacesWork, openNetworkNamespace } from './network-namespace.ts';
import { startPausingProxy } from './pausing-proxy.ts';
import { bringPerson, type Person } from './remote-people.ts';
import { startRemoteRelay, type RemoteRelay } from './remote-relay.ts';

export const MEDIA_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

export const launchMedia = (args: readonly string[] = [], executablePath = findChromium()): Promise<Browser> =>
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: [...MEDIA_ARGS, ...args] });

export interface RemoteLine {
  by: 'namespace' | 'proxy';
  customer: Person;
  expert: Person;
  /** How both open their rooms for the line to be in their way. */
  options: (...ways: RelayWay[]) => { ice: IceServers; policy: RTCIceTransportPolicy };
  cut: (sessionId: string) => void;
  restore: () => void;
  blockUdp: () => void;
  close: () => Promise<void>;
}

const together = (turn: Coturn, ways: readonly RelayWay[], at?: (way: RelayWay) => { host: string; port: number } | undefined): IceServers => ({
  iceServers: ways.flatMap((way) => turn.ice(way, 600, at?.(way)).iceServers),
  expiresAt: turn.ice('udp').expiresAt,
});

const closeAll = async (line: { people: readonly Person[]; browsers: readonly Browser[]; relay: RemoteRelay; turn: Coturn }): Promise<void> => {
  await Promise.all(line.people.map(({ close }) => close()));
  await Promise.all(line.browsers.map((browser) => browser.close()));
  await line.relay.close();
  await line.turn.close();
};

const byNamespace = async (folder: string): Promise<RemoteLine> => {
  const space = openNetworkNamespace();
  const [relay, turn] = await Promise.all([startRemoteRelay(folder, space.host), startCoturn(space.host)]);
  // On a machine's own address a page has no camera without TLS; there a certificate is given by the point.
  const args = [`--unsafely-treat-insecure-origin-as-secure=${relay.url}`, '--ignore-certificate-errors'];
  const program = findChromium();
  if (program === undefined) throw new Error('the tests need Chromium');
  const [within, outside] = await Promise.all([launchMedia(args, space.wrap(program)), launchMedia(args)]);
  const [customer, expert] = await Promise.all([bringPerson(within, relay, 'customer'), bringPerson(outside, relay, 'expert')]);
  return {
    by: 'namespace',
    customer,
    expert,
    options: (...ways) => ({ ice: together(turn, ways), policy: 'all' }),
    cut: space.cut,
    restore: space.restore,
    blockUdp: space.blockUdp,
    close: async () => {
      await closeAll({ people: [customer, expert], browsers: [within, outside], relay, turn });
      space.close();
    },
  };
};

const byProxy = async (folder: string): Promise<RemoteLine> => {
  const [relay, turn] = await Promise.all([startRemoteRelay(folder), startCoturn()]);
  const [plain, tls] = await Promise.all([startPausingProxy(turn.port), startPausingProxy(turn.tlsPort)]);
  const browser = await launchMedia(['--ignore-certificate-errors']);
  const [customer, expert] = await Promise.all([bringPerson(browser, relay, 'customer'), bringPerson(browser, relay, 'expert')]);
  return {
    by: 'proxy',
    customer,
    expert,
    options: (...ways) => ({ ice: together(turn, ways, (way) => (way === 'tls' ? tls : plain)), policy: 'relay' }),
    cut: (sessionId) => {
      plain.cut();
      tls.cut();
      relay.cut(sessionId);
    },
    restore: () => {
      plain.restore();
      tls.restore();
      relay.restore();
    },
    blockUdp: plain.blockUdp,
    close: async () => {
      await closeAll({ people: [customer, expert], browsers: [browser], relay, turn });
      await Promise.all([plain.close(), tls.close()]);
    },
  };
};

/** @param by forces one of the ways; otherwise a namespace where one can be made */
export const openRemoteLine = (folder: string, by: 'namespace' | 'proxy' = namespacesWork() ? 'namespace' : 'proxy'): Promise<RemoteLine> => (by === 'namespace' ? byNamespace(folder) : byProxy(folder));
