/**
 * A hub of its own, without a screen:
 *
 *   node out/hosts/hub.js --data <folder> --port <n> [--host <address>] [--tls]
 *
 * Says one JSON line: addresses with one-time codes for portal and expert, and the line by which one station joins.
 * The line `addresses` on its standard input asks for new ones.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdFolder } from '#service/kernel/db-lock.ts';
import { createLog } from '#service/kernel/log.ts';
import { StartProblem, startProblemOf } from '#service/kernel/start-problem.ts';
import { ownCertificate } from './certificate.ts';
import { openHubNode } from './hub-node.ts';
import { joinLine } from './joined-hub.ts';

const say = (report: object) => process.stdout.write(`${JSON.stringify(report)}\n`);
const home = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const run = async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string', default: '4311' }, host: { type: 'string', default: '127.0.0.1' }, tls: { type: 'boolean' }, page: { type: 'string' }, quiet: { type: 'boolean' } } });
  if (!values.data) throw new StartProblem('dataNotWritable', '--data names no folder');
  const dataDir = resolve(values.data);
  mkdirSync(dataDir, { recursive: true });
  // Beyond this machine only with TLS: a pass and a report are not for every ear on the line.
  const loopback = values.host === '127.0.0.1' || values.host === 'localhost';
  const tls = values.tls || !loopback ? await ownCertificate(dataDir, values.host) : null;
  const lock = holdFolder(dataDir);
  const node = await openHubNode({ dataDir, assetsDir: join(home, 'assets'), pageDir: values.page ? resolve(values.page) : join(home, 'out', 'renderer'), host: values.host, port: Number(values.port), tls, log: createLog(values.quiet ? 'error' : 'info') });
  const close = () => void node.close().then(() => (lock.release(), process.exit(0)));
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  const introduce = async () => say({ ready: true, addresses: { portal: `${node.address}/portal#enrol=${await node.code('portal', 'Portaali')}`, expert: `${node.address}/expert#enrol=${await node.code('expert', 'Asiantuntija')}` }, join: joinLine(node.address, await node.code('station', 'Asiointipiste'), node.root(), tls?.fingerprint ?? null) });
  createInterface({ input: process.stdin }).on('line', (line) => void (line.trim() === 'addresses' && introduce()));
  await introduce();
};

try {
  await run();
} catch (error) {
  const problem = startProblemOf(error, process.argv.slice(2).join(' '));
  say(problem ? { problem: problem.kind, detail: problem.message } : { problem: 'unknown', detail: String(error) });
  process.exit(2);
}
