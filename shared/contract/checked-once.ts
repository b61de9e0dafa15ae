/** A shape that looks at each object once: a state that hundreds watch is the same object for all of them. */
import type * as z from 'zod';

type Check = z.ZodType['~standard']['validate'];

const identity: unique symbol = Symbol('identity');

/**
 * What is the same for all copies of a checked state that go out: streams wrap each anew to attach its mark, and
 * whoever writes them can know by this that it has written the state before. Undefined for other values.
 */
export const identityOf = (value: unknown): object | undefined => (typeof value === 'object' && value !== null && identity in value && typeof value[identity] === 'object' && value[identity] !== null ? value[identity] : undefined);

const identified = (checked: ReturnType<Check>): ReturnType<Check> => {
  if ('value' in checked && typeof checked.value === 'object' && checked.value !== null) Object.defineProperty(checked.value, identity, { value: {} });
  return checked;
};

type Rows = (rows: readonly unknown[]) => unknown[] | null;

/** Checks the rows of states, each row once for as long as it is the same object. Null when one is not of the shape. */
export const rowsCheckedOnce = (shape: z.ZodObject): Rows => {
  const seen = new WeakMap<object, object>();
  const checked = (row: unknown): object | null => {
    if (typeof row !== 'object' || row === null) return null;
    const known = seen.get(row);
    if (known) return known;
    const { success, data } = shape.safeParse(row);
    if (!success) return null;
    seen.set(row, data);
    return data;
  };
  return (rows) => {
    const all = rows.map(checked);
    return all.includes(null) ? null : all;
  };
};

/** Looks at the lists that are checked row by row apart, and at the rest without them. Null where that does not do. */
const inParts = (check: Check, parts: Readonly<Record<string, Rows>>, value: object): ReturnType<Check> | null => {
  const lists: Record<string, unknown[]> = {};
  const none: Record<string, []> = {};
  for (const [name, list] of Object.entries(value)) {
    const rows = Array.isArray(list) ? parts[name]?.(list) : undefined;
    if (rows === null) return null;
    if (rows === undefined) continue;
    lists[name] = rows;
    none[name] = [];
  }
  const rest = check({ ...value, ...none });
  return 'value' in rest ? { value: Object.assign({}, rest.value, lists) } : null;
};

/**
 * The same shape, for values that are not changed after they were made; an object seen before is answered as before.
 * `parts`: its lists whose rows are checked each by itself. What is amiss is always told by the shape itself.
 */
export const checkedOnce = <Shape extends z.ZodType>(shape: Shape, parts?: Readonly<Record<string, Rows>>): Shape => {
  const seen = new WeakMap<object, ReturnType<Check>>();
  const standard = shape['~standard'];
  const validate: Check = (value, options) => {
    if (typeof value !== 'object' || value === null) return standard.validate(value, options);
    const known = seen.get(value) ?? identified((parts && inParts(standard.validate, parts, value)) ?? standard.validate(value, options));
    seen.set(value, known);
    return known;
  };
  return Object.create(shape, { '~standard': { value: { ...standard, validate } } });
};
