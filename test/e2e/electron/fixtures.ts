/** `launch` starts the real main and preload under the stand-in for Electron and quits them after the test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test as base } from '@playwright/test';
import { build } from 'vite';
import { launchApp, type LaunchOptions, type RunningApp } from '../../support/fake-electron/launch-app.ts';
import { nodeBundle } from '../../../vite.node.config.ts';

export { expect } from '@playwright/test';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The project itself: its `out/` is the built application. */
export const project = here('../../..');

/** An application folder with the real preload, and a page and a service that have nothing but the line. */
const buildShell = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'onedoor-shell-'));
  const out = path.join(folder, 'out');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('./shell/page'),
    base: './',
    html: { cspNonce: '__CSP_NONCE__' },
    build: { outDir: path.join(out, 'renderer'), emptyOutDir: true, target: 'es2024' },
  });
  await build(nodeBundle({ entries: { index: path.join(project, 'electron/preload/index.ts') }, outDir: path.join(out, 'preload'), format: 'cjs' }));
  await mkdir(path.join(out, 'hosts'));
  await writeFile(path.join(out, 'hosts', 'utility.js'), `import ${JSON.stringify(pathToFileURL(here('./shell/service.ts')).href)};\n`);
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  return folder;
};

type Launch = (options?: Partial<Omit<LaunchOptions, 'browser'>>) => Promise<RunningApp>;

export const test = base.extend<{ launch: Launch }, { shell: string }>({
  shell: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, give) => {
      const folder = await buildShell();
      await give(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  launch: async ({ browser, shell }, give) => {
    const running: RunningApp[] = [];
    await give(async (options = {}) => {
      const app = await launchApp({ browser, appPath: shell, ...options });
      running.push(app);
      return app;
    });
    for (const app of running) await app.quit();
  },
});
