/** Starts the station's process on a folder, opens lines to it, and kills it. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { nodeBundle } from '../../vite.node.config.ts';
import { putCards, testCard } from '../support/cards.ts';
import type { StationClient } from '../support/device.ts';
import { openDesks } from '../support/queue.ts';
import { startPoint, testSettings } from '../support/station.ts';

export type Setting = 'good' | 'before-commit' | 'lax';

export interface HostProcess {
  /** Milliseconds from the start of the process until it answered. */
  startMs: number;
  /** The line of a device, opened once. */
  client: (kind: 'advisor' | 'terminal', device: string) => Promise<StationClient>;
  /** One more line of it. */
  connect: (kind: 'advisor' | 'terminal', device: string) => Promise<StationClient>;
  /** Ends it as a power switch would end the program. */
  kill: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
/** Beside the dependencies, which are not bundled. */
const builds = join(root, 'node_modules', '.cache');

/** Bundled, as the program is that people run: each start reads one file instead of every source. */
export const bundleHost = async (): Promise<string> => {
  mkdirSync(builds, { recursive: true });
  const outDir = mkdtempSync(join(builds, 'onedoor-fault-host-'));
  await build(nodeBundle({ entries: { 'station-host': join(import.meta.dirname, 'station-host.ts') }, outDir, format: 'es' }));
  return outDir;
};

export const startHost = async ({ folder, program }: Pick<PreparedPoint, 'folder' | 'program'>, setting: Setting): Promise<HostProcess> => {
  const began = performance.now();
  // A group of its own: what is typed at the terminal ends the harness, which ends it. Without the harness it ends by its input.
  const child = spawn(process.execPath, [join(program, 'station-host.js'), folder, setting], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const port = await new Promise<number>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) => done((JSON.parse(line) as { port: number }).port));
    child.once('exit', (code) => fail(new Error(`the station ended with ${code} before it served`)));
  });
  const connect = async (kind: 'advisor' | 'terminal', device: string): Promise<StationClient> => {
    const websocket = new WebSocket(`ws://127.0.0.1:${port}/?kind=${kind}&device=${device}`);
    await new Promise((done, fail) => {
      websocket.addEventListener('open', done);
      websocket.addEventListener('error', fail);
    });
    return createORPCClient<StationClient>(new RPCLink({ websocket }));
  };
  const lines = new Map<string, Promise<StationClient>>();
  const client: HostProcess['client'] = (kind, device) => {
    const known = lines.get(device) ?? connect(kind, device);
    lines.set(device, known);
    return known;
  };
  await (await client('terminal', 'first')).queue.terminal();
  return {
    startMs: performance.now() - began,
    client,
    connect,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

export interface PreparedPoint {
  folder: string;
  /** The folder of the station's program. */
  program: string;
  deskIds: string[];
  groupIds: string[];
  /** The enrolled device of each desk, signed in, its desk open. */
  devices: string[];
  remove: () => void;
}

/** A point that is open around the clock, with all desks open, left on disk for the process to take. */
export const preparePoint = async (desks: number): Promise<PreparedPoint> => {
  const program = await bundleHost();
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-fault-'));
  const point = await startPoint({ folder, desks });
  const settings = { ...testSettings, hours: { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] } };
  await point.advisors[0]!.client.point.saveSettings({ commandId: point.commandId(), settings });
  await putCards(point, [testCard('permit')]);
  await openDesks(point);
  await point.close();
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { recursive: true, force: true });
  };
  return { folder, program, deskIds: point.deskIds, groupIds: point.groupIds, devices: point.advisors.map(({ deviceId }) => deviceId), remove };
};
