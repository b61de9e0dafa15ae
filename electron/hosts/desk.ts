/** Hub and station together, each on its own port, as `npm start` runs them. */
import { networkInterfaces } from 'node:os';
import { stationContract } from '#shared/contract/index.ts';
import { keepCode } from '#service/features/devices/index.ts';
import { phonePages } from '#service/features/payments/index.ts';
import { settingsOf } from '#service/features/point/index.ts';
import { ticketBySecret } from '#service/features/queue/index.ts';
import { summaryPages } from '#service/features/remote/index.ts';
import { typedCode } from '#service/kernel/ids.ts';
import type { Log } from '#service/kernel/log.ts';
import type { DeviceKind } from '#shared/contract/words.ts';
import type { ServiceFace } from '#transport/message-port.ts';
import { openApiDocument } from '#transport/open-api.ts';
import { servePhonePages, serveReceipts } from '#transport/receipt-page.ts';
import { serveWeb, type WebServer } from '#transport/web-server.ts';
import { DEMO_PASSWORD, DEMO_PIN, makeDemoPoint } from './demo.ts';
import { makeDemoBookings } from './demo-bookings.ts';
import { makeDemoEditors } from './demo-editors.ts';
import { makeDemoExperts } from './demo-experts.ts';
import { makeDemoPrices, makeDemoTills } from './demo-tills.ts';
import { openHubNode } from './hub-node.ts';
import { openStationNode } from './station-node.ts';
import { joinedHub } from './joined-hub.ts';
import { ownCertificate } from './certificate.ts';
import { VERSION } from './version.ts';

export interface DeskOptions {
  dataDir: string;
  assetsDir: string;
  pageDir: string;
  port: number;
  demo: boolean;
  /** Serve other machines too, with TLS. Otherwise only this machine. */
  lan: boolean;
  /** The line by which this station joins a hub elsewhere; needed once. Without it a hub runs here too. */
  join?: string | undefined;
  log: Log;
}

export interface RunningDesk {
  /** For the windows of this very machine, over message ports instead of the web. */
  windows: Pick<ServiceFace, 'router' | 'contextFor'>;
  introduction: () => Promise<{ addresses: Record<string, string>; setUp: boolean; demo: { pin: string; password: string } | null }>;
  close: () => Promise<void>;
}

const CODE_MINUTES = 12 * 60;
/** A question with attachments comes in one message: 5 MB of them, as base64. */
const MESSAGE_BYTES = 8 * 1_048_576;

/** The machine's address on its network, for others to come to. */
const lanAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && entry.family === 'IPv4' && !entry.internal)?.address ?? '127.0.0.1';

/** Starts everything. Errors: `StartProblem`; what was opened before is closed again. */
export const openDesk = async (options: DeskOptions): Promise<RunningDesk> => {
  const { dataDir, assetsDir, pageDir, lan, log } = options;
  const host = lan ? '0.0.0.0' : '127.0.0.1';
  const shownHost = lan ? lanAddress() : '127.0.0.1';
  const tls = lan ? await ownCertificate(dataDir, shownHost) : null;
  const joined = await joinedHub(dataDir, options.join);
  // A hub embedded here stays on this machine: stations elsewhere join a hub of its own.
  const hub = joined ? null : await openHubNode({ dataDir, assetsDir, pageDir, host: '127.0.0.1', port: options.port === 0 ? 0 : options.port + 1, log });
  let web: WebServer | null = null;
  const address = () => `${tls ? 'https' : 'http'}://${shownHost}:${web?.port ?? options.port}`;
  const node = await openStationNode({ dataDir, hub: joined ?? { address: hub!.address, code: () => hub!.code('station', 'Tämä asiointipiste'), root: hub!.root }, address, log }).catch(async (error: unknown) => {
    await hub?.close();
    throw error;
  });
  const { station } = node;
  if (options.demo) {
    await makeDemoPoint(station);
    if (hub) {
      await makeDemoEditors(hub.hub.deps);
      await makeDemoExperts(hub.hub.deps);
      await makeDemoPrices(hub.hub, assetsDir);
      // What is at the point can be booked once the hub knows the point: now, or when the line is up for the first time.
      const bookable = () => makeDemoBookings(hub.hub).catch((error: unknown) => log.error({ error: String(error) }, "the demo's bookings could not be made"));
      station.events.subscribe('hubLineChanged', ({ up }) => up && void bookable());
      await bookable();
    }
  }
  // Only a station without cards waits for them; the others look for news while they serve already.
  const { db } = station.deps;
  const hasCards = db.first(db.q.selectFrom('card').select('id').limit(1)) !== undefined;
  const news = station.feed?.refresh().catch((error: unknown) => log.error({ error: String(error) }, 'the feed could not be asked for'));
  if (!hasCards) await news;
  if (options.demo) await makeDemoTills(station);
  try {
    web = await serveWeb({
      router: station.router,
      door: station.door,
      connected: station.connected,
      guest: (secret) => (ticketBySecret(station.deps.db, secret) ? { deviceId: 'phone', kind: 'phone', deskId: null, ticketSecret: secret } : null),
      extra: [serveReceipts(phonePages(station.deps), log), servePhonePages('summary', summaryPages(station.deps), log)],
      openApi: () => openApiDocument(stationContract, { title: 'OneDoor station', version: VERSION, description: 'The service of one joint customer service point.' }),
      page: { root: pageDir, roles: ['advisor', 'terminal', 'display', 'place'] },
      messageLimit: MESSAGE_BYTES,
      host,
      port: options.port,
      tls,
      log,
    });
  } catch (error) {
    await node.close();
    await hub?.close();
    throw error;
  }
  const server = web;
  station.events.subscribe('deviceChanged', ({ deviceId }) => server.cut(deviceId));

  const codeFor = async (kind: DeviceKind, name: string) => {
    const code = typedCode(station.deps.random, 8);
    await station.deps.acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'start' }, (act) => void keepCode(act, code, { kind, name, deskId: null }, CODE_MINUTES));
    return `${address()}/${kind}#enrol=${code}`;
  };

  return {
    windows: {
      router: station.router,
      contextFor: ({ kind, deviceId }) => {
        node.ownDevice(deviceId, kind, 'This computer').catch((error: unknown) => log.error({ error: String(error) }, 'a window could not be listed as a device'));
        station.connected(deviceId);
        return {
          // Asked anew at each call: a window may be paired with a desk, or revoked, while it stands.
          get caller() {
            return node.callerOf(deviceId, kind);
          },
        };
      },
    },
    introduction: async () => ({
      addresses: {
        advisor: await codeFor('advisor', 'Palveluneuvojan työpöytä'),
        terminal: await codeFor('terminal', 'Asiakaspääte'),
        display: await codeFor('display', 'Info-TV'),
        ...(hub && {
          expert: `${hub.address}/expert#enrol=${await hub.code('expert', 'Asiantuntija')}`,
          portal: `${hub.address}/portal#enrol=${await hub.code('portal', 'Portaali')}`,
        }),
      },
      setUp: settingsOf(station.deps.db) !== null,
      demo: options.demo ? { pin: DEMO_PIN, password: DEMO_PASSWORD } : null,
    }),
    close: async () => {
      await server.close();
      await node.close();
      await hub?.close();
    },
  };
};
