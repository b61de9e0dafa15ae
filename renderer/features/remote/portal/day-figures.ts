/** The figures of remote service by day, as means a person can read. Pure. */

export interface Figure {
  readonly businessDate: string;
  readonly sessions: number;
  readonly answered: number;
  readonly waitingSeconds: number;
  readonly talkingSeconds: number;
  readonly expertAfterWorkSeconds: number;
  readonly advisorAfterWorkSeconds: number;
  readonly stars: number | null;
}

/** What the chart can show, in the order of the table. */
export const METRICS = ['sessions', 'answered', 'waiting', 'talking', 'expertAfter', 'advisorAfter'] as const;
export type Metric = (typeof METRICS)[number];

export interface DayFigure {
  readonly date: string;
  /** Requests and answered ones are counts; the rest are minutes: waiting for each request, the others for each answered one. */
  readonly values: Readonly<Record<Metric, number>>;
  /** The mean of the days' providers that have any, as the hub tells no number of those who gave them. */
  readonly stars: number | null;
}

const each = (seconds: number, among: number): number => (among === 0 ? 0 : seconds / 60 / among);

/** Days in their order; those of several providers are put together. */
export function dayFigures(figures: readonly Figure[]): DayFigure[] {
  const dates = [...new Set(figures.map(({ businessDate }) => businessDate))].toSorted();
  return dates.map((date) => {
    const own = figures.filter(({ businessDate }) => businessDate === date);
    const sum = (of: (figure: Figure) => number) => own.reduce((total, figure) => total + of(figure), 0);
    const [sessions, answered] = [sum((figure) => figure.sessions), sum((figure) => figure.answered)];
    const starred = own.flatMap(({ stars }) => (stars === null ? [] : [stars]));
    return {
      date,
      values: {
        sessions,
        answered,
        waiting: each(sum((figure) => figure.waitingSeconds), sessions),
        talking: each(sum((figure) => figure.talkingSeconds), answered),
        expertAfter: each(sum((figure) => figure.expertAfterWorkSeconds), answered),
        advisorAfter: each(sum((figure) => figure.advisorAfterWorkSeconds), answered),
      },
      stars: starred.length === 0 ? null : starred.reduce((total, stars) => total + stars, 0) / starred.length,
    };
  });
}
