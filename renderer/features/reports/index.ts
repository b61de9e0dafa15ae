/** Reports of service events, every figure opening to its events. */
export { ReportsPage } from './reports-page.tsx';
