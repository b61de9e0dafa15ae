/** A service of three procedures behind the real child process's side, for tests of the shell alone. */
import { os } from '@orpc/server';
import type { StationContext } from '#service/station-os.ts';
import { serveWindows } from '../../../../electron/hosts/window-service.ts';

const base = os.$context<StationContext>();

export const shellRouter = {
  who: base.handler(({ context }) => context.caller),
  count: base.handler(async function* () {
    for (let n = 1; n <= 5; n += 1) yield n;
  }),
  crash: base.handler((): never => process.exit(7)),
};

await serveWindows(async () => {
  // As a full disk or a damaged database would be told by SQLite.
  const code = process.env['SHELL_FAULT'];
  if (code !== undefined) throw Object.assign(new Error('cannot open'), { code });
  return { router: shellRouter, contextFor: (caller) => ({ caller: { ...caller, deskId: null } }), close: () => undefined };
});
