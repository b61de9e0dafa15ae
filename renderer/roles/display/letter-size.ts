/**
 * How large letters must be for the farthest seat: the height of a capital must be seen under at least
 * 0.7 degrees (EN 301 549, 5.1.4), by ψ = 180 · H / (π · D).
 */

/** Least angle of a capital letter's height, in degrees. */
export const LEAST_DEGREES = 0.7;

/** Height of a capital of Source Sans 3 as a share of the font's size (its cap height of 660 in 1,000). */
export const CAPITAL_SHARE = 0.66;

/** Widest line of a call, `M0000 → 12`, in ems of the bold font, measured with its gaps. */
export const CALL_EMS = 5;

/** The angle in degrees under which a letter is seen; height and distance in the same unit. */
export function angleOf(height: number, distance: number): number {
  return (180 * height) / (Math.PI * distance);
}

/** Least height of a capital in millimetres for a distance in metres. */
export function capitalMillimetres(metres: number): number {
  return (LEAST_DEGREES * Math.PI * metres * 1_000) / 180;
}

/** The panel: its size in CSS pixels, its diagonal in inches, and how far the farthest seat is in metres. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly inches: number;
  readonly metres: number;
}

/** Least font size in CSS pixels whose capitals are large enough on this panel. */
export function leastFontPixels({ width, height, inches, metres }: Panel): number {
  const pixelsPerMillimetre = Math.hypot(width, height) / (inches * 25.4);
  return (capitalMillimetres(metres) * pixelsPerMillimetre) / CAPITAL_SHARE;
}

export interface BoardLayout {
  /** Font size of the last calls and of the newest, in CSS pixels. */
  readonly rowPixels: number;
  readonly newestPixels: number;
  /** How many last calls fit below the newest. */
  readonly rows: number;
  /** Whether there is room for the waiting people and the notices beside the calls. */
  readonly side: boolean;
  /** False when the panel is too small for the distance: the letters are as large as it can show. */
  readonly meets: boolean;
}

/** Share of the width that the column beside the calls takes, and heights of the rest in font sizes and pixels. */
const SIDE_SHARE = 0.3;
const PADDING = 0.04;
const HEADER_SHARE = 0.1;
const NEWEST_LINES = 1.6;
const ROW_LINES = 1.25;

/** The largest letters the panel has room for, never below the least where it can be met. */
export function boardLayout(panel: Panel): BoardLayout {
  const least = leastFontPixels(panel);
  const whole = panel.width * (1 - PADDING);
  const beside = panel.width * (1 - SIDE_SHARE - PADDING);
  const free = panel.height * (1 - HEADER_SHARE);
  const side = least * CALL_EMS <= beside;
  const widest = (side ? beside : whole) / CALL_EMS;
  const newestPixels = Math.floor(Math.min(widest, (free * 0.45) / NEWEST_LINES));
  // The newest call is by far the largest where the distance leaves room for that.
  const rowPixels = Math.floor(Math.min(newestPixels, Math.max(least, newestPixels * 0.5)));
  const rows = Math.max(0, Math.min(5, Math.floor((free - newestPixels * NEWEST_LINES) / (rowPixels * ROW_LINES))));
  return { rowPixels, newestPixels, rows, side, meets: rowPixels >= Math.floor(least) };
}
