/** The frame of every terminal screen: whose point this is above, the one question in the middle, the aids below. */
import { type ReactNode, type RefObject, useEffect } from 'react';
import { AidBar } from './aid-bar.tsx';
import type { Aids } from './aids.ts';
import './terminal.css';

interface FrameProps {
  readonly pointName: string;
  readonly hours: string;
  readonly corner?: ReactNode;
  readonly children: ReactNode;
  /** Asking for a person; absent where nobody would hear it. */
  readonly helpCall?: ReactNode;
  readonly aids: Aids;
  readonly onAids: (change: Partial<Aids>) => void;
  readonly voiced: boolean;
  readonly onStartOver?: () => void;
  /** A word that changes with the screen: the screen then begins at its top, for the eye and for the keyboard. */
  readonly screen: string;
  readonly main: RefObject<HTMLElement | null>;
}

export function Frame({ pointName, hours, corner, children, helpCall, aids, onAids, voiced, onStartOver, screen, main }: FrameProps) {
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    // In a small window the page scrolls as one.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new screen is what begins at its top
  }, [screen, main]);
  return (
    <div className="od-terminal">
      <header className="od-terminal-head">
        <p className="od-terminal-point">{pointName}</p>
        {hours !== '' && <p className="od-terminal-hours">{hours}</p>}
        {corner}
      </header>
      <main className="od-terminal-main" ref={main} tabIndex={-1}>
        {children}
      </main>
      {helpCall}
      <AidBar aids={aids} onChange={onAids} voiced={voiced} {...(onStartOver === undefined ? {} : { onStartOver })} />
    </div>
  );
}
