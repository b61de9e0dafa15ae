/** The table of invoices. `document` holds what the slice's own `InvoiceDocument` says. */
type Text = string;
type Maybe<T> = T | null;

export interface InvoiceTable {
  number: Text; sequence: number; sale_id: Text; register_id: Text; credits: Maybe<Text>; payee_id: Text; reference: Text; total_cents: number; document: Text; finvoice: Maybe<Text>; issued_at: Text;
}

export interface InvoiceTables { invoice: InvoiceTable }
