/** The sale that a line goes to: the open one, or a new one begun with the first line. */
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { useCommand, useStation } from '../../app/index.ts';

export function useSaleOf(sale: Sale | null, deskId: string, visitId: string | null, language: CustomerLanguage | null) {
  const starting = useCommand(useStation().payments.startSale);
  const saleId = async (): Promise<string | undefined> => {
    if (sale !== null) return sale.id;
    const begun = await starting.run({ deskId, ...(visitId === null ? {} : { visitId }), ...(language === null ? {} : { language }) });
    return begun?.id;
  };
  return { saleId, starting };
}
