/** A service of three procedures behind the real message-port transport, for tests of the shell alone. */
import { os } from '@orpc/server';
import { START_FAULTS } from '#shared/host.ts';
import type { StationContext } from '#service/station-os.ts';
import { obeyParent, type ParentPort } from '#transport/message-port.ts';

const base = os.$context<StationContext>();

export const shellRouter = {
  who: base.handler(({ context }) => context.caller),
  count: base.handler(async function* () {
    for (let n = 1; n <= 5; n += 1) yield n;
  }),
  crash: base.handler((): never => process.exit(7)),
};

const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };
const fault = START_FAULTS.find((one) => one === process.env['SHELL_FAULT']);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a line to a process has no origin
const report = (message: object): void => parentPort?.postMessage(message);

if (parentPort !== undefined && fault !== undefined) report({ kind: 'failed', fault });
else if (parentPort !== undefined) {
  obeyParent(
    { router: shellRouter, contextFor: (caller) => ({ caller: { ...caller, deskId: null } }), close: () => undefined },
    { parent: parentPort, deviceOf: (kind) => `device-of-${kind}`, onClosed: () => process.exit(0) },
  );
  report({ kind: 'ready' });
}
