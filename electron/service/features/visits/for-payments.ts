/** What the cash desk asks of a visit and tells it. */
import type { PermittedAct } from '#shared/contract/words.ts';
import type { SignedIn } from '../../kernel/access.ts';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { cardOf } from '../cards/index.ts';
import { announce, setVisit, type VisitAct } from './change.ts';
import { actsOf, factsOf, serviceRows, visitRow } from './queries.ts';
import { reportsOf, tellHub } from './reported.ts';
import { refusalOf } from './rules.ts';
import { actRefusal, withAct, withoutAct } from './service-rules.ts';
import { recordService, setService } from './services.ts';

/** The visit at this advisor's own desk. Throws `NOT_FOUND`, `CONFLICT` (`otherDesk`, `handedOver`), and `CONFLICT` with `visitOver`. */
export const requireOwnVisit = (db: Read, advisor: SignedIn, visitId: string): VisitTable => {
  const visit = visitRow(db, visitId);
  const refusal = refusalOf('work', factsOf(visit), advisor, visit.business_date);
  if (refusal?.code === 'VISIT_OVER') throw new Refusal('CONFLICT', { reason: 'visitOver' });
  if (refusal) throw refusal;
  return visit;
};

/** What is sold for a service: whose it is and the cards it belongs to. */
export interface Offered {
  providerId: string;
  cardIds: readonly string[];
}

/** Whose card it is may take money for it by its own price list; on another's card the act must be permitted here. */
const mayBePaidAt = (db: Read, service: ServiceEventTable, offered: Offered, act: PermittedAct): boolean => {
  if (service.provider_id === offered.providerId) return true;
  const card = cardOf(db, service.card_id, service.card_version);
  return card !== null && actRefusal(card, act) === null;
};

/**
 * The service of the visit that a payment belongs to: the one asked for, else the one on the desk or another
 * without an outcome whose card offers it, else none. Throws `NOT_FOUND`, and `CONFLICT` with `actNotHere` when the
 * one asked for is of a card that does not let money be taken here.
 */
export const serviceFor = (db: Read, visitId: string, offered: Offered, act: PermittedAct, wanted?: string): string | null => {
  const rows = serviceRows(db, visitId);
  if (wanted !== undefined) {
    const service = rows.find((row) => row.id === wanted);
    if (!service) throw new Refusal('NOT_FOUND', { what: 'service' });
    if (!mayBePaidAt(db, service, offered, act)) throw new Refusal('CONFLICT', { reason: 'actNotHere' });
    return service.id;
  }
  const current = visitRow(db, visitId).current_event_id;
  const fitting = rows.filter((row) => offered.cardIds.includes(row.card_id) && mayBePaidAt(db, row, offered, act));
  const found = fitting.find((row) => row.id === current) ?? fitting.find((row) => row.outcome === null);
  return found?.id ?? null;
};

export interface PaidService {
  eventId: string;
  act: PermittedAct;
}

/**
 * Records on the visit's services that they were paid for, or (`taken` false) takes that back when the receipt was
 * voided. `from` names the sale. It is never refused: what was paid was paid, also when the visit has closed meanwhile.
 */
export const recordPaid = (act: VisitAct, visitId: string, paid: readonly PaidService[], from: string, taken: boolean): void => {
  if (paid.length === 0) return;
  const before = visitRow(act, visitId);
  const reported = reportsOf(act, before);
  const services = new Map(serviceRows(act, visitId).map((row) => [row.id, row]));
  for (const { eventId, act: done } of paid) {
    const service = services.get(eventId);
    if (!service) continue;
    const acts = taken ? withAct(actsOf(service), done, `sale:${from}`, act.now) : withoutAct(actsOf(service), done, `sale:${from}`);
    const next = { ...service, acts: JSON.stringify(acts) };
    if (next.acts === service.acts) continue;
    services.set(eventId, next);
    setService(act, service, { acts: next.acts });
    recordService(act, service, taken ? 'paid' : 'paymentVoided', { act: done, saleId: from });
  }
  setVisit(act, visitId, { revision: before.revision + 1 });
  const after = visitRow(act, visitId);
  tellHub(act, after, reported);
  announce(act, before, after);
};
