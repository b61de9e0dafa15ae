/** A bookable service while it is edited: numbers as they are typed, so that a half-typed one is no fault of the data. Pure. */
import type { BookableService } from '#shared/contract/bookings/words.ts';

/** The bounds of the contract; lead is typed in hours. */
export const BOUNDS = { minutes: [5, 480], gridMinutes: [5, 120], leadHours: [0, 720], horizonDays: [1, 365] } as const;
export type Bound = keyof typeof BOUNDS;

export interface ServiceDraft extends Omit<BookableService, 'minutes' | 'gridMinutes' | 'leadMinutes' | 'horizonDays'> {
  readonly typed: Readonly<Record<Bound, string>>;
}

type Need = BookableService['needs'][number];

export const NEW_NEED: Need = { kind: 'expert', inLanguage: true, ofProvider: true, atPoint: false, optional: false };

export function draftOf(service: BookableService | null, providerId: string | null): ServiceDraft {
  if (service === null) {
    return { id: '', name: {}, cardId: null, providerId, needs: [NEW_NEED, { kind: 'remoteRoom', inLanguage: false, ofProvider: false, atPoint: true, optional: false }], instructions: {}, selfService: true, active: true, typed: { minutes: '30', gridMinutes: '15', leadHours: '2', horizonDays: '60' } };
  }
  const { minutes, gridMinutes, leadMinutes, horizonDays, ...rest } = service;
  return { ...rest, typed: { minutes: String(minutes), gridMinutes: String(gridMinutes), leadHours: String(leadMinutes / 60), horizonDays: String(horizonDays) } };
}

/** The typed number when it is within its bounds; null otherwise. Hours may have a half. */
export function boundOf(bound: Bound, typed: string): number | null {
  const value = Number(typed.trim().replace(',', '.'));
  const [least, most] = BOUNDS[bound];
  const whole = bound === 'leadHours' ? Number.isInteger(value * 60) : Number.isInteger(value);
  return typed.trim() !== '' && whole && value >= least && value <= most ? value : null;
}

export const isCode = (id: string): boolean => /^[a-z0-9][a-z0-9-]{1,60}$/.test(id);

/** The service as it is saved; null while something is missing or out of bounds. */
export function serviceOf(draft: ServiceDraft): BookableService | null {
  const { typed, ...rest } = draft;
  const minutes = boundOf('minutes', typed.minutes);
  const gridMinutes = boundOf('gridMinutes', typed.gridMinutes);
  const leadHours = boundOf('leadHours', typed.leadHours);
  const horizonDays = boundOf('horizonDays', typed.horizonDays);
  const named = Object.values(rest.name).some((name) => (name ?? '').trim() !== '');
  if (minutes === null || gridMinutes === null || leadHours === null || horizonDays === null || !named || rest.id === '' || rest.needs.length === 0) return null;
  return { ...rest, minutes, gridMinutes, leadMinutes: leadHours * 60, horizonDays };
}
