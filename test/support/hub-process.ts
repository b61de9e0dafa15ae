/** A hub as it runs in earnest: the real host in a process of its own, which can be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const root = resolve(import.meta.dirname, '..', '..');

const Introduction = z.object({ ready: z.literal(true), addresses: z.object({ portal: z.string(), expert: z.string() }), join: z.string() });
type Introduction = z.infer<typeof Introduction>;

export interface HubProcess {
  address: string;
  dataDir: string;
  /** Addresses and a station's code that were never used. */
  fresh: () => Promise<Introduction>;
  log: () => string;
  pid: () => number;
  /** Ends it in order. */
  stop: () => Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same folder and port. */
  start: () => Promise<void>;
  close: () => Promise<void>;
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** `built` runs `out/hosts/hub.js`, unless ONEDOOR_SOURCES=1; otherwise the sources run as they are. `page` is another built page. */
export const startHubProcess = async (options: { built?: boolean; page?: string | undefined } = {}): Promise<HubProcess> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onedoor-hub-process-'));
  const port = await freePort();
  const program = options.built && process.env['ONEDOOR_SOURCES'] !== '1' ? 'out/hosts/hub.js' : 'electron/hosts/hub.ts';
  const logged: string[] = [];
  let child: ChildProcess | null = null;
  let waiting: { done: (told: Introduction) => void; fail: (error: Error) => void }[] = [];

  const hear = () => new Promise<Introduction>((done, fail) => waiting.push({ done, fail }));
  const start = async () => {
    waiting = [];
    const mine = spawn(process.execPath, [join(root, program), '--data', dataDir, '--port', String(port), '--quiet', ...(options.page ? ['--page', options.page] : [])], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    child = mine;
    createInterface({ input: mine.stderr }).on('line', (line) => logged.push(line));
    createInterface({ input: mine.stdout }).on('line', (line) => {
      const told = Introduction.safeParse(JSON.parse(line));
      const asked = waiting.shift();
      if (told.success) asked?.done(told.data);
      else asked?.fail(new Error(`the hub did not start: ${line}\n${logged.slice(-20).join('\n')}`));
    });
    mine.once('exit', (code) => {
      for (const asked of waiting.splice(0)) asked.fail(new Error(`the hub ended with ${code}\n${logged.slice(-20).join('\n')}`));
    });
    first = await hear();
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((done) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill(signal);
    });
  let first: Introduction | null = null;
  await start();
  return {
    address: `http://127.0.0.1:${port}`,
    dataDir,
    fresh: async () => {
      if (first) {
        const mine = first;
        first = null;
        return mine;
      }
      const answer = hear();
      child!.stdin!.write('addresses\n');
      return answer;
    },
    log: () => logged.join('\n'),
    pid: () => child!.pid!,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    close: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
