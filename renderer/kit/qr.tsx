/** A QR code; what draws it is fetched when one is first shown. */
import { lazy, Suspense } from 'react';
import './qr.css';

export interface QrProps {
  readonly text: string;
  /** What scanning it gives, for those who do not see it. */
  readonly label: string;
}

const Drawing = lazy(async () => ({ default: (await import('./qr-drawing.tsx')).QrDrawing }));

export function Qr(props: QrProps) {
  return (
    <div className="od-qr">
      <Suspense fallback={null}>
        <Drawing {...props} />
      </Suspense>
    </div>
  );
}
