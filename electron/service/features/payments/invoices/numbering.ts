/** Numbers of invoices: without a gap at a point, and alike at no two points that bill for the same payee. */
import { createHash } from 'node:crypto';
import { nationalReference } from '#shared/domain/reference-number.ts';

/** Eight digits of the point's own, so that its references meet nobody else's on the payee's account. */
const pointDigits = (pointId: string): string => String(createHash('sha256').update(pointId).digest().readUInt32BE(0) % 90_000_000 + 10_000_000);

/** `12345678-17` and its reference number; the sequence counts invoices and credit notes of the point from 1. */
export const invoiceNumber = (pointId: string, sequence: number): { number: string; reference: string } => {
  const digits = pointDigits(pointId);
  return { number: `${digits}-${sequence}`, reference: nationalReference(`${digits}${String(sequence).padStart(7, '0')}`) };
};
