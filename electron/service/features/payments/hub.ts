/** The cash desk at the hub: receipts of all stations settled to their payees, price lists, and the heads of journals. */
export { openHeadKey, type HeadKey } from './hub/head-key.ts';
export { paymentProjections } from './hub/intake.ts';
export { savePayee, saveProduct } from './hub/price-list.ts';
export { paymentsAtHubRouter } from './hub/router.ts';
