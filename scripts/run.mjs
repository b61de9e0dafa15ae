/** Starting other programs and waiting for them. */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the script was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts below the project's folder */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * Runs a program with our output and no input, and answers its exit code (1 when it could not start or was killed).
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * The environment for the project's own tools: its Node first on the path, and nothing that
 * would make a tool behave differently under `npm run` than alone.
 *
 * @param {string} node path of the Node to be found as `node`
 */
export function toolEnvironment(node) {
  const env = { ...process.env };
  env['PATH'] = [inRoot('node_modules', '.bin'), dirname(node), env['PATH'] ?? ''].join(delimiter);
  delete env['NODE_ENV'];
  return env;
}
