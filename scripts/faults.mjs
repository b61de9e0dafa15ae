/** The fault programs, whole: a killed station, desks that press at once, a full disk, each with its known-bad setting. */
import { spawn } from 'node:child_process';
import { findNode } from './node24.mjs';
import { inRoot, root, toolEnvironment } from './run.mjs';
import { runScript } from './say.mjs';

await runScript(
  () =>
    new Promise((resolve, reject) => {
      const node = findNode();
      const child = spawn(node, [inRoot('test', 'faults', 'run.ts'), ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: toolEnvironment(node) });
      // Asked to end, it still tells of the rounds it has done. Ctrl+C reaches it by itself.
      process.on('SIGTERM', () => child.kill('SIGTERM'));
      process.on('SIGINT', () => undefined);
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    }),
);
