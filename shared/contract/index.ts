/** The two contracts: what a station offers its devices, and what the hub offers stations, providers and experts. */
import { audit } from './audit.ts';
import { bookingsAtHub } from './bookings/at-hub.ts';
import { bookings } from './bookings/at-station.ts';
import { cards, cardsAtHub } from './cards.ts';
import { devices } from './devices.ts';
import { feed, feedAtHub } from './feed.ts';
import { feedback, feedbackAtHub } from './feedback.ts';
import { identity } from './identity.ts';
import { outboxAtHub } from './outbox.ts';
import { payments } from './payments/procedures.ts';
import { paymentsAtHub } from './payments/settlement.ts';
import { point } from './point.ts';
import { portal } from './portal.ts';
import { queue } from './queue.ts';
import { remoteAtHub } from './remote/at-hub.ts';
import { remote } from './remote/at-station.ts';
import { reportsAtHub } from './reports.ts';
import { visits } from './visits.ts';

export const stationContract = { audit, bookings, cards, devices, feed, feedback, identity, payments, point, queue, remote, visits };
export type StationContract = typeof stationContract;

export const hubContract = {
  bookings: bookingsAtHub,
  cards: cardsAtHub,
  devices,
  feed: feedAtHub,
  feedback: feedbackAtHub,
  outbox: outboxAtHub,
  payments: paymentsAtHub,
  portal,
  remote: remoteAtHub,
  reports: reportsAtHub,
};
export type HubContract = typeof hubContract;
