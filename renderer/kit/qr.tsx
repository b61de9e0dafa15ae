/** A QR code; what draws it is fetched when one is first shown. */
import { lazy, Suspense } from 'react';
import type { QrProps } from './qr-drawing.tsx';
import './qr.css';

export type { QrProps };

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
