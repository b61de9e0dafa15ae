/**
 * The load test of TheQ (bcgov/queue-management, tests/loadtesting, 2020-11) on one station: every desk signs in, loads
 * its data, holds its live socket and serves customers, 200 and 400 desks at once. Host and load are a process each.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ulids } from '#service/kernel/ids.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { memoryOf, cpuSecondsOf } from '../support/bench-process.ts';
import { aim, inParallel, type Aim, type Bench } from '../support/bench-report.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { enrolDevice, type Device } from '../support/device.ts';
import type { Order, Played } from './theq-load.ts';

/**
 * TheQ's figures: 200 users got 28.5 responses a second at a median of 3.4 s, 400 got 32.8 at 6.8 s. By Little's law
 * (users = rate × (answer + pause)) its users paused about two to three seconds between requests; so do ours.
 */
const THINK: [number, number] = [1.5, 3.5];
/** All desks sign in within the opening minute. */
const RAMP_SECONDS = 60;

const ids = ulids();
const command = () => ({ commandId: ids.next() });

/** So many desks and advisors, with a code for the device of each. */
const furnish = async (administrator: Device, count: number, pin: string): Promise<Order['desks']> => {
  const { station } = administrator;
  const [first] = (await station.point.signInNames()).filter(({ name }) => name === 'Hallinta');
  await station.point.signIn({ ...command(), advisorId: first!.id, pin });
  const standing = await station.point.desks();
  const desks: Order['desks'] = [];
  await inParallel(8, count, async (index) => {
    const desk = standing[index] ?? (await station.point.saveDesk({ ...command(), number: index + 1, name: '', active: true }));
    const advisor = await station.point.saveAdvisor({ ...command(), name: `Neuvoja nro ${index + 1}`, role: 'advisor', active: true, pin });
    const { code } = await station.devices.createCode({ ...command(), kind: 'advisor', name: `Desk ${index + 1}`, deskId: null });
    desks.push({ code, advisorId: advisor.id, deskId: desk.id });
  });
  return desks;
};

const anyCard = async ({ station }: Device): Promise<string> => {
  const { rows } = await station.cards.search({ words: 'verokortti', language: 'fi', filters: {}, limit: 5 });
  return rows[0]!.id;
};

/** Starts the load's process; it plays one order after another. */
const startLoad = () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'theq-load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    play: async (order: Order): Promise<Played> => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const said = await answers.next();
      if (said.done) throw new Error('the load ended');
      return JSON.parse(said.value) as Played;
    },
    end: () => child.stdin.end(),
  };
};

const aimsOf = (played: Played): Aim[] => [
  aim(`${played.desks} desks: p99 of every call, sign-in among them, ms`, played.ms.all.p99, { atMost: 100 }),
  aim(`${played.desks} desks: calls that failed`, Object.values(played.errors).reduce((sum, count) => sum + count, 0), { atMost: 0 }),
];

/** Seconds all cores together were not idle. */
const busySeconds = (): number => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1_000;

/** Cores in use, by whom: the host, the desks that the load plays (which would bring machines of their own), and everything else that ran. */
const shares = ({ generatorCpuShare }: Played, host: number | null, machine: number) => ({
  cores: cpus().length,
  host,
  clients: generatorCpuShare,
  clientsOfBoth: host === null ? null : generatorCpuShare / (generatorCpuShare + host),
  others: host === null ? null : Math.max(0, machine - host - generatorCpuShare),
});

const seeded = async (desk: Desk, sizes: readonly number[], rampSeconds: number, steadySeconds: number, think: [number, number]) => {
  const administrator = await enrolDevice(await desk.url('advisor'));
  const desks = await furnish(administrator, Math.max(...sizes), desk.pin);
  const cardId = await anyCard(administrator);
  const idle = memoryOf(desk.pid());
  const load = startLoad();
  const runs = [];
  try {
    for (const size of sizes) {
      const before = cpuSecondsOf(desk.pid());
      const machineBefore = busySeconds();
      const began = performance.now();
      const played = await load.play({ origin: `http://127.0.0.1:${desk.port}`, pin: desk.pin, cardId, desks: desks.slice(0, size), rampPerSecond: size / rampSeconds, steadySeconds, think });
      const after = cpuSecondsOf(desk.pid());
      // A size's first second or more is spent on enrolling its devices: longer than what is played.
      const seconds = (performance.now() - began) / 1_000;
      runs.push({ ...played, processor: shares(played, before === null || after === null ? null : (after - before) / seconds, (busySeconds() - machineBefore) / seconds), hostMemory: memoryOf(desk.pid()) });
    }
  } finally {
    load.end();
    administrator.close();
  }
  return { idle, runs };
};

export const bench: Bench = {
  name: 'theq',
  run: async ({ quick = false }) => {
    const folder = benchFolder();
    const desk = await startDesk({ demo: true, dataDir: folder.path });
    try {
      const { idle, runs } = await seeded(desk, quick ? [5] : [200, 400], quick ? 0.5 : RAMP_SECONDS, quick ? 1 : 30, quick ? [0, 0.05] : THINK);
      return {
        runs: 1,
        figures: { thinkSeconds: quick ? [0, 0.05] : THINK, rampSeconds: quick ? 0.5 : RAMP_SECONDS, hostMemoryBefore: idle, sizes: runs },
        aims: runs.flatMap(aimsOf),
        errors: runs.reduce((sum, played) => sum + played.unfinishedDesks + Object.values(played.errors).reduce((all, count) => all + count, 0), 0),
        notes: [
          'All desks are at one point, on one station process with its hub beside it; each has its own key and socket and watches the whole queue, its session and its visit.',
          'Call times are those the desk sees, over WebSocket on loopback; connect is challenge, proof and the opened socket. A PIN is checked by scrypt with N = 2^14.',
          'processor: cores in use while a size ran. The clients share the cores with the host; others is whatever else the machine did, from which the times suffer as much.',
          'Each desk gets the board whole and then its changes. Of messages above 4 kB the load counts the bytes without reading them, as each desk would on a machine of its own.',
          'TheQ itself (2 API pods, other hardware): 200 desks p99 17.9 s and 1 error; 400 desks p99 30 s and 93 errors.',
        ],
      };
    } finally {
      await desk.close();
      folder.remove();
    }
  },
};
