/** What a fault program answers with: how often it tried, what it measured, and every failure in words. */
export interface FaultReport {
  name: string;
  seed: number;
  /** Those that were done: fewer than asked when it was stopped. */
  rounds: number;
  stopped: boolean;
  /** Empty when everything held. */
  failures: string[];
  figures: Record<string, number>;
}

/** The share `at` (0..1) of sorted numbers. */
export const percentile = (numbers: readonly number[], at: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0) * 10) / 10;
};
