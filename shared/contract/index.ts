/** The two contracts: what a station offers its devices, and what the hub offers stations, providers and experts. */
import { audit } from './audit.ts';
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
import { reportsAtHub } from './reports.ts';
import { visits } from './visits.ts';

export const stationContract = { audit, cards, devices, feed, feedback, identity, payments, point, queue, visits };
export type StationContract = typeof stationContract;

export const hubContract = {
  cards: cardsAtHub,
  devices,
  feed: feedAtHub,
  feedback: feedbackAtHub,
  outbox: outboxAtHub,
  payments: paymentsAtHub,
  portal,
  reports: reportsAtHub,
};
export type HubContract = typeof hubContract;
