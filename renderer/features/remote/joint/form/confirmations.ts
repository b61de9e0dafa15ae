/**
 * The fields that the customer alone confirms. The customer's own browser keeps what was confirmed and tells it; nobody
 * else's word is heard. Any change of the field, by whomever and even back to the same, makes the confirmation void.
 */
import * as z from 'zod';
import type { FormAnswers, JointForm } from '#shared/contract/remote/form.ts';
import { type Cell, createCell } from '../cell.ts';
import type { JointLine } from '../line.ts';
import type { Answer, SharedAnswers } from './shared-answers.ts';

const CONFIRMED = 'joint-confirmed';

const Told = z.object({ form: z.string(), values: z.record(z.string(), z.union([z.string().max(2_000), z.number(), z.boolean()])) });

export interface Confirmations {
  /** The ids of the fields whose present answer the customer has confirmed. */
  readonly confirmed: Cell<readonly string[]>;
  /** The customer's press; elsewhere it does nothing. */
  readonly confirm: (fieldId: string) => void;
  readonly stop: () => void;
}

interface ConfirmationsDeps {
  readonly line: JointLine;
  readonly form: JointForm;
  readonly answers: SharedAnswers;
  /** Whose browser is the customer's terminal. */
  readonly isCustomer: (who: string) => boolean;
  /** The customer's browser: all that is confirmed now, after each change. */
  readonly onConfirm: (answers: FormAnswers, confirmed: readonly string[]) => void;
}

export function createConfirmations({ line, form, answers, isCustomer, onConfirm }: ConfirmationsDeps): Confirmations {
  const confirmed = createCell<readonly string[]>([]);
  const mine = isCustomer(line.self);
  const name = `${form.id} ${form.version}`;
  const locked = form.fields.filter(({ lock }) => lock === 'customer').map(({ id }) => id);
  let values: Readonly<Record<string, Answer>> = {};
  const read = () => {
    const now = answers.values.get();
    const next = locked.filter((id) => values[id] !== undefined && values[id] === now[id]);
    if (next.join() !== confirmed.get().join()) confirmed.set(next);
  };
  const tell = (to?: string) => line.send(CONFIRMED, { form: name, values }, to);
  const become = (next: Readonly<Record<string, Answer>>) => {
    values = next;
    read();
    tell();
    onConfirm(answers.values.get(), confirmed.get());
  };
  const stops = [
    answers.onChange((fieldId) => {
      if (mine && values[fieldId] !== undefined) become(Object.fromEntries(Object.entries(values).filter(([id]) => id !== fieldId)));
      else read();
    }),
    line.on(CONFIRMED, (from, payload) => {
      const told = Told.safeParse(payload);
      if (mine || !isCustomer(from) || !told.success || told.data.form !== name) return;
      values = told.data.values;
      read();
    }),
    line.onJoin((who) => {
      if (mine) tell(who);
    }),
  ];
  if (mine) tell();
  return {
    confirmed,
    confirm(fieldId) {
      const answer = answers.values.get()[fieldId];
      if (mine && answer !== undefined && locked.includes(fieldId)) become({ ...values, [fieldId]: answer });
    },
    stop() {
      for (const stop of stops) stop();
      values = {};
      confirmed.set([]);
    },
  };
}
