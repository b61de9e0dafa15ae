/** All steps of a station's schema, in order. Add at the end; never change one that was released. */
import { migration as foundation } from './0001-foundation.ts';
import { migration as pointAndDevices } from './0002-point-and-devices.ts';
import { migration as queue } from './0003-queue.ts';
import { migration as visitsAndIdentity } from './0004-visits-and-identity.ts';
import { migration as cardsAndFeed } from './0005-cards-and-feed.ts';
import { migration as cardSearch } from './0006-card-search.ts';
import { migration as fewerIndexes } from './0007-fewer-indexes.ts';
import { migration as registersAndJournal } from './0008-registers-and-journal.ts';
import { migration as salesAndProducts } from './0009-sales-and-products.ts';
import { migration as cardPayments } from './0010-card-payments.ts';
import { migration as receipts } from './0011-receipts.ts';
import { migration as invoices } from './0012-invoices.ts';
import { migration as prints } from './0013-prints.ts';
import { migration as remote } from './0014-remote.ts';
import { migration as bookings } from './0015-bookings.ts';
import { migration as helpCalls } from './0016-help-calls.ts';
import { migration as sharedWindows } from './0017-shared-windows.ts';

export const stationMigrations = [foundation, pointAndDevices, queue, visitsAndIdentity, cardsAndFeed, cardSearch, fewerIndexes, registersAndJournal, salesAndProducts, cardPayments, receipts, invoices, prints, remote, bookings, helpCalls, sharedWindows];
