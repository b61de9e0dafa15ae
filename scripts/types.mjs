/** Type checks every layer by its own rules: what a layer may not see is not in its project. */
import { existsSync, readdirSync } from 'node:fs';
import { inRoot, root, run, toolEnvironment } from './run.mjs';
import { findNode } from './node24.mjs';

/** Scripts in TypeScript, each in a folder with its own tsconfig. */
const scripts = readdirSync(inRoot('scripts'))
  .map((name) => `scripts/${name}`)
  .filter((folder) => existsSync(inRoot(folder, 'tsconfig.json')));

/** The layers, each a folder with its own tsconfig; `.` is the configuration files of the tools. */
export const layers = ['shared', 'electron', 'electron/main', 'electron/preload', 'renderer', 'test', ...scripts, '.'];

/**
 * Checks one layer and shows the compiler's findings.
 *
 * @param {string} layer one of `layers`
 * @returns {Promise<boolean>} whether it is clean
 */
export async function checkLayer(layer) {
  const node = findNode();
  const args = [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '--pretty', 'false', '-p', inRoot(layer, 'tsconfig.json')];
  return (await run(node, args, { cwd: root, env: toolEnvironment(node) })) === 0;
}

if (process.argv[1] === import.meta.filename) {
  for (const layer of layers) {
    const clean = await checkLayer(layer);
    process.stdout.write(`${clean ? 'right' : 'WRONG'}  types of ${layer}\n`);
    if (!clean) process.exitCode = 1;
  }
}
