/** Tables of the price list and of sales. `lines` and `tenders` hold what the contract's shapes say. */
import type { CustomerLanguage } from '#shared/contract/words.ts';

type Text = string;
type Flag = 0 | 1;
type Maybe<T> = T | null;

export interface PayeeTable { provider_id: Text; iban: Text; json: Text }
export interface ProductTable { id: Text; provider_id: Text; version: number; gtin: Maybe<Text>; stocked: Flag; withdrawn: Flag; json: Text }
export interface CardProductTable { card_id: Text; product_id: Text; position: number }
export interface StockTable { product_id: Text; pieces: number }
export interface SaleTable {
  id: Text; kind: 'sale' | 'refund' | 'void'; state: 'open' | 'paying' | 'completed' | 'cancelled'; register_id: Text; shift_id: Text; desk_id: Text; visit_id: Maybe<Text>; advisor_id: Text; business_date: Text;
  language: CustomerLanguage; training: Flag; cancelling: Flag; by_card: Flag; lines: Text; tenders: Text; total_cents: Maybe<number>; receipt_number: Maybe<Text>; original_id: Maybe<Text>; original_receipt: Maybe<Text>; reason: Maybe<Text>;
  started_at: Text; completed_at: Maybe<Text>; revision: number;
}

export interface SalesTables { payee: PayeeTable; product: ProductTable; card_product: CardProductTable; stock: StockTable; sale: SaleTable }
