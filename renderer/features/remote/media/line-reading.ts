/** Reads a connection's own statistics (W3C webrtc-stats) into what the quality rule looks at. */
import type { LineReading } from './quality.ts';

type Stat = Readonly<Record<string, unknown>>;

interface Sums {
  readonly lost: number;
  readonly received: number;
  readonly frozenSeconds: number;
  readonly at: number;
}

const number = (stat: Stat, name: string): number | null => {
  const value = stat[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

const highest = (values: readonly (number | null)[]): number | null => values.reduce<number | null>((most, value) => (value === null ? most : Math.max(most ?? 0, value)), null);
const sum = (stats: readonly Stat[], name: string): number => stats.reduce((total, stat) => total + (number(stat, name) ?? 0), 0);
const times = (value: number | null, factor: number): number | null => (value === null ? null : value * factor);

/**
 * A reader for one connection: each reading tells of the time since the one before.
 * @returns null for the first, which has nothing before it
 */
export function lineReader(): (report: RTCStatsReport, now: number) => LineReading | null {
  let before: Sums | null = null;
  return (report, now) => {
    const stats: Stat[] = [];
    report.forEach((stat: Stat) => stats.push(stat));
    const of = (type: string) => stats.filter((stat) => stat['type'] === type);
    const inbound = of('inbound-rtp');
    const outcome = of('remote-inbound-rtp');
    const pair = of('candidate-pair').find((stat) => stat['nominated'] === true && stat['state'] === 'succeeded');
    const sums: Sums = { lost: sum(inbound, 'packetsLost'), received: sum(inbound, 'packetsReceived'), frozenSeconds: sum(inbound, 'totalFreezesDuration'), at: now };
    const last = before;
    before = sums;
    // Counts that went back belong to another connection's lines: there is nothing to compare with.
    if (last === null || sums.received < last.received || now <= last.at) return null;
    const lost = Math.max(0, sums.lost - last.lost);
    const packets = lost + sums.received - last.received;
    return {
      sentLoss: highest(outcome.map((stat) => number(stat, 'fractionLost'))),
      receivedLoss: packets === 0 ? null : lost / packets,
      roundTripMs: times(highest([...outcome.map((stat) => number(stat, 'roundTripTime')), pair === undefined ? null : number(pair, 'currentRoundTripTime')]), 1_000),
      jitterMs: times(highest(inbound.map((stat) => number(stat, 'jitter'))), 1_000),
      frozen: Math.min(1, Math.max(0, (sums.frozenSeconds - last.frozenSeconds) / ((now - last.at) / 1_000))),
    };
  };
}
