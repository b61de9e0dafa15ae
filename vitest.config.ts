/** Everything that runs without a browser, by kind; `npx vitest run --project unit` runs one kind. */
import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 10_000, isolate = true) => ({
  extends: true as const,
  test: { name, isolate, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    exclude: ['**/node_modules/**', 'test/architecture/planted/**'],
    environment: 'node',
    // The point's zone is part of the rules under test; a test that depends on the machine's zone must show it.
    env: { TZ: 'UTC' },
    projects: [
      // Rules without a state: their files share a process, which loads the program once instead of sixty times.
      project('unit', 10_000, false),
      project('service', 20_000),
      project('contract', 20_000),
      project('migrations', 20_000),
      project('faults', 60_000),
      project('architecture', 60_000),
      project('bench', 180_000),
    ],
  },
});
