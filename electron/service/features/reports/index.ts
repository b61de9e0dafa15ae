/** Reports: service events counted at the hub. */
export { reportProjections } from './projection.ts';
export { reportsRouter, type ReportHeads } from './router.ts';
