/** What the page says to the worker that reads a PDF, and what it answers. */
import type { PaperProblem } from './paper.ts';

export type PdfAsked = { readonly call: number } & ({ readonly do: 'open'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly do: 'draw'; readonly page: number; readonly width: number });

export type PdfAnswered = { readonly call: number } & (
  | { readonly is: 'open'; readonly pages: number }
  | { readonly is: 'drawn'; readonly bitmap: ImageBitmap; readonly ratio: number }
  | { readonly is: 'failed'; readonly problem: PaperProblem }
);
