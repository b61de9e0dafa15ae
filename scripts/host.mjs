/** Runs the embedded host, `out/hosts/node.js`, and understands what it says. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { findNode } from './node24.mjs';
import { problemInWords } from './problems.mjs';
import { inRoot, root } from './run.mjs';
import { Problem } from './say.mjs';

const lastLines = 20;

/** @param {string} line */
function parsed(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Starts the host. It reports on its output one JSON object a line: an object that has `ready`, `done` or
 * `problem` is its answer, every other line is its log. Asked for `addresses`, it answers again with `ready`.
 *
 * @param {string[]} args
 * @param {{ data: string, electron?: string, env?: Record<string, string>, onLog?: (line: string) => void, onAgain?: (report: any) => void }} options
 *   `electron` is Electron's program: the desktop application then runs the desk in a child of its own and says the
 *   same lines; `onAgain` hears every answer but the first
 * @returns {{ answer: Promise<any>, ended: Promise<number>, ask: (line: string) => void, stop: () => void }} `answer` is
 *   rejected with a `Problem` in plain words; `ended` gives the exit code; `ask` writes a line to the host; `stop` asks
 *   it to close cleanly and may be called again
 */
export function startHost(args, { data, electron, env = {}, onLog = () => undefined, onAgain = () => undefined }) {
  const program = inRoot('out', 'hosts', 'node.js');
  if (!existsSync(program)) {
    throw new Problem('OneDoor has not been built. Run: npm start', 'OneDooria ei ole koottu. Aja: npm start', program);
  }
  const command = electron ?? findNode();
  const host = spawn(command, electron === undefined ? ['--enable-source-maps', program, ...args] : args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const recent = [];
  const keep = (/** @type {string} */ line) => {
    recent.push(line);
    if (recent.length > lastLines) recent.shift();
    onLog(line);
  };
  const ended = new Promise((resolve) => host.on('close', (code) => resolve(code ?? 1)));
  // A host that has ended hears nothing more.
  host.stdin.on('error', () => undefined);
  let answered = false;
  const answer = new Promise((resolve, reject) => {
    createInterface({ input: host.stdout }).on('line', (line) => {
      const report = parsed(line);
      if (report?.problem !== undefined) reject(problemInWords(report, data));
      else if (report?.ready !== true && report?.done === undefined) keep(line);
      else if (answered) onAgain(report);
      else {
        answered = true;
        resolve(report);
      }
    });
    createInterface({ input: host.stderr }).on('line', keep);
    host.on('error', reject);
    void ended.then((code) =>
      reject(
        new Problem(
          `OneDoor stopped before it was ready (code ${code}). Its last words are below.`,
          `OneDoor pysähtyi ennen kuin oli valmis (koodi ${code}). Sen viimeiset sanat ovat alla.`,
          recent.join('\n   '),
        ),
      ),
    );
  });
  return { answer, ended, ask: (line) => host.stdin.write(`${line}\n`), stop: () => host.kill('SIGTERM') };
}
