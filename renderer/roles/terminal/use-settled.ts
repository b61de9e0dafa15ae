/** A condition that has to last before it counts. */
import { useEffect, useState } from 'react';

/** True once `condition` has been true for `millis`; false as soon as it is not. */
export function useSettled(condition: boolean, millis: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!condition) return undefined;
    const timer = setTimeout(() => setSettled(true), millis);
    return () => {
      clearTimeout(timer);
      setSettled(false);
    };
  }, [condition, millis]);
  return condition && settled;
}
