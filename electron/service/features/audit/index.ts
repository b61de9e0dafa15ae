/** The audit trail as an administrator reads it; the rows themselves are written by `kernel/acts`. */
export { auditRouter } from './router.ts';
