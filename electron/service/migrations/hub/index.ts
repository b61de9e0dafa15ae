/** All steps of the hub's schema, in order. Add at the end; never change one that was released. */
import type { Migration } from '../../kernel/migration.ts';
import { migration as hub } from './0001-hub.ts';
import { migration as orderFreeReports } from './0002-order-free-reports.ts';
import { migration as settlement } from './0003-settlement.ts';
import { migration as remote } from './0004-remote.ts';
import { migration as bookings } from './0005-bookings.ts';
import { migration as journalFindings } from './0006-journal-findings.ts';
import { migration as waitListOffers } from './0007-wait-list-offers.ts';

export const hubMigrations: readonly Migration[] = [hub, orderFreeReports, settlement, remote, bookings, journalFindings, waitListOffers];
