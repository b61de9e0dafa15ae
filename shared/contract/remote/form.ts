/** The form of a card that customer, advisor and expert fill together, and what is sent of it. */
import * as z from 'zod';
import { ForeignId, Id, Instant, Localized, LocalDate } from '../words.ts';

const FieldId = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);

/** `lock: customer` is a field that the customer alone confirms: others see it and may fill it, and it counts once the customer has. */
const common = { id: FieldId, label: Localized, help: Localized.optional(), required: z.boolean(), lock: z.literal('customer').optional() };

export const FormField = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('text'), maxLength: z.number().int().min(1).max(2_000), rows: z.number().int().min(1).max(10).optional() }),
  z.object({ ...common, kind: z.literal('date'), notBefore: LocalDate.optional(), notAfter: LocalDate.optional() }),
  z.object({ ...common, kind: z.literal('number'), min: z.number().optional(), max: z.number().optional() }),
  z.object({ ...common, kind: z.literal('choice'), options: z.array(z.object({ id: FieldId, label: Localized })).min(2).max(30) }),
  z.object({ ...common, kind: z.literal('yes') }),
]);
export type FormField = z.infer<typeof FormField>;

export const JointForm = z.object({ id: ForeignId, version: z.number().int().positive(), title: Localized, lead: Localized.optional(), fields: z.array(FormField).min(1).max(60) });
export type JointForm = z.infer<typeof JointForm>;

/** Answers by field; a field without an answer is absent. */
export const FormAnswers = z.record(FieldId, z.union([z.string().max(2_000), z.number(), z.boolean()]));
export type FormAnswers = z.infer<typeof FormAnswers>;

/** A form as its provider has received it. */
export const ReceivedForm = z.object({ id: Id, sessionId: Id.nullable(), cardId: ForeignId, form: JointForm, answers: FormAnswers, confirmed: z.array(FieldId), sentAt: Instant, pointName: z.string() });
export type ReceivedForm = z.infer<typeof ReceivedForm>;
