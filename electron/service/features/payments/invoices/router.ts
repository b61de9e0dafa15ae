import type { IssuedInvoice } from '#shared/contract/payments/procedures.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../../station-os.ts';
import { openPress, type Press } from '../paper/page.ts';
import { creditInvoice, issueInvoice } from './issuing.ts';
import { invoicePdf } from './paper.ts';
import { invoiceByNumber } from './stored.ts';

/** Invoices that customers pay later. What is decided and kept is one act; its paper is drawn after it, from what was kept. */
export const invoicesRouter = (os: StationOs, deps: StationDeps) => {
  let press: Press | undefined;
  const issued = async (number: string): Promise<IssuedInvoice> => {
    const { document, finvoice } = invoiceByNumber(deps.db, number);
    const bytes = await invoicePdf((press ??= openPress()), document);
    return { number: document.number, reference: document.reference, pdfBase64: Buffer.from(bytes).toString('base64'), finvoice };
  };
  return {
    issueInvoice: os.payments.issueInvoice.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      // What the sender of a command is told again is the number: a document of its own would be kept with each.
      return issued(await deps.acts.once(doing(context, path), input, (act) => issueInvoice(act, advisor, input)));
    }),
    invoice: os.payments.invoice.handler(({ input }) => issued(input.number)),
    creditInvoice: os.payments.creditInvoice.handler(async ({ input, context, path }) => {
      const advisor = advisorOf(context);
      return issued(await deps.acts.once(doing(context, path), input, (act) => creditInvoice(act, advisor, input)));
    }),
  };
};
