/** Time as the joint work has it, so that a test's time stands still. */

export interface JointClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after the milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export const browserClock = (): JointClock => ({
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

/**
 * Lets through at most one in each `milliseconds`, the newest of those that were held back always last.
 */
export function createPace<Value>(clock: JointClock, milliseconds: number, pass: (value: Value) => void): { readonly push: (value: Value) => void; readonly stop: () => void } {
  let open = 0;
  let held: { value: Value } | null = null;
  let cancel: (() => void) | null = null;
  const letThrough = (value: Value) => {
    open = clock.now() + milliseconds;
    pass(value);
  };
  return {
    push(value) {
      const wait = open - clock.now();
      if (wait <= 0 && cancel === null) return letThrough(value);
      held = { value };
      cancel ??= clock.after(Math.max(0, wait), () => {
        cancel = null;
        const last = held;
        held = null;
        if (last !== null) letThrough(last.value);
      });
    },
    stop() {
      cancel?.();
      cancel = null;
      held = null;
    },
  };
}
