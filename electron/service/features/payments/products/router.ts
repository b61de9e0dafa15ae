import { localDateOf } from '#shared/domain/local-date.ts';
import { doing, type StationDeps, type StationOs } from '../../../station-os.ts';
import { changeStock } from './changing-stock.ts';
import { payees, priceList, stockList } from './price-list.ts';

/** The price list and the shelf. */
export const productsRouter = (os: StationOs, deps: StationDeps) => {
  const today = () => localDateOf(deps.clock.now(), deps.zone);
  return {
    products: os.payments.products.handler(({ input }) => priceList(deps.db, input, input.date ?? today())),
    payees: os.payments.payees.handler(() => payees(deps.db)),
    stock: os.payments.stock.handler(() => stockList(deps.db, today())),
    changeStock: os.payments.changeStock.handler(({ input, context, path }) =>
      deps.acts.once(doing(context, path), input, (act) => {
        changeStock(act, input.productId, input.change);
        return { ok: true as const };
      }),
    ),
  };
};
