export { CashPage } from './cash-page.tsx';
export { CustomerSale } from './customer-sale.tsx';
export { SalePane } from './sale-pane.tsx';
