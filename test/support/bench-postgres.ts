/** A PostgreSQL of our own, as a peer: a cluster in a folder, on a unix socket, durable as it comes. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';

export interface Postgres {
  version: string;
  pool: (connections: number) => Pool;
  close: () => Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

const programs = (): string | null => {
  const [newest] = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folder = newest === undefined ? null : join(DEBIAN, newest, 'bin');
  return folder !== null && existsSync(join(folder, 'initdb')) ? folder : null;
};

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
const owner = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
};

const accepts = async (pool: Pool): Promise<string> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return (await pool.query<{ server_version: string }>('SHOW server_version')).rows[0]!.server_version;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
};

/** Starts it, or says in words why it cannot be had. */
export const startPostgres = async (): Promise<Postgres | string> => {
  const bin = programs();
  if (bin === null) return 'PostgreSQL is not installed (on Debian: apt-get install postgresql)';
  const as = owner();
  if (process.getuid?.() === 0 && as === undefined) return 'there is no user postgres to run PostgreSQL as';
  // The path of a unix socket may have no more than about a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-pg-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  chmodSync(data, 0o700);
  if (as) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '--auth=trust', '--encoding=UTF8', '--no-locale'], { ...as, cwd: folder, env, encoding: 'utf8' });
  if (made.status !== 0) {
    remove();
    return `initdb failed: ${made.stderr.trim()}`;
  }
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60'], { ...as, cwd: folder, env, stdio: 'ignore' });
  const gone = new Promise<void>((done) => server.once('exit', () => done()));
  const pool = (connections: number) => {
    const opened = new Pool({ host: folder, user: 'bench', database: 'postgres', max: connections });
    // A connection that is let go may still hear that the server ends; nobody waits for it any more.
    opened.on('error', () => undefined);
    return opened;
  };
  const first = pool(1);
  const close = async () => {
    server.kill('SIGINT');
    await gone;
    remove();
  };
  try {
    const version = await accepts(first);
    await first.end();
    return { version, pool, close };
  } catch (error) {
    await first.end();
    await close();
    return `PostgreSQL did not start: ${String(error)}`;
  }
};
