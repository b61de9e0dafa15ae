/** What an exported journal says of itself, above its rows. */
import * as z from 'zod';
import { Chain, CoSigned, JournalEntry } from '#shared/contract/payments/journal.ts';
import { Id, Instant, LocalDate } from '#shared/contract/words.ts';

const Anchor = z.object({ sequence: z.number().int().min(0), hash: z.string(), signature: z.string(), at: z.string() });

export const ExportedChain = z.object({
  chain: Chain,
  /** The row before the first exported one, to which that one is chained; zeros at the start of the chain. */
  before: Anchor,
  /** The last exported row; the same as `before` when there is none. */
  last: Anchor,
  /** Heads that the hub has signed, from `before` on. */
  coSigned: z.array(CoSigned),
});
export type ExportedChain = z.infer<typeof ExportedChain>;

export const ExportHeader = z.object({
  format: z.literal('onedoor.journal'),
  version: z.literal(1),
  register: z.object({ id: Id, number: z.number().int(), name: z.string(), publicKey: z.string() }),
  from: LocalDate,
  to: LocalDate,
  exportedAt: Instant,
  chains: z.array(ExportedChain).length(2),
  /** JSON Schema of a row; the columns of the CSV have the same names, `body` as JSON. */
  schema: z.record(z.string(), z.unknown()),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

export const rowSchema = (): Record<string, unknown> => {
  const { $schema, type, properties, required } = z.toJSONSchema(JournalEntry);
  return { $schema, type, properties, required };
};
