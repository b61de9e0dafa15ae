/** What a benchmark says: figures with their aims, taken beside a peer or a limit in the same run. */

export interface BenchOptions {
  /** A small run that shows that everything works; its figures say nothing. */
  quick?: boolean;
}

/** A figure that the design sets a bound for. */
export interface Aim {
  /** What is compared, in words that stand alone. */
  what: string;
  value: number;
  /** `atLeast` 0.6 or `atMost` 100, in the unit that `what` names. */
  atLeast?: number;
  atMost?: number;
  met: boolean;
}

export interface BenchResult {
  /** Interleaved repetitions behind each median. */
  runs: number;
  figures: Record<string, unknown>;
  aims: Aim[];
  /** Calls that failed; a bench with any has measured nothing. */
  errors: number;
  /** What one must know to read the figures. */
  notes: string[];
}

export interface Bench {
  name: string;
  run: (options: BenchOptions) => Promise<BenchResult>;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The p-th percentile (0 to 1), by the nearest rank; NaN of nothing. */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN);
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** p50, p95, p99 and the longest, in the unit of the values. */
export const spread = (values: readonly number[]): { count: number; p50: number; p95: number; p99: number; max: number } => ({
  count: values.length,
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
  max: percentile(values, 1),
});

export const aim = (what: string, value: number, bound: { atLeast: number } | { atMost: number }): Aim => ({
  what,
  value: rounded(value),
  ...bound,
  met: 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost,
});

/** Runs the jobs one after another, round after round, so that the machine's moods fall on all of them. */
export const interleaved = async (rounds: number, jobs: readonly (() => Promise<void>)[]): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) for (const job of jobs) await job();
};

/** Runs `job` for 0 … count-1, so many at a time, each taking the next when it is done. */
export const inParallel = async (callers: number, count: number, job: (index: number, caller: number) => Promise<void>): Promise<void> => {
  let next = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (next < count) await job(next++, caller);
    }),
  );
};

/** Done a second, from how many took how long. */
export const perSecond = (count: number, ms: number): number => rounded((count / ms) * 1_000);
