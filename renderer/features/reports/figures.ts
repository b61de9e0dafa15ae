/** The figures of a report row, and the service events that each is made of. */
import type { ReportRow } from '#shared/contract/reports.ts';
import { Outcome, PermittedAct, TimeCategory } from '#shared/contract/words.ts';

export const SIDES = ['times', 'outcomes', 'acts'] as const;
/** What the columns break the events down by. */
export type Side = (typeof SIDES)[number];

/** Narrows the events to those a figure counts; empty for all of the row. */
export interface Narrowing {
  readonly timeCategory?: TimeCategory;
  readonly outcome?: Outcome;
  readonly act?: PermittedAct;
  readonly corrected?: 'only';
}

export interface FigureColumn {
  /** Its head is `columns.<key>` in the report's texts. */
  readonly key: string;
  readonly valueOf: (row: ReportRow) => number;
  readonly narrowing: Narrowing;
}

const EVENTS: FigureColumn = { key: 'events', valueOf: (row) => row.events, narrowing: {} };
const CORRECTED: FigureColumn = { key: 'corrected', valueOf: (row) => row.corrected, narrowing: { corrected: 'only' } };

/** The counting columns of a side; an outcome or act that never came is left out. */
export function columnsOf(side: Side, total: ReportRow): readonly FigureColumn[] {
  switch (side) {
    case 'times':
      return [EVENTS, ...TimeCategory.options.map((category): FigureColumn => ({ key: category, valueOf: (row) => row.timeCategories[category] ?? 0, narrowing: { timeCategory: category } })), CORRECTED];
    case 'outcomes':
      return [EVENTS, ...Outcome.options.filter((outcome) => total.outcomes[outcome] !== undefined).map((outcome): FigureColumn => ({ key: outcome, valueOf: (row) => row.outcomes[outcome] ?? 0, narrowing: { outcome } }))];
    case 'acts':
      return [EVENTS, ...PermittedAct.options.filter((act) => total.acts[act] !== undefined).map((act): FigureColumn => ({ key: act, valueOf: (row) => row.acts[act] ?? 0, narrowing: { act } }))];
  }
}

/** Whole minutes and seconds, `12:05`; hours are not split off, since reports add minutes. */
export const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
