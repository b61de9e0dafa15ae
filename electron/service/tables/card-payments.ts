/** Payments by card as Kysely sees them; `terminal` and `terminal_reference` are JSON. */
import type { CardState } from '#shared/contract/payments/sales.ts';

export interface CardPaymentTable {
  id: string; sale_id: string; register_id: string; shift_id: string; training: 0 | 1; cents: number; refunds_id: string | null; terminal: string; service_key: string;
  state: CardState; reason: string | null; card_number: string | null; scheme: string | null; approval_code: string | null; terminal_reference: string | null;
  started_at: string; ended_at: string | null; ask_at: string | null;
}

export interface CardPaymentTables { card_payment: CardPaymentTable }
