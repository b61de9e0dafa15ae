/** The whole desk as a person starts it: the real host in a process of its own, on a folder and ports of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { copyDemo } from './demo-copy.ts';

const root = resolve(import.meta.dirname, '..', '..');

const Introduction = z.object({
  ready: z.literal(true),
  addresses: z.record(z.string(), z.string()),
  setUp: z.boolean(),
  demo: z.object({ pin: z.string(), password: z.string() }).nullable(),
});

export type RoleName = 'advisor' | 'terminal' | 'display' | 'expert' | 'portal';

export interface Desk {
  /** The address of a role with a new one-time code: it enrols one device, the first that opens it. */
  url: (role: RoleName) => Promise<string>;
  port: number;
  /** The process that serves, to look at what it uses. */
  pid: () => number;
  dataDir: string;
  pin: string;
  password: string;
  /** What the host wrote to its log, for tests of what must not be in it. */
  log: () => string;
  /** Ends the process at once, as a power cut would, and answers when it is gone. */
  kill: () => Promise<void>;
  /** Starts it again on the same folder and ports. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

export interface DeskOptions {
  demo?: boolean;
  dataDir?: string;
  port?: number;
}

/** A port pair that is free now: the station's and, one above, the hub's. */
const freePorts = async (): Promise<number> => {
  const isFree = (port: number) =>
    new Promise<boolean>((done) => {
      const server = createServer();
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000) * 2;
    if (port < 60_000 && (await isFree(port)) && (await isFree(port + 1))) return port;
  }
};

/** Starts the built host (`out/hosts/node.js`, or the sources with ONEDOOR_SOURCES=1) and waits until it serves. */
export const startDesk = async (options: DeskOptions = {}): Promise<Desk> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'onedoor-desk-'));
  if (options.demo && !options.dataDir) copyDemo(dataDir);
  const port = options.port ?? (await freePorts());
  const program = process.env['ONEDOOR_SOURCES'] === '1' ? 'electron/hosts/node.ts' : 'out/hosts/node.js';
  let child: ChildProcess;
  let introduced: z.infer<typeof Introduction>;
  let waiting: { done: (told: z.infer<typeof Introduction>) => void; fail: (error: Error) => void }[] = [];
  const logged: string[] = [];

  const hear = () => new Promise<z.infer<typeof Introduction>>((done, fail) => waiting.push({ done, fail }));

  const start = async () => {
    waiting = [];
    child = spawn(process.execPath, [join(root, program), '--data', dataDir, '--port', String(port), ...(options.demo ? ['--demo'] : [])], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface({ input: child.stderr! }).on('line', (line) => logged.push(line));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const told = Introduction.safeParse(JSON.parse(line));
      const asked = waiting.shift();
      if (told.success) asked?.done(told.data);
      else asked?.fail(new Error(`the desk did not start: ${line}\n${logged.slice(-20).join('\n')}`));
    });
    child.once('exit', (code) => {
      for (const asked of waiting.splice(0)) asked.fail(new Error(`the desk ended with ${code}\n${logged.slice(-20).join('\n')}`));
    });
    introduced = await hear();
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill(signal);
    });

  await start();
  return {
    url: async (role) => {
      const answer = hear();
      child.stdin!.write('addresses\n');
      return (await answer).addresses[role]!;
    },
    port,
    pid: () => child.pid!,
    dataDir,
    pin: introduced!.demo?.pin ?? '',
    password: introduced!.demo?.password ?? '',
    log: () => logged.join('\n'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      await start();
    },
    close: async () => {
      await end('SIGTERM');
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
