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

/** The same shape, for values that are not changed after they were made; an object seen before is answered as before. */
export const checkedOnce = <Shape extends z.ZodType>(shape: Shape): Shape => {
  const seen = new WeakMap<object, ReturnType<Check>>();
  const standard = shape['~standard'];
  const validate: Check = (value, options) => {
    if (typeof value !== 'object' || value === null) return standard.validate(value, options);
    const known = seen.get(value) ?? identified(standard.validate(value, options));
    seen.set(value, known);
    return known;
  };
  return Object.create(shape, { '~standard': { value: { ...standard, validate } } });
};
