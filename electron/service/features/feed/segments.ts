/** Segments: cards as NDJSON, compressed; the index that names a provider's segments in order; its price list. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import * as z from 'zod';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Payee, Product } from '#shared/contract/payments/words.ts';
import { FeedRefused } from './problems.ts';

/** One line of a segment. */
export type SegmentLine = { put: ServiceCard } | { remove: string };

export const SegmentIndex = z.object({
  /** Applied in this order; those marked `base` hold all cards of the provider together, and come before all others. */
  segments: z.array(z.object({ path: z.string().max(300), sequence: z.number().int().positive(), base: z.boolean() })).max(1_000),
});
export type SegmentIndex = z.infer<typeof SegmentIndex>;

/** Level 3: a quarter of the time of higher levels for nearly their size (measured on card text). */
const LEVEL = 3;
/** No segment opens into more than this, whatever it says; the hub's own stay far below. */
const OPENED_LIMIT = 1 << 27;

export const cardRole = (providerId: string) => `provider-${providerId}`;
export const cardPath = (providerId: string, name: string) => `cards/${providerId}/${name}`;
/**
 * A provider's price list whole, signed with its cards: who gets the money first, then the products, a line each.
 * Replaced, never added to: what it does not hold is no longer sold.
 */
export const productsPath = (providerId: string) => cardPath(providerId, 'products.ndjson.zst');
/** One line of a price list. */
export type ProductLine = { payee: Payee } | { product: Product };
export const NOTICES_ROLE = 'notices';
export const NOTICES_PATH = 'notices/current.json';
export const PROVIDERS_PATH = 'providers.json';
export const WORDS_ROLE = 'words';
export const WORDS_PATH = 'words/terms.ndjson.zst';

export const packLines = (lines: Iterable<object>): Buffer => {
  const text = [...lines].map((line) => JSON.stringify(line)).join('\n');
  return zstdCompressSync(Buffer.from(`${text}\n`), { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
};

const open = (packed: Uint8Array): Buffer => {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: OPENED_LIMIT });
  } catch (error) {
    if (error instanceof RangeError) throw new FeedRefused('tooLarge', `a packed file opens into more than ${OPENED_LIMIT} bytes`);
    throw new FeedRefused('broken', `a packed file does not open: ${String(error)}`);
  }
};

/** Lines of a packed file. Throws `FeedRefused` when it is not zstd or opens too large, SyntaxError when a line is not JSON. */
export function* unpackLines(packed: Uint8Array): Generator {
  const opened = open(packed);
  let from = 0;
  while (from < opened.length) {
    const end = opened.indexOf(10, from);
    const to = end === -1 ? opened.length : end;
    if (to > from) yield JSON.parse(opened.toString('utf8', from, to)) as unknown;
    from = to + 1;
  }
}
