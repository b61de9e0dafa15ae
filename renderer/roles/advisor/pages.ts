/** The pages beside the desk, and who may open which. */
import type { AdvisorRole } from '#shared/contract/words.ts';

export type Page = 'visits' | 'bookings' | 'cases' | 'cash' | 'devices' | 'settings' | 'advisors' | 'audit';

const FOR: Readonly<Record<Page, readonly AdvisorRole[]>> = {
  visits: ['advisor', 'lead', 'cashier', 'administrator'],
  bookings: ['advisor', 'lead', 'cashier', 'administrator'],
  cases: ['advisor', 'lead', 'cashier', 'administrator'],
  cash: ['advisor', 'lead', 'cashier', 'administrator'],
  devices: ['lead', 'administrator'],
  settings: ['advisor', 'lead', 'cashier', 'administrator'],
  advisors: ['lead', 'administrator'],
  audit: ['administrator'],
};

/** The pages of a role, in the order of the menu. */
export function pagesFor(role: AdvisorRole): Page[] {
  return (['visits', 'bookings', 'cases', 'cash', 'devices', 'settings', 'advisors', 'audit'] as const).filter((page) => FOR[page].includes(role));
}
