/** What a shared paper is: its kinds, told by the first bytes, its limits, and what is wrong with one in words' keys. */
import * as z from 'zod';

export const PAPER_KINDS = ['pdf', 'png', 'jpeg'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Where the paper came from; it is told beside the name. */
export const PAPER_SOURCES = ['file', 'camera'] as const;
export type PaperSource = (typeof PAPER_SOURCES)[number];

/** Bytes of one paper. */
export const PAPER_LIMIT = 20 * 1024 * 1024;

/** Pages of one PDF: a paper to look at together, not an archive. */
export const PAGE_LIMIT = 500;

/** Picture points of one image, before it is unpacked in memory. */
export const PICTURE_LIMIT = 60_000_000;

/** What the owner tells of a paper. The bytes go to those alone who ask and may have them. */
export const PaperFacts = z.object({
  id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
  /** Null where the file's own name held personal data. */
  name: z.string().max(120).nullable(),
  /** Which of the owner's papers it is, counted from 1; it is called by that when it has no name. */
  number: z.number().int().positive(),
  kind: z.enum(PAPER_KINDS),
  source: z.enum(PAPER_SOURCES),
  pages: z.number().int().min(1).max(PAGE_LIMIT),
  bytes: z.number().int().min(1).max(PAPER_LIMIT),
  /** SHA-256 of the bytes in hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PaperFacts = z.infer<typeof PaperFacts>;

export type PaperProblem = 'empty' | 'tooLarge' | 'unknownKind' | 'broken' | 'encrypted' | 'tooHeavy';

/** Thrown by everything that opens or draws a paper. */
export class PaperError extends Error {
  readonly problem: PaperProblem;

  constructor(problem: PaperProblem) {
    super(`paper: ${problem}`);
    this.problem = problem;
  }
}

const MAGIC: readonly (readonly [PaperKind, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

const at = (bytes: Uint8Array, magic: readonly number[], offset: number): boolean => magic.every((byte, index) => bytes[offset + index] === byte);

/** The kind by the first bytes, whatever the file's name says; null for all others. A PDF may begin up to 1,024 bytes in (ISO 32000-1, annex H.3.4.1). */
export function kindOf(bytes: Uint8Array): PaperKind | null {
  for (const [kind, magic] of MAGIC) {
    const last = kind === 'pdf' ? Math.min(1_024, bytes.length) : 0;
    for (let offset = 0; offset <= last; offset += 1) if (at(bytes, magic, offset)) return kind;
  }
  return null;
}

export const MEDIA_TYPES: Readonly<Record<PaperKind, string>> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' };

/** SHA-256 in hexadecimal. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
