/** A shape that looks at each object once: a state that hundreds watch is the same object for all of them. */
import type * as z from 'zod';

type Check = z.ZodType['~standard']['validate'];

/** The same shape, for values that are not changed after they were made; an object seen before is answered as before. */
export const checkedOnce = <Shape extends z.ZodObject>(shape: Shape): Shape => {
  const seen = new WeakMap<object, ReturnType<Check>>();
  const standard = shape['~standard'];
  const validate: Check = (value, options) => {
    if (typeof value !== 'object' || value === null) return standard.validate(value, options);
    const known = seen.get(value) ?? standard.validate(value, options);
    seen.set(value, known);
    return known;
  };
  return Object.create(shape, { '~standard': { value: { ...standard, validate } } });
};
