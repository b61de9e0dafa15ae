/** A line to a relay that can be cut, or closed to UDP alone: datagrams are lost, connections stand still. */
import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface PausingProxy {
  host: string;
  port: number;
  cut: () => void;
  restore: () => void;
  blockUdp: () => void;
  close: () => Promise<void>;
}

/** @param target the relay's port on this machine */
export const startPausingProxy = async (target: number, host = '127.0.0.1'): Promise<PausingProxy> => {
  let isCut = false;
  let noUdp = false;
  const sockets = new Set<Socket>();
  const tcp = createServer((near) => {
    const far = connect(target, host);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (isCut) from.pause();
    }
  });
  await new Promise<void>((done) => tcp.listen(0, host, done));
  const { port } = tcp.address() as AddressInfo;

  const udp = createSocket('udp4');
  // One socket towards the relay for each that comes, as an address translator has.
  const behind = new Map<string, UdpSocket>();
  const towards = (from: RemoteInfo): UdpSocket => {
    const key = `${from.address}:${from.port}`;
    const known = behind.get(key);
    if (known !== undefined) return known;
    const fresh = createSocket('udp4');
    fresh.on('message', (bytes) => {
      if (!isCut && !noUdp) udp.send(bytes, from.port, from.address);
    });
    fresh.on('error', () => undefined);
    behind.set(key, fresh);
    return fresh;
  };
  udp.on('message', (bytes, from) => {
    if (!isCut && !noUdp) towards(from).send(bytes, target, host);
  });
  await new Promise<void>((done) => udp.bind(port, host, done));
  return {
    host,
    port,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.pause();
    },
    restore: () => {
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    blockUdp: () => {
      noUdp = true;
    },
    close: async () => {
      udp.close();
      for (const one of behind.values()) one.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => tcp.close(done));
    },
  };
};
