/** How many durable numbers and calls a second the queue answers, against the disk's own limit and against PostgreSQL. */
import { benchFolder } from '../support/bench-folder.ts';
import { syncedWrites } from '../support/bench-disk.ts';
import { startPostgres } from '../support/bench-postgres.ts';
import { benchPoint, command, type BenchPoint } from '../support/bench-point.ts';
import { aim, inParallel, interleaved, median, perSecond, spread, type Aim, type Bench } from '../support/bench-report.ts';
import { postgresQueue } from './queue-postgres.ts';

interface Measured {
  /** Done a second, one value a round. */
  rates: number[];
  /** Milliseconds of each call. */
  ms: number[];
  /** Microseconds of this process's processor time a call, one value a round: says more than the clock on a busy machine. */
  cpu: number[];
}

const measured = (): Measured => ({ rates: [], ms: [], cpu: [] });

const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** One round: `count` calls by `work`, which tells the time of each. */
const round = async (into: Measured, count: number, work: (each: (ms: number) => void) => Promise<void>): Promise<void> => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work((ms) => into.ms.push(ms));
  into.rates.push(perSecond(count, performance.now() - began));
  into.cpu.push(cpuSince(cpu) / count);
};

const timed = async (each: (ms: number) => void, call: Promise<unknown>): Promise<void> => {
  const began = performance.now();
  await call;
  each(performance.now() - began);
};

const take = (point: BenchPoint, index: number) => point.terminal.queue.take({ ...command(), groupId: point.groupIds[index % point.groupIds.length]!, language: 'fi' });

/** Calls in turns, as desks do: all of `desks` call at once, then (untimed) their customers did not come. */
const callRound = async (into: Measured, point: BenchPoint, desks: number, count: number): Promise<void> => {
  const callers = point.desks.slice(0, desks);
  let spent = 0;
  let used = 0;
  for (let done = 0; done < count; done += desks) {
    const began = performance.now();
    const cpu = process.cpuUsage();
    await Promise.all(callers.map(({ client, deskId }) => timed((ms) => into.ms.push(ms), client.queue.callNext({ ...command(), deskId }))));
    spent += performance.now() - began;
    used += cpuSince(cpu);
    await Promise.all(callers.map(({ client, deskId }) => client.queue.noShow({ ...command(), deskId })));
  }
  const calls = Math.ceil(count / desks) * desks;
  into.rates.push(perSecond(calls, spent));
  into.cpu.push(used / calls);
};

const shown = (one: Measured) => ({ perSecond: median(one.rates), rounds: one.rates, ms: spread(one.ms), cpuMicroseconds: median(one.cpu) });

export const bench: Bench = {
  name: 'queue',
  run: async ({ quick = false }) => {
    const rounds = quick ? 1 : 3;
    const alone = quick ? 40 : 600;
    const together = quick ? 60 : 1_920;
    const desks = quick ? 5 : 32;
    const folder = benchFolder();
    const postgres = quick ? 'left out of a quick run' : await startPostgres();
    const peer = typeof postgres === 'string' ? null : await postgresQueue(postgres);
    const disk = { overwrite: measured(), append: measured() };
    const ours = { take: measured(), call: measured(), takeTogether: measured(), callTogether: measured() };
    const theirs = { take: measured(), call: measured(), takeTogether: measured(), callTogether: measured() };
    const point = await benchPoint(folder.path, desks);
    try {
      const syncs = (how: 'overwrite' | 'append') => async () => round(disk[how], alone, async (each) => syncedWrites(folder.path, alone, how).forEach(each));
      const jobs = [
        syncs('overwrite'),
        () => round(ours.take, alone, (each) => inParallel(1, alone, (index) => timed(each, take(point, index)))),
        syncs('append'),
        () => callRound(ours.call, point, 1, alone),
        () => round(ours.takeTogether, together, (each) => inParallel(32, together, (index) => timed(each, take(point, index)))),
        () => callRound(ours.callTogether, point, desks, together),
        ...(peer
          ? [
              () => round(theirs.take, alone, (each) => peer.take(1, alone, each)),
              () => round(theirs.call, alone, (each) => peer.call(1, alone, each)),
              () => round(theirs.takeTogether, together, (each) => peer.take(32, together, each)),
              () => round(theirs.callTogether, together, (each) => peer.call(32, together, each)),
            ]
          : []),
      ];
      // Warm first, so that no round pays for compiling what the others find compiled.
      await interleaved(quick ? 0 : 1, jobs);
      for (const one of [...Object.values(disk), ...Object.values(ours), ...Object.values(theirs)]) one.rates.length = one.ms.length = one.cpu.length = 0;
      await interleaved(rounds, jobs);
    } finally {
      await point.close();
      await peer?.close();
      if (typeof postgres !== 'string') await postgres.close();
      folder.remove();
    }
    const ratio = (a: Measured, b: Measured) => median(a.rates) / median(b.rates);
    const p99 = (one: Measured) => spread(one.ms).p99;
    const aims: Aim[] = [
      aim('queue.take a second over 4 KiB overwrite + fdatasync', ratio(ours.take, disk.overwrite), { atLeast: 0.6 }),
      aim('queue.callNext a second over 4 KiB overwrite + fdatasync', ratio(ours.call, disk.overwrite), { atLeast: 0.6 }),
      ...(peer
        ? [
            aim('queue.take over PostgreSQL, one connection', ratio(ours.take, theirs.take), { atLeast: 1.5 }),
            aim('queue.callNext over PostgreSQL, one connection', ratio(ours.call, theirs.call), { atLeast: 1.5 }),
            aim('queue.take by 32 callers over PostgreSQL, 32 connections', ratio(ours.takeTogether, theirs.takeTogether), { atLeast: 2.5 }),
            aim('queue.callNext by 32 desks over PostgreSQL, 32 connections', ratio(ours.callTogether, theirs.callTogether), { atLeast: 2.5 }),
            aim('p99 of take by 32 callers over that of PostgreSQL', p99(ours.takeTogether) / p99(theirs.takeTogether), { atMost: 1 }),
          ]
        : []),
    ];
    return {
      runs: rounds,
      figures: {
        disk: { overwrite: shown(disk.overwrite), append: shown(disk.append) },
        station: { take: shown(ours.take), callNext: shown(ours.call), takeBy32: shown(ours.takeTogether), callNextByDesks: shown(ours.callTogether) },
        overAppend: { take: ratio(ours.take, disk.append), callNext: ratio(ours.call, disk.append) },
        postgres: peer ? { version: typeof postgres === 'string' ? '' : postgres.version, take: shown(theirs.take), callNext: shown(theirs.call), takeBy32: shown(theirs.takeTogether), callNextBy32: shown(theirs.callTogether) } : postgres,
      },
      aims,
      errors: 0,
      notes: [
        'Station: through the contract (gate, validated input and output) on a real file with synchronous=FULL; each call also keeps its command and, for a number, its slip is read back. Client, station and database share one process.',
        'cpuMicroseconds are those of the bench process: all of the station and its callers, but of PostgreSQL only the caller.',
        'PostgreSQL: one prepared statement a call over a unix socket, counter, ticket and event rows only, spread over 200 points.',
        'Calls by many desks are timed in turns of all desks at once; between turns their customers are marked as not come, outside the time.',
      ],
    };
  },
};
