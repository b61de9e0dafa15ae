/**
 * The answers of a form in the shared document. A short field is one value, the last one stands; a text of several lines is
 * shared letter by letter. What others wrote is read only where it has the field's shape.
 */
import type { Doc, Text } from 'yjs';
import type { FormAnswers, FormField, JointForm } from '#shared/contract/remote/form.ts';
import { type Cell, createCell } from '../cell.ts';
import { textChange } from './text-change.ts';

export type Answer = FormAnswers[string];

/** Who changed a field: this browser, or one of the others. */
export type FieldChanged = (fieldId: string, byOthers: boolean) => void;

export interface SharedAnswers {
  readonly values: Cell<FormAnswers>;
  /** Undefined and the empty text take the answer away. */
  readonly set: (fieldId: string, answer: Answer | undefined) => void;
  readonly onChange: (changed: FieldChanged) => () => void;
  readonly stop: () => void;
}

const isLong = (field: FormField): boolean => field.kind === 'text' && (field.rows ?? 1) > 1;

/** The value if the field may have such a one; the rules of the form itself are checked apart. */
function readable(field: FormField, value: unknown): Answer | undefined {
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'yes':
      return typeof value === 'boolean' ? value : undefined;
    case 'text':
    case 'date':
    case 'choice':
      return typeof value === 'string' && value !== '' ? value.slice(0, 2_000) : undefined;
  }
}

export function createSharedAnswers(doc: Doc, form: JointForm): SharedAnswers {
  const name = `form ${form.id} ${form.version}`;
  const map = doc.getMap<unknown>(name);
  const fields = new Map(form.fields.map((field) => [field.id, field]));
  const texts = new Map<string, Text>(form.fields.filter(isLong).map(({ id }) => [id, doc.getText(`${name} ${id}`)]));
  const values = createCell<FormAnswers>({});
  const listeners = new Set<FieldChanged>();
  const read = () => {
    const answers: FormAnswers = {};
    for (const field of form.fields) {
      const value = readable(field, texts.get(field.id)?.toJSON() ?? map.get(field.id));
      if (value !== undefined) answers[field.id] = value;
    }
    values.set(answers);
  };
  const tell = (ids: Iterable<string>, byOthers: boolean) => {
    read();
    for (const id of ids) if (fields.has(id)) for (const listener of listeners) listener(id, byOthers);
  };
  const mapChanged: Parameters<typeof map.observe>[0] = (event, { local }) => tell(event.keysChanged, !local);
  const textWatchers = [...texts].map(([id, text]) => {
    const changed: Parameters<Text['observe']>[0] = (_event, { local }) => tell([id], !local);
    text.observe(changed);
    return () => text.unobserve(changed);
  });
  map.observe(mapChanged);
  read();
  return {
    values,
    set(fieldId, given) {
      // Half of a letter of two code units would reach the others as another letter.
      const answer = typeof given === 'string' ? given.toWellFormed() : given;
      const text = texts.get(fieldId);
      if (text !== undefined) {
        const { at, gone, come } = textChange(text.toJSON(), typeof answer === 'string' ? answer : '');
        doc.transact(() => {
          if (gone > 0) text.delete(at, gone);
          if (come !== '') text.insert(at, come);
        });
      } else if (!fields.has(fieldId) || map.get(fieldId) === answer) return;
      else if (answer === undefined || answer === '') map.delete(fieldId);
      else map.set(fieldId, answer);
    },
    onChange(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    stop() {
      map.unobserve(mapChanged);
      for (const stop of textWatchers) stop();
      listeners.clear();
      values.set({});
    },
  };
}
