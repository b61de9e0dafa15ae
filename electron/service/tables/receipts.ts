/** Tables of receipts on their way to paper and to phones. */
type Text = string;
type Flag = 0 | 1;

export interface ReceiptPrintTable {
  id: Text; register_id: Text; receipt_number: Text; copy: number; drawer: Flag; state: 'waiting' | 'printed' | 'failed'; maybe_printed: Flag; problem: Text | null; planned_at: Text; printed_at: Text | null;
}
export interface ReceiptLinkTable { id: Text; secret_hash: Text; receipt_number: Text; created_at: Text; expires_at: Text }

export interface ReceiptTables { receipt_print: ReceiptPrintTable; receipt_link: ReceiptLinkTable }
