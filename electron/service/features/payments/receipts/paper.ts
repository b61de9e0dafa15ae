/** A receipt as lines, before it is known whether they go to a printer, a screen or a document. */

/** `small` and `large` are sizes where the medium has them; `strong` is bold. */
export type PaperStyle = 'plain' | 'strong' | 'small' | 'large';

export type PaperLine =
  | { kind: 'text'; text: string; style: PaperStyle; align: 'left' | 'center' }
  /** Left and right edge; the right one is never broken. */
  | { kind: 'pair'; left: string; right: string; style: PaperStyle }
  /** A row of the table of taxes: the first cell to the left, the others to the right. */
  | { kind: 'row'; cells: readonly [string, string, string, string]; style: PaperStyle }
  /** White on black over the whole width: what must not be missed. */
  | { kind: 'banner'; text: string }
  | { kind: 'rule' }
  | { kind: 'space' }
  /** A QR code. */
  | { kind: 'code'; data: string };

export interface Paper {
  /** BCP 47 tag of most of the text. */
  language: string;
  /** For a document's own name: the receipt's kind and number, nothing personal. */
  title: string;
  issuedAt: string;
  lines: readonly PaperLine[];
}
