/** What an open paper is to those who draw it, whatever its kind. */

/** One page as it can be put on a canvas; the one who asked for it closes it. */
export interface DrawnPage {
  readonly bitmap: ImageBitmap;
  /** Height over width of the page itself. */
  readonly ratio: number;
}

export interface OpenPaper {
  readonly pages: number;
  /** @param page from 1. @param width of the picture, in points of the screen. @throws PaperError */
  readonly draw: (page: number, width: number) => Promise<DrawnPage>;
  /** Forgets everything that was unpacked. */
  readonly close: () => void;
}
