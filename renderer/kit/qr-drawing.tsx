/** A QR code drawn as one path: dark on white with its quiet margin, whatever the colours around it. */
import { create } from 'qrcode';

export interface QrProps {
  readonly text: string;
  /** What scanning it gives, for those who do not see it. */
  readonly label: string;
}

export function QrDrawing({ text, label }: QrProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dots = Array.from({ length: size * size }, (_, at) => (modules.data[at] === 1 ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here; there is no file an img could show
    <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
