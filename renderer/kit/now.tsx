/** The present on the screen, by the server's clock: a desk's own clock may be wrong. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const OffsetContext = createContext(0);

/** @param offset milliseconds that the server's clock is ahead of this machine's */
export function NowProvider({ offset, children }: { readonly offset: number; readonly children: ReactNode }) {
  return <OffsetContext value={offset}>{children}</OffsetContext>;
}

/** The server's present in milliseconds since 1970, renewed every `every` milliseconds. */
export function useNow(every: number): number {
  const offset = useContext(OffsetContext);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now + offset;
}
