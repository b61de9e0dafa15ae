/**
 * A machine apart on this one: a Linux network namespace with one cable to us, which can be pulled, or lose its UDP. It
 * needs root and a kernel that allows it; `namespacesWork` tells, and where they do not, `pausing-proxy.ts` cuts instead.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NetworkNamespace {
  /** Our own address on the cable: what is served there can be reached from within. */
  host: string;
  /** A program that runs the given one within. */
  wrap: (program: string) => string;
  cut: () => void;
  restore: () => void;
  /** Nothing of UDP leaves it any more. */
  blockUdp: () => void;
  close: () => void;
}

const ip = (...args: string[]): boolean => spawnSync('ip', args, { stdio: 'ignore' }).status === 0;
const must = (...args: string[]): void => {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
};

/** Whether this machine can make one. `ONEDOOR_NO_NAMESPACES=1` says no, to try the other way. */
export const namespacesWork = (): boolean => {
  if (process.env['ONEDOOR_NO_NAMESPACES'] === '1' || process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const name = `onedoor-try-${process.pid}`;
  const works = ip('netns', 'add', name) && ip('-n', name, 'rule', 'add', 'ipproto', 'udp', 'prohibit') && ip('link', 'add', 'odtry0', 'type', 'veth', 'peer', 'name', 'odtry1');
  ip('link', 'del', 'odtry0');
  ip('netns', 'del', name);
  return works;
};

export const openNetworkNamespace = (): NetworkNamespace => {
  const name = `onedoor-${process.pid}`;
  const [near, far] = [`od${process.pid}a`, `od${process.pid}b`];
  // From the range for measuring networks (RFC 2544), which no real one uses.
  const net = `198.18.${process.pid % 250}`;
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-namespace-'));
  must('netns', 'add', name);
  must('link', 'add', near, 'type', 'veth', 'peer', 'name', far);
  must('link', 'set', far, 'netns', name);
  must('addr', 'add', `${net}.1/30`, 'dev', near);
  must('link', 'set', near, 'up');
  must('-n', name, 'addr', 'add', `${net}.2/30`, 'dev', far);
  must('-n', name, 'link', 'set', 'lo', 'up');
  must('-n', name, 'link', 'set', far, 'up');
  must('-n', name, 'route', 'add', 'default', 'via', `${net}.1`);
  return {
    host: `${net}.1`,
    wrap: (program) => {
      const path = join(folder, 'within');
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} "${program}" "$@"\n`);
      chmodSync(path, 0o755);
      return path;
    },
    cut: () => must('-n', name, 'link', 'set', far, 'down'),
    restore: () => {
      must('-n', name, 'link', 'set', far, 'up');
      must('-n', name, 'route', 'replace', 'default', 'via', `${net}.1`);
    },
    blockUdp: () => {
      must('-n', name, 'rule', 'add', 'ipproto', 'udp', 'prohibit');
      must('-n', name, '-6', 'rule', 'add', 'ipproto', 'udp', 'prohibit');
    },
    close: () => {
      ip('link', 'del', near);
      ip('netns', 'del', name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
