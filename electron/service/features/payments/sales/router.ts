import type { Sale } from '#shared/contract/payments/sales.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { advisorOf, doing, type HandlerContext, type StationDeps, type StationOs } from '../../../station-os.ts';
import { callerNow } from '../../devices/index.ts';
import type { PaymentAct } from '../journal/append.ts';
import { printProForma } from './bills.ts';
import { cancelSale } from './cancelling.ts';
import { addInvoice, addProduct, changeLine, removeLine, startSale } from './drafting.ts';
import { findReceipts } from './finding.ts';
import { readInvoice } from './invoices-in.ts';
import { payCard, payCash } from './paying.ts';
import { refund, voidReceipt } from './refunds.ts';
import { takings } from './takings.ts';
import { customerSale, deskRegister } from './views.ts';

/** Sales at the desk. Every change is a command: sent again it answers the same and changes nothing. */
export const salesRouter = (os: StationOs, deps: StationDeps) => {
  interface Called<Input> {
    input: Input;
    context: HandlerContext;
    path: readonly string[];
  }
  const once = <Input extends { commandId: string }>({ input, context, path }: Called<Input>, job: (act: PaymentAct, advisor: SignedIn, input: Input) => Sale): Promise<Sale> => {
    const advisor = advisorOf(context);
    return deps.acts.once(doing(context, path), input, (act) => job(act, advisor, input));
  };
  const { payments } = os;

  return {
    watchDesk: payments.watchDesk.handler(({ input, signal, lastEventId }) => deskRegister(deps, input.deskId, signal, lastEventId)),
    readInvoice: payments.readInvoice.handler(({ input }) => readInvoice(deps.db, input, localDateOf(deps.clock.now(), deps.zone))),
    startSale: payments.startSale.handler((called) => once(called, startSale)),
    addProduct: payments.addProduct.handler((called) => once(called, addProduct)),
    addInvoice: payments.addInvoice.handler((called) => once(called, addInvoice)),
    changeLine: payments.changeLine.handler((called) => once(called, changeLine)),
    removeLine: payments.removeLine.handler((called) => once(called, removeLine)),
    printProForma: payments.printProForma.handler(({ input, context, path }) => deps.acts.once(doing(context, path), input, (act) => printProForma(act, advisorOf(context), input))),
    cancelSale: payments.cancelSale.handler((called) => once(called, cancelSale)),
    payCash: payments.payCash.handler((called) => once(called, payCash)),
    payCard: payments.payCard.handler((called) => once(called, payCard)),
    findReceipts: payments.findReceipts.handler(({ input }) => findReceipts(deps.db, input)),
    refund: payments.refund.handler((called) => once(called, refund)),
    voidReceipt: payments.voidReceipt.handler((called) => once(called, voidReceipt)),
    takings: payments.takings.handler(({ input }) => takings(deps.db, input, deps.zone)),
    watchCustomer: payments.watchCustomer.handler(({ context, signal, lastEventId }) => {
      // A terminal that is paired anew shows its new desk at once.
      const desk = () => {
        const present = callerNow(deps.db, context.caller);
        return present ? present.deskId : context.caller.deskId;
      };
      return customerSale(deps, desk, signal, lastEventId);
    }),
    watchCustomerOf: payments.watchCustomerOf.handler(({ input, signal, lastEventId }) => customerSale(deps, () => input.deskId, signal, lastEventId)),
  };
};
