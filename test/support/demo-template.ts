/**
 * One demo point for all end-to-end tests of a run, made before them: each test starts on a copy of its folder, which
 * holds what the first start publishes and indexes. Playwright runs this once, and what it answers with at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATE } from './demo-copy.ts';
import { startDesk } from './desk.ts';

const makeTemplate = async (): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-demo-template-'));
  const compiled = mkdtempSync(join(tmpdir(), 'onedoor-compiled-'));
  // Node keeps there what it made of the hosts' code, a quarter of each of their starts.
  process.env['NODE_COMPILE_CACHE'] = compiled;
  const desk = await startDesk({ demo: true, dataDir: folder });
  await desk.close();
  process.env[TEMPLATE] = folder;
  return () => {
    for (const made of [folder, compiled]) rmSync(made, { recursive: true, force: true });
  };
};

// Playwright asks for a default export.
// oxlint-disable-next-line import/no-default-export -- the tool's own convention
export default makeTemplate;
