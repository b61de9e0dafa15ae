/** One HTTPS request over a connection of its own, to a machine known by its certificate. Nothing is ever sent again. */
import { X509Certificate } from 'node:crypto';
import { Agent, request } from 'node:https';
import type { PeerCertificate } from 'node:tls';

export interface PinnedMachine {
  host: string;
  port: number;
  /** PEM of the machine's own certificate, or of the authority that issued it. */
  certificate: string;
  /** The first label of the name in a certificate that an authority issued. */
  name: string;
}

/** `neverSent`: the connection never stood, so not a byte of the message left. */
export type Posted = { kind: 'answered'; status: number; body: string } | { kind: 'neverSent' } | { kind: 'silence' };

const LARGEST_ANSWER = 1_000_000;

/** The certificate that was kept itself, or one that its authority gave to this very machine. */
const identityProblem = (machine: PinnedMachine, peer: PeerCertificate): Error | undefined => {
  if (peer.raw.equals(new X509Certificate(machine.certificate).raw)) return undefined;
  const names = [peer.subject.CN, ...(peer.subjectaltname?.split(', ').map((name) => name.replace(/^DNS:/, '')) ?? [])].flat();
  const isOurs = names.some((name) => typeof name === 'string' && name.split('.')[0]?.toLowerCase() === machine.name.toLowerCase());
  return isOurs ? undefined : new Error('another machine answers');
};

/** Posts `body` and waits for the whole answer, `ms` milliseconds at most. Never throws. */
export const postOnce = (machine: PinnedMachine, path: string, body: string, ms: number): Promise<Posted> =>
  new Promise((resolve) => {
    let stood = false;
    const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 });
    const end = (posted: Posted) => {
      clearTimeout(timer);
      resolve(posted);
      call.destroy();
      agent.destroy();
    };
    const lost = () => end({ kind: stood ? 'silence' : 'neverSent' });
    const call = request({
      host: machine.host,
      port: machine.port,
      path,
      method: 'POST',
      agent,
      ca: machine.certificate,
      minVersion: 'TLSv1.2',
      checkServerIdentity: (_host, peer) => identityProblem(machine, peer),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    const timer = setTimeout(lost, ms);
    call.on('error', lost);
    call.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        stood = true;
      }),
    );
    call.on('response', (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size > LARGEST_ANSWER) lost();
      });
      answer.on('error', lost).on('aborted', lost);
      answer.on('end', () => end(answer.complete ? { kind: 'answered', status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() } : { kind: 'silence' }));
    });
    call.end(body);
  });
