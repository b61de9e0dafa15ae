/** Tables of what is on its way to paper and to phones. */
import type { PaperKind } from '#shared/contract/payments/procedures.ts';

type Text = string;
type Flag = 0 | 1;

export interface PrintTable {
  id: Text; register_id: Text; paper: PaperKind; subject: Text; copy: number; drawer: Flag; state: 'waiting' | 'printed' | 'failed'; maybe_printed: Flag; problem: Text | null; planned_at: Text; printed_at: Text | null;
}
export interface ReceiptLinkTable { id: Text; secret_hash: Text; receipt_number: Text; created_at: Text; expires_at: Text }

export interface ReceiptTables { print: PrintTable; receipt_link: ReceiptLinkTable }
