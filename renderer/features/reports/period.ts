/** Periods of a report by name, as local dates. */

export const PERIODS = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear', 'own'] as const;
export type Period = (typeof PERIODS)[number];

const pad = (number: number): string => String(number).padStart(2, '0');
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const monthOf = (year: number, month: number) => ({ from: `${year}-${pad(month)}-01`, to: `${year}-${pad(month)}-${pad(lastDayOf(year, month))}` });

/** The first and last day of a named period seen from `today`; null for one's own dates. */
export function daysOf(period: Period, today: string): { readonly from: string; readonly to: string } | null {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'thisMonth':
      return monthOf(year, month);
    case 'lastMonth':
      return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1);
    case 'thisYear':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'own':
      return null;
  }
}
