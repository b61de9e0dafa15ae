/**
 * The mark of a line in four words, and when the own picture stops for its sake: a pure rule over readings two seconds
 * apart. It is slow to praise and quicker to blame, so that the mark does not flicker.
 */

/** One reading. Shares are from 0 to 1; null where nothing was sent or received to tell from. */
export interface LineReading {
  readonly sentLoss: number | null;
  readonly receivedLoss: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  /** Share of the time in which the received picture stood still. */
  readonly frozen: number | null;
}

export type Grade = 'good' | 'fair' | 'poor';
export type QualityMark = Grade | 'audioOnly';

export interface LineQuality {
  readonly grade: Grade;
  /** The own picture is held back on this line. */
  readonly videoPaused: boolean;
  /** Readings in a row that spoke for another grade, and for which. */
  readonly leaning: { readonly to: Grade; readonly count: number };
  /** Readings in a row for which sending was poor; or, while the picture is held back, for which it was not. */
  readonly steady: number;
  /** How often the picture was held back: each time it comes back later. */
  readonly pauses: number;
}

export const NEW_LINE: LineQuality = { grade: 'good', videoPaused: false, leaning: { to: 'good', count: 0 }, steady: 0, pauses: 0 };

/** Speech suffers above a hundredth lost (ITU-T G.114 and G.113 for delay and loss); twice that is still called good. */
const FAIR = { loss: 0.02, roundTripMs: 250, jitterMs: 30, frozen: 0.02 };
const POOR = { loss: 0.08, roundTripMs: 600, jitterMs: 100, frozen: 0.25 };

const RANK: Readonly<Record<Grade, number>> = { good: 0, fair: 1, poor: 2 };
const worse = (one: Grade, other: Grade): Grade => (RANK[one] >= RANK[other] ? one : other);

const over = (value: number | null, limit: number): boolean => value !== null && value > limit;
const gradeOf = (loss: number | null, roundTripMs: number | null, jitterMs: number | null, frozen: number | null): Grade => {
  const exceeds = (limit: typeof FAIR) => over(loss, limit.loss) || over(roundTripMs, limit.roundTripMs) || over(jitterMs, limit.jitterMs) || over(frozen, limit.frozen);
  return exceeds(POOR) ? 'poor' : exceeds(FAIR) ? 'fair' : 'good';
};

/** What we send, as the other side tells of it. */
export const sentGrade = (reading: LineReading): Grade => gradeOf(reading.sentLoss, reading.roundTripMs, null, null);
export const lineGrade = (reading: LineReading): Grade => worse(sentGrade(reading), gradeOf(reading.receivedLoss, null, reading.jitterMs, reading.frozen));

const WORSE_AFTER = 2;
const BETTER_AFTER = 4;
/** Ten seconds of poor sending, and ten of better for the first return; each later one takes twice as long, to two minutes. */
const PAUSE_AFTER = 5;
const RESUME_AFTER = 5;
const LONGEST_RESUME = 60;

const leanTowards = ({ grade, leaning }: LineQuality, now: Grade): Pick<LineQuality, 'grade' | 'leaning'> => {
  if (now === grade) return { grade, leaning: { to: grade, count: 0 } };
  const count = leaning.to === now || (RANK[leaning.to] > RANK[grade] && RANK[now] > RANK[grade]) ? leaning.count + 1 : 1;
  const enough = RANK[now] > RANK[grade] ? WORSE_AFTER : BETTER_AFTER;
  return count >= enough ? { grade: now, leaning: { to: now, count: 0 } } : { grade, leaning: { to: now, count } };
};

/** The quality after one more reading. */
export function nextQuality(before: LineQuality, reading: LineReading): LineQuality {
  const leaned = leanTowards(before, lineGrade(reading));
  const poor = sentGrade(reading) === 'poor';
  const { videoPaused, pauses } = before;
  const steady = poor === videoPaused ? 0 : before.steady + 1;
  const enough = videoPaused ? Math.min(LONGEST_RESUME, RESUME_AFTER * 2 ** Math.max(0, pauses - 1)) : PAUSE_AFTER;
  if (steady < enough) return { ...leaned, videoPaused, pauses, steady };
  return { ...leaned, videoPaused: !videoPaused, pauses: videoPaused ? pauses : pauses + 1, steady: 0 };
}

/** The mark to show; `theirsPaused` when the other side holds its picture back. */
export const markOf = ({ grade, videoPaused }: LineQuality, theirsPaused: boolean): QualityMark => (videoPaused || theirsPaused ? 'audioOnly' : grade);
