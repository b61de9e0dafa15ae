/** The cash desk's screens; each is fetched when it is first opened. */
import { lazy } from 'react';

export const CashPage = lazy(async () => ({ default: (await import('./cash-page.tsx')).CashPage }));
export const CustomerSale = lazy(async () => ({ default: (await import('./customer-sale.tsx')).CustomerSale }));
export const SalePane = lazy(async () => ({ default: (await import('./sale-pane.tsx')).SalePane }));
export const PayeesPanel = lazy(async () => ({ default: (await import('./hub/payees-panel.tsx')).PayeesPanel }));
export const PriceListPage = lazy(async () => ({ default: (await import('./hub/price-list-page.tsx')).PriceListPage }));
export const SettlementsPage = lazy(async () => ({ default: (await import('./hub/settlements-page.tsx')).SettlementsPage }));
