/** Runs the project's own commands as a person would, each on a data folder and a pair of ports of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

export type Ended = { code: number | null; output: string };
export type Running = {
  /** Resolves when the output has `text`; rejects with all the output when the program ends before. */
  says: (text: string | RegExp) => Promise<string>;
  signal: (name: 'SIGINT' | 'SIGTERM') => void;
  ended: Promise<Ended>;
};

/** Starts one of `scripts/` with the given environment on top of ours; a display is never offered. */
export function command(script: string, args: string[], env: Record<string, string> = {}): Running {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(ONEDOOR_|DISPLAY$|WAYLAND_DISPLAY$)/.test(name)));
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  const says = (text: string | RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) resolve(output);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${String(text)}:\n${output}`)));
    });
  return { says, signal: (name) => void child.kill(name), ended };
}

/** A new folder under the system's temporary one, and how to remove it. */
export function ownFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'onedoor-start-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const listen = (port: number): Promise<{ port: number; close: () => Promise<void> } | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      resolve({ port: taken, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });

/** The first of two neighbouring ports that were both free a moment ago. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    if (first === undefined) continue;
    const second = await listen(first.port + 1);
    await first.close();
    await second?.close();
    if (second !== undefined) return first.port;
  }
}

/** Holds a port until closed. */
export async function takePort(port: number): Promise<() => Promise<void>> {
  const held = await listen(port);
  if (held === undefined) throw new Error(`port ${port} was not free`);
  return held.close;
}
