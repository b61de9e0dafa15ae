/** Everything that runs without a browser, by kind; `npx vitest run --project unit` runs one kind. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { foldersInMemory } from './test/support/folders-in-memory.ts';

const inMemory = foldersInMemory();

const project = (name: string, testTimeout = 10_000, env: Record<string, string> = inMemory) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: testTimeout, env },
});

export default defineConfig({
  test: {
    pool: 'forks',
    // More than a small machine has cores: now and then each waits for a process, a timer or the disk.
    maxWorkers: 3,
    // Nothing happens at import and nothing is single: files share a process, which loads the program once instead of two hundred times.
    isolate: false,
    exclude: ['**/node_modules/**', 'test/architecture/planted/**'],
    environment: 'node',
    restoreMocks: true,
    env: {
      // The point's zone is part of the rules under test; a test that depends on the machine's zone must show it.
      TZ: 'UTC',
      // Hosts that tests start from the sources find there what Node made of them before.
      NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules', '.cache', 'onedoor-compiled'),
    },
    projects: [
      project('unit'),
      project('service', 20_000),
      project('contract', 20_000),
      project('migrations', 20_000),
      // What becomes of a write when the power goes, and how long it takes, is a matter of the disk.
      project('faults', 60_000, {}),
      project('architecture', 60_000),
      project('bench', 180_000, {}),
    ],
  },
});
