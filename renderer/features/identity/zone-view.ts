/** What a machine-readable zone tells while it is typed or read, without the holder's name or number. */
import type { DocumentKind } from '#shared/contract/identity.ts';
import { isExpiredOn } from '#shared/domain/identity-level.ts';
import { parseMrz } from '#shared/domain/mrz.ts';

export interface ZoneView {
  readonly kind: DocumentKind | null;
  readonly issuer: string;
  readonly expires: string;
  readonly expired: boolean;
  /** Characters that were mended as slips of recognition. */
  readonly corrected: number;
}

/** Null while the text is not yet a whole, right zone. */
export function zoneView(lines: string, today: string): ZoneView | null {
  const zone = parseMrz(lines, today);
  if (!zone.ok) return null;
  const { kind, issuer, expires, corrections } = zone.document;
  return { kind, issuer, expires, expired: isExpiredOn(expires, today), corrected: corrections.length };
}

/** Lines of recognized text that can belong to a zone: long, and of its letters alone. */
export function zoneLinesIn(recognized: string): string {
  return recognized
    .split('\n')
    .map((line) => line.replace(/[\s]/g, '').toUpperCase())
    .filter((line) => line.length >= 28 && /^[A-Z0-9<«‹]+$/.test(line) && line.includes('<'))
    .slice(-3)
    .join('\n');
}
