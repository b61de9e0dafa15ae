/** What the customer sees at the desk's terminal. Nothing of who the customer is leaves the visit by it. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { CustomerView } from '#shared/contract/visits.ts';
import { nextStep } from '#shared/domain/next-step.ts';
import type { Read } from '../../kernel/acts.ts';
import { milliseconds } from '../../kernel/clock.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { cardOf, providerOf } from '../cards/index.ts';
import { deskById, settingsOf } from '../point/index.ts';
import { cardNameOf, openRowAt, serviceRows, stepsOf } from './queries.ts';

/** How long the goodbye stays when nobody else comes. */
export const GOODBYE_MS = 20_000;

const forCustomer = (card: ServiceCard): ServiceCard => ({ ...card, contacts: card.contacts.filter((contact) => !contact.forAdvisors) });

const NOTHING_SHOWN = { card: null, providerName: null, doneSteps: [], nextStepId: null };

const shownCard = (db: Read, service: ServiceEventTable) => {
  const card = cardOf(db, service.card_id, service.card_version);
  if (!card) return null;
  const doneSteps = stepsOf(service).flatMap((step) => (step.done ? [step.stepId] : []));
  const nextStepId = nextStep(card.steps, doneSteps)?.id ?? null;
  return { card: forCustomer(card), providerName: providerOf(db, card.providerId).name, doneSteps, nextStepId };
};

const ofVisit = (db: Read, visit: VisitTable): Omit<CustomerView, 'deskNumber' | 'pointName'> => {
  const services = serviceRows(db, visit.id);
  const current = services.find((service) => service.id === visit.current_event_id);
  const shown = visit.shown === 'card' && current ? shownCard(db, current) : null;
  const servicesDone = services.filter((service) => service.outcome !== null).map(cardNameOf);
  return { language: visit.language, state: shown ? 'card' : 'welcome', ...NOTHING_SHOWN, ...shown, servicesDone };
};

/** The last visit of the desk that ended within `GOODBYE_MS` before `now`. */
const justClosedAt = (db: Read, deskId: string, now: string): VisitTable | undefined => {
  const last = db.first(db.q.selectFrom('visit').selectAll().where('desk_id', '=', deskId).where('state', '=', 'closed').orderBy('closed_at', 'desc').limit(1));
  const ago = last?.closed_at ? milliseconds(now) - milliseconds(last.closed_at) : Infinity;
  return ago >= 0 && ago < GOODBYE_MS ? last : undefined;
};

/**
 * With the customer at the desk a welcome or the card; after a close a goodbye in the same language and nothing
 * more of the visit, since the next customer may already stand there; otherwise, and without a desk, idle.
 */
export const customerView = (db: Read, deskId: string | null, now: string): CustomerView => {
  const settings = settingsOf(db);
  const frame = { deskNumber: (deskId && deskById(db, deskId)?.number) || 0, pointName: settings?.name ?? '' };
  const open = deskId === null ? undefined : openRowAt(db, deskId);
  if (open) return { ...frame, ...ofVisit(db, open) };
  const closed = deskId === null ? undefined : justClosedAt(db, deskId, now);
  const language = closed ? closed.language : (settings?.customerLanguages[0] ?? 'fi');
  return { ...frame, language, state: closed ? 'goodbye' : 'idle', ...NOTHING_SHOWN, servicesDone: [] };
};
