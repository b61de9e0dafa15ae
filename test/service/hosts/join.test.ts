/** A station joins a hub of its own over TLS: by the printed line alone, and not when the line tells of another hub. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..', '..');
const running: ChildProcess[] = [];
const folders: string[] = [];

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'onedoor-join-'));
  folders.push(made);
  return made;
};

/** Starts a host from the sources and answers with its first JSON line. */
const start = (program: string, args: string[]): Promise<Record<string, unknown>> => {
  const child = spawn(process.execPath, [join(root, 'electron/hosts', program), ...args], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  running.push(child);
  return new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{') && done(JSON.parse(line) as Record<string, unknown>));
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code}`)));
  });
};

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(
      (child) =>
        new Promise<void>((gone) => {
          if (child.exitCode !== null) return gone();
          child.once('exit', () => gone());
          child.kill('SIGTERM');
        }),
    ),
  );
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

test('a station joins by the line, remembers the hub, and takes its cards', { timeout: 90_000 }, async () => {
  const hub = await start('hub.ts', ['--data', folder(), '--port', '0', '--tls']);
  const line = String(hub['join']);
  expect(line).toMatch(/^https:\/\/127\.0\.0\.1:\d+#code=[0-9A-Z]{8}&root=[0-9a-f]{64}&cert=[0-9a-f]{64}$/);
  const dataDir = folder();
  const station = await start('node.ts', ['--data', dataDir, '--port', '0', '--join', line, '--demo']);
  expect(station).toMatchObject({ ready: true, setUp: true });
  expect(station['addresses']).not.toHaveProperty('portal');
  const { openDurable } = await import('#service/kernel/db.ts');
  const raw = openDurable(join(dataDir, 'station', 'station.sqlite'));
  const count = raw.prepare('SELECT count(*) AS cards FROM card').get() as { cards: number };
  raw.close();
  expect(count.cards).toBeGreaterThan(600);
});

test('a line that tells of another certificate or another feed joins nothing', { timeout: 90_000 }, async () => {
  const hub = await start('hub.ts', ['--data', folder(), '--port', '0', '--tls']);
  const line = String(hub['join']);
  const wrongRoot = await start('node.ts', ['--data', folder(), '--port', '0', '--join', line.replace(/root=[0-9a-f]{8}/, 'root=00000000')]);
  expect(wrongRoot).toMatchObject({ problem: 'hubNotTrusted' });
  const wrongCertificate = await start('node.ts', ['--data', folder(), '--port', '0', '--join', line.replace(/cert=[0-9a-f]{8}/, 'cert=00000000')]);
  expect(wrongCertificate).toMatchObject({ problem: 'hubNotTrusted' });
});
