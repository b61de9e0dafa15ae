/** What a process uses, as the kernel counts it (Linux). */
import { readFileSync } from 'node:fs';

export interface Memory {
  rssMB: number;
  pssMB: number;
}

/** Null where the kernel does not say. */
export const memoryOf = (pid: number): Memory | null => {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? Number.NaN) / 1_024;
    return { rssMB: Math.round(of('Rss')), pssMB: Math.round(of('Pss')) };
  } catch {
    return null;
  }
};

/** Seconds of processor time so far; null where the kernel does not say. */
export const cpuSecondsOf = (pid: number): number | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
};
