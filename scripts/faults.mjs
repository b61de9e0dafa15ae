/** The fault programs, whole: a killed station, desks that press at once, a full disk, each with its known-bad setting. */
import { findNode } from './node24.mjs';
import { inRoot, run, toolEnvironment } from './run.mjs';
import { runScript } from './say.mjs';

await runScript(() => {
  const node = findNode();
  return run(node, [inRoot('test', 'faults', 'run.ts'), ...process.argv.slice(2)], { env: toolEnvironment(node) });
});
