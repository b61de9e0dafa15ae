import { describe, expect, it } from 'vitest';
import { VisitState } from '#shared/contract/visits.ts';
import { refusalOf, type Actor, type Deed, type VisitFacts } from '#service/features/visits/rules.ts';

const TODAY = '2026-03-02';
const DESK = 'desk-a';

const HOLDER: Actor = { id: 'holder', role: 'advisor' };
const OTHER: Actor = { id: 'other', role: 'advisor' };
const CASHIER: Actor = { id: 'till', role: 'cashier' };
const LEAD: Actor = { id: 'lead', role: 'lead' };
const ADMINISTRATOR: Actor = { id: 'head', role: 'administrator' };

const VISITS: Record<VisitFacts['state'], VisitFacts> = {
  open: { state: 'open', advisorId: 'holder', closedBy: null, reservedDeskId: null, businessDate: TODAY },
  handedOver: { state: 'handedOver', advisorId: null, closedBy: null, reservedDeskId: null, businessDate: TODAY },
  closed: { state: 'closed', advisorId: 'holder', closedBy: 'holder', reservedDeskId: null, businessDate: TODAY },
  cancelled: { state: 'cancelled', advisorId: 'holder', closedBy: 'holder', reservedDeskId: null, businessDate: TODAY },
};

const told = (deed: Deed, visit: VisitFacts, actor: Actor, today = TODAY): string => {
  const refusal = refusalOf(deed, visit, actor, today, DESK);
  if (!refusal) return 'ok';
  const { data } = refusal;
  return typeof data === 'object' && data !== null && 'reason' in data ? `${refusal.code} ${String(data.reason)}` : refusal.code;
};

const AT_DESK = { open: ['ok', 'CONFLICT otherDesk', 'CONFLICT otherDesk'], handedOver: ['CONFLICT handedOver', 'CONFLICT handedOver', 'CONFLICT handedOver'], closed: ['VISIT_OVER', 'VISIT_OVER', 'VISIT_OVER'], cancelled: ['VISIT_OVER', 'VISIT_OVER', 'VISIT_OVER'] };

/** For each state what the holder, another advisor and a lead are told. */
const TABLE: Record<Deed, Record<VisitFacts['state'], string[]>> = {
  work: AT_DESK,
  handOver: { ...AT_DESK, open: ['ok', 'CONFLICT otherDesk', 'ok'] },
  close: AT_DESK,
  cancel: AT_DESK,
  takeUp: { open: ['CONFLICT alreadyTaken', 'CONFLICT alreadyTaken', 'CONFLICT alreadyTaken'], handedOver: ['ok', 'ok', 'ok'], closed: ['VISIT_OVER', 'VISIT_OVER', 'VISIT_OVER'], cancelled: ['VISIT_OVER', 'VISIT_OVER', 'VISIT_OVER'] },
  reopen: { open: ['CONFLICT notClosed', 'CONFLICT notClosed', 'CONFLICT notClosed'], handedOver: ['CONFLICT notClosed', 'CONFLICT notClosed', 'CONFLICT notClosed'], closed: ['ok', 'FORBIDDEN', 'ok'], cancelled: ['VISIT_OVER', 'VISIT_OVER', 'VISIT_OVER'] },
  correctTime: { open: ['ok', 'FORBIDDEN', 'ok'], handedOver: ['FORBIDDEN', 'FORBIDDEN', 'ok'], closed: ['ok', 'FORBIDDEN', 'ok'], cancelled: ['ok', 'FORBIDDEN', 'ok'] },
};

const DEEDS: Deed[] = ['work', 'handOver', 'close', 'cancel', 'takeUp', 'reopen', 'correctTime'];
const CASES = DEEDS.flatMap((deed) => VisitState.options.map((state) => ({ deed, state, expected: TABLE[deed][state] })));

describe('who may do what in which state', () => {
  it.each(CASES)('$deed of a visit that is $state', ({ deed, state, expected }) => {
    expect([HOLDER, OTHER, LEAD].map((actor) => told(deed, VISITS[state], actor))).toEqual(expected);
  });

  it('counts an administrator as a lead and a cashier as an advisor', () => {
    expect([ADMINISTRATOR, CASHIER].map((actor) => told('reopen', VISITS.closed, actor))).toEqual(['ok', 'FORBIDDEN']);
  });

  it('reopens on the day of the visit alone, whoever asks', () => {
    expect([HOLDER, LEAD].map((actor) => told('reopen', VISITS.closed, actor, '2026-03-03'))).toEqual(['CONFLICT otherDay', 'CONFLICT otherDay']);
  });

  it('leaves the times of a former day to a lead', () => {
    expect([HOLDER, LEAD].map((actor) => told('correctTime', VISITS.closed, actor, '2026-03-03'))).toEqual(['FORBIDDEN', 'ok']);
  });

  it('keeps a visit that was handed to a desk for that desk', () => {
    expect(told('takeUp', { ...VISITS.handedOver, reservedDeskId: DESK }, OTHER)).toBe('ok');
    expect(told('takeUp', { ...VISITS.handedOver, reservedDeskId: 'desk-b' }, LEAD)).toBe('CONFLICT reservedForDesk');
  });
});
