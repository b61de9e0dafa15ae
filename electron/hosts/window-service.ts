/**
 * The service as a child of the desktop application: it gets its data folder on the command line and a
 * message port for each window, and the application tells which window it is.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';
import { START_FAULTS, type ServiceReport, type StartFault } from '#shared/host.ts';
import { createLog, type Log } from '#service/kernel/log.ts';
import { startProblemOf } from '#service/kernel/start-problem.ts';
import { obeyParent, type ParentPort, type ServiceFace } from '#transport/message-port.ts';
import { windowDevices } from './window-devices.ts';

/** Opens the service on a data folder that exists and is absolute. Errors: `StartProblem`. */
export type OpenService = (options: { dataDir: string; log: Log }) => Promise<ServiceFace>;

const faultOf = (error: unknown, dataDir: string): StartFault => {
  const kind = startProblemOf(error, dataDir)?.kind;
  return START_FAULTS.find((fault) => fault === kind) ?? 'other';
};

/**
 * Serves the windows of the application that started this process, until it orders the end or dies.
 * Throws if no application started it. What stops the service from opening is reported, not thrown.
 */
export const serveWindows = async (open: OpenService): Promise<void> => {
  const { parentPort: application } = process as NodeJS.Process & { parentPort?: ParentPort };
  const dataDir = process.argv.find((word) => word.startsWith('--data='))?.slice('--data='.length);
  if (application === undefined || dataDir === undefined) throw new Error('This program is started by the desktop application, with --data=<folder>.');
  const log = createLog();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a line to a process has no origin
  const report = (message: ServiceReport): void => application.postMessage(message);
  try {
    mkdirSync(dataDir, { recursive: true });
    const deviceOf = windowDevices(path.join(dataDir, 'windows.json'), ulid);
    obeyParent(await open({ dataDir, log }), { parent: application, deviceOf, onClosed: () => process.exit(0) });
    report({ kind: 'ready' });
  } catch (error) {
    log.error({ error: String(error) }, 'the service could not start');
    report({ kind: 'failed', fault: faultOf(error, dataDir) });
  }
};
