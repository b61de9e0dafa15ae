/** The rounds of a fault program, followed from outside: a line now and then, and an end when one is asked for. */
import type { FaultReport } from './report.ts';

/** One line of progress. */
export interface Progress {
  progress: string;
  round: number;
  of: number;
  failed: number;
  seconds: number;
}

/** Who follows a program: hears of every `every`th round, and may stop it after the one under way. */
export interface Watching {
  every: number;
  say: (line: Progress) => void;
  stop: AbortSignal;
}

export interface Rounds {
  /** Ends the round before, if any, and answers with the next one's number, from 1; null when there is none. */
  next: () => number | null;
  /** Whether an end was asked for before the last round. */
  stopped: () => boolean;
  /** The report of the rounds that were done. */
  report: (seed: number, figures: Record<string, number>) => FaultReport;
}

/** Counts from 1 to `of`, at most; `failures` is what the program notes as it goes. */
export const startRounds = (name: string, of: number, failures: readonly string[], watching?: Watching): Rounds => {
  const began = performance.now();
  let done = 0;
  let under = false;
  const stopped = () => done < of && watching?.stop.aborted === true;
  return {
    next: () => {
      if (under) {
        done += 1;
        if (watching && (done % watching.every === 0 || done === of)) watching.say({ progress: name, round: done, of, failed: failures.length, seconds: Math.round((performance.now() - began) / 100) / 10 });
      }
      under = done < of && !stopped();
      return under ? done + 1 : null;
    },
    stopped,
    report: (seed, figures) => ({ name, seed, rounds: done, stopped: stopped(), failures: [...failures], figures }),
  };
};
