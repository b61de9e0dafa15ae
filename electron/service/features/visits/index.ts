/** Visits: a customer's stay and the services given in it, the one record that reports and compensation come from. */
export { visitsRouter } from './router.ts';
export { recordPaid, requireOwnVisit, serviceFor, type PaidService } from './for-payments.ts';
export { openService, openVisitAt, recordGuidance, remoteVisit, serviceOnDesk, type RemoteVisit } from './for-remote.ts';
