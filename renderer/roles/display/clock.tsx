/** The time of day at the point. */
import { useEffect, useState } from 'react';

const ZONE = 'Europe/Helsinki';

/** `10.42` or `9.05`, as Finns write it. */
export function clockText(at: number): string {
  return new Intl.DateTimeFormat('fi', { hour: 'numeric', minute: '2-digit', timeZone: ZONE }).format(at);
}

export function Clock() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  return <time className="od-tv-clock">{clockText(now)}</time>;
}
