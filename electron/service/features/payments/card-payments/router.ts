import { X509Certificate } from 'node:crypto';
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { CardPaymentTable } from '../../../tables/card-payments.ts';
import { advisorOf, doing, type StationDeps, type StationOs } from '../../../station-os.ts';
import { requireRegister, shiftRow } from '../registers/queries.ts';
import { saleRow, toSale } from '../sales/stored.ts';
import { cancelByHand, endByHand } from './by-hand.ts';
import type { CardDesk } from './desk.ts';
import type { CardPorts } from './ports.ts';
import { knownCardRow, terminalOf } from './rows.ts';
import { keepTerminalSecret } from './secret.ts';

/** Throws `BAD_INPUT` when it is no certificate. */
const certificateOf = (pem: string): string => {
  try {
    return new X509Certificate(pem).toString();
  } catch {
    throw badField('certificate', 'notValid');
  }
};

/** What the cashier does while a card payment has no end; a lead may end what an absent cashier left. */
export const cardPaymentsRouter = (os: StationOs, deps: StationDeps, desk: CardDesk, ports: CardPorts) => {
  const { db } = deps;

  /** Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`. A forgotten shift's payment may be ended: the shift could not close before. */
  const own = (advisor: SignedIn, cardPaymentId: string): CardPaymentTable => {
    const row = knownCardRow(db, cardPaymentId);
    if (shiftRow(db, row.shift_id).cashier_id !== advisor.id && advisor.role !== 'lead' && advisor.role !== 'administrator') throw new Refusal('NOT_YOUR_SHIFT');
    return row;
  };
  const saleOf = (row: CardPaymentTable): Sale => toSale(db, saleRow(db, row.sale_id));

  return {
    endManualCard: os.payments.endManualCard.handler(({ input, context, path }) => {
      const row = own(advisorOf(context), input.cardPaymentId);
      return deps.acts.once(doing(context, path), input, (act) => {
        endByHand(act, ports, row.id, input);
        return toSale(act, saleRow(act, row.sale_id));
      });
    }),
    askCard: os.payments.askCard.handler(async ({ input }) => {
      await desk.ask(input.cardPaymentId);
      return saleOf(knownCardRow(db, input.cardPaymentId));
    }),
    cancelCard: os.payments.cancelCard.handler(async ({ input, context, path }) => {
      const row = own(advisorOf(context), input.cardPaymentId);
      if (terminalOf(row).kind === 'manual') {
        return deps.acts.once(doing(context, path), input, (act) => {
          cancelByHand(act, ports, row.id);
          return toSale(act, saleRow(act, row.sale_id));
        });
      }
      await desk.cancel(row.id);
      return saleOf(row);
    }),
    // No digest of the input is kept: a passphrase could be found out from it.
    setTerminalSecret: os.payments.setTerminalSecret.handler(({ input, context, path }) =>
      deps.acts.act(doing(context, path), (act) => {
        requireRegister(act, input.registerId);
        keepTerminalSecret(act, input.registerId, { passphrase: input.passphrase, certificate: certificateOf(input.certificate) });
        act.audit({ detail: { register: input.registerId } });
        return { ok: true as const };
      }),
    ),
  };
};
