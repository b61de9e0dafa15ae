/** A line that breaks: a TCP proxy that is cut after so many bytes, at once, or does not answer at all. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** Cuts every connection once so many more bytes have gone either way; the next ones come through again. */
  cutAfter: (bytes: number) => void;
  /** Cuts what is open and refuses what comes, until `restore`. */
  down: () => void;
  restore: () => void;
  /** How often a connection was cut. */
  cuts: () => number;
  close: () => Promise<void>;
}

/** @param target the port on this machine behind it */
export const startCuttingProxy = async (target: number): Promise<CuttingProxy> => {
  const open = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let isDown = false;
  let cut = 0;
  const cutAll = () => {
    if (open.size > 0) cut += 1;
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const server = createServer((near) => {
    if (isDown) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]] as const) {
      open.add(from);
      from.on('data', (bytes: Buffer) => {
        if (bytes.length >= left) {
          // What goes before the cut arrives: half a message is the worse case.
          to.write(bytes.subarray(0, left), () => cutAll());
          left = Number.POSITIVE_INFINITY;
          return;
        }
        left -= bytes.length;
        to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter: (bytes) => {
      left = bytes;
    },
    down: () => {
      isDown = true;
      cutAll();
    },
    restore: () => {
      isDown = false;
    },
    cuts: () => cut,
    close: () => {
      cutAll();
      return new Promise<void>((done) => void server.close(() => done()));
    },
  };
};
