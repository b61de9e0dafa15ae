/** Visits and their service events as screens show them. */
export { CustomerScreen } from './customer-screen.tsx';
