/**
 * The whole desk as a child of the desktop application: its windows come over message ports, the point's
 * other screens over the web. Says the same JSON line on standard output as the plain host.
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFolder } from '#service/kernel/db-lock.ts';
import { openDesk } from './desk.ts';
import { serveWindows, type OpenService } from './window-service.ts';

const DEFAULT_PORT = 4310;

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const open: OpenService = async ({ dataDir, log }) => {
  const lock = holdFolder(dataDir);
  const desk = await openDesk({
    dataDir,
    assetsDir: join(home, 'assets'),
    pageDir: join(home, 'out', 'renderer'),
    port: Number(process.env['ONEDOOR_PORT'] ?? DEFAULT_PORT),
    demo: process.env['ONEDOOR_DEMO'] === '1',
    lan: process.env['ONEDOOR_LAN'] === '1',
    log,
  });
  process.stdout.write(`${JSON.stringify({ ready: true, ...(await desk.introduction()) })}\n`);
  return {
    ...desk.windows,
    close: async () => {
      await desk.close();
      lock.release();
    },
  };
};

await serveWindows(open);
