/** A page with nothing on it but the real page side of the line, for tests of the shell alone. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { RouterClient } from '@orpc/server';
import { fetchPort } from '../../../../../renderer/app/port.ts';
import type { shellRouter } from '../service.ts';

type Shell = RouterClient<typeof shellRouter>;

export interface ShellPage {
  /** A new line to the service; `closed` is fulfilled when it is cut. */
  connect: () => Promise<void>;
  client: Shell;
  closed: Promise<void>;
}

declare global {
  var shell: Promise<ShellPage>;
}

const open = async (): Promise<ShellPage> => {
  if (window.onedoor === undefined) throw new Error('no host');
  const port = await fetchPort(window, window.onedoor);
  const closed = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve());
  });
  const client = createORPCClient<Shell>(new RPCLink({ port }));
  port.start();
  const connect = async (): Promise<void> => {
    globalThis.shell = open();
    await globalThis.shell;
  };
  return { connect, client, closed };
};

globalThis.shell = open();
