import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_TIMES, firstAskAt, isOpenCard, nextStep, type CardFacts, type CardStep } from '#service/features/payments/card-payments/rules.ts';
import type { CardEnd, Heard } from '#service/features/payments/card-payments/terminal.ts';
import { later } from '#service/kernel/clock.ts';

const startedAt = '2026-03-02T08:00:00.000Z';
const facts = (more: Partial<CardFacts> = {}): CardFacts => ({ state: 'pending', cents: 1_400, reason: null, startedAt, endedAt: null, askAt: firstAskAt(startedAt, CARD_TIMES), ...more });
const end = (state: CardEnd['state'], cents: number): CardEnd => ({ kind: 'ended', state, cents, cardNumber: null, scheme: null, approvalCode: null, reason: null, reference: null });
const after = (ms: number) => later(startedAt, ms);
const step = (of: CardFacts, heard: Heard, ms: number): CardStep => nextStep(of, heard, after(ms), CARD_TIMES);

const silence: Heard = { kind: 'silence', reason: 'noAnswer' };
const watched = facts({ state: 'cancelled', reason: 'notFound', endedAt: after(121_000), askAt: after(126_000) });

describe('a payment by card', () => {
  it('waits while its end is not heard, and is unknown after the terminal’s time', () => {
    expect(step(facts(), silence, 40)).toMatchObject({ kind: 'wait', state: 'pending', reason: 'noAnswer' });
    expect(step(facts(), silence, 119_999)).toMatchObject({ state: 'pending' });
    expect(step(facts(), silence, 120_000)).toMatchObject({ state: 'unknown', askAt: after(125_000) });
    expect(step(facts({ state: 'unknown' }), { kind: 'inProgress' }, 700_000)).toMatchObject({ state: 'unknown', askAt: after(760_000) });
  });

  it('ends as the terminal says, and only within what was asked', () => {
    expect(step(facts(), end('approved', 1_400), 10)).toMatchObject({ kind: 'end', askAt: null });
    expect(step(facts(), end('approved', 700), 10)).toMatchObject({ kind: 'end' });
    expect(step(facts({ cents: -1_400 }), end('approved', -1_400), 10)).toMatchObject({ kind: 'end' });
    for (const wrong of [1_401, 0, -1_400]) expect(step(facts(), end('approved', wrong), 10)).toMatchObject({ kind: 'wait', state: 'unknown', reason: 'amountDiffers' });
    expect(step(facts({ state: 'unknown' }), end('declined', 0), 500_000)).toMatchObject({ kind: 'end' });
  });

  it('is not charged when it certainly never left', () => {
    expect(step(facts(), { kind: 'neverSent', reason: 'terminalAway' }, 5)).toMatchObject({ kind: 'end', end: { state: 'cancelled', reason: 'terminalAway' }, askAt: null });
  });

  it('believes “not found” only after the time in which it could still come, then watches', () => {
    expect(step(facts(), { kind: 'notFound' }, 119_999)).toMatchObject({ kind: 'wait', state: 'pending' });
    expect(step(facts(), { kind: 'notFound' }, 120_000)).toMatchObject({ kind: 'end', end: { state: 'cancelled', reason: 'notFound' }, askAt: after(125_000) });
    expect(step(facts(), { kind: 'notFound' }, 300_000)).toMatchObject({ kind: 'end', askAt: null });
    expect(step(facts({ reason: 'terminalBusy' }), { kind: 'notFound' }, 50)).toMatchObject({ kind: 'end' });
  });

  it('does not believe it of a refund before it cannot come any more', () => {
    const refund = facts({ cents: -1_400 });
    expect(step(refund, { kind: 'notFound' }, 299_999)).toMatchObject({ kind: 'wait', state: 'unknown' });
    expect(step(refund, { kind: 'notFound' }, 300_000)).toMatchObject({ kind: 'end', askAt: null });
  });

  it('is watched after “not found” until it cannot turn up, and given back when it does', () => {
    expect(isOpenCard(watched)).toBe(true);
    expect(step(watched, { kind: 'notFound' }, 299_999)).toMatchObject({ kind: 'watch', askAt: after(304_999) });
    expect(step(watched, silence, 400_000)).toMatchObject({ kind: 'watch', askAt: after(405_000) });
    expect(step(watched, { kind: 'notFound' }, 300_000)).toEqual({ kind: 'watch', askAt: null });
    expect(step(watched, end('declined', 0), 130_000)).toEqual({ kind: 'watch', askAt: null });
    expect(step(watched, end('approved', 1_400), 130_000)).toMatchObject({ kind: 'foundLate' });
  });

  it('never changes an end that is final', () => {
    const final = facts({ state: 'approved', endedAt: after(10), askAt: null });
    expect(isOpenCard(final)).toBe(false);
    for (const heard of [end('declined', 0), end('approved', 1_400), silence, { kind: 'notFound' }, { kind: 'inProgress' }] as Heard[]) expect(step(final, heard, 500_000)).toEqual({ kind: 'nothing' });
  });

  it('is left to the cashier on a terminal that stands alone', () => {
    expect(step(facts({ askAt: null }), { kind: 'byHand' }, 900_000)).toMatchObject({ kind: 'wait', state: 'pending', askAt: null });
  });
});

describe('whatever is heard in whatever order', () => {
  const heard: fc.Arbitrary<Heard> = fc.oneof(
    fc.constant(silence),
    fc.constant<Heard>({ kind: 'inProgress' }),
    fc.constant<Heard>({ kind: 'notFound' }),
    fc.constant<Heard>({ kind: 'silence', reason: 'terminalBusy' }),
    fc.constantFrom<Heard>(end('approved', 1_400), end('declined', 0), end('cancelled', 0)),
  );

  it('a payment has one end; only one that was not found may be found once; it is asked about exactly until it is certain', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(heard, fc.integer({ min: 0, max: 90_000 })), { maxLength: 30 }), (story) => {
        let now = 0;
        let of = facts();
        let ends = 0;
        const late: (string | null)[] = [];
        for (const [words, ms] of story) {
          now += ms;
          const next = step(of, words, now);
          if (next.kind === 'wait') of = { ...of, state: next.state, reason: next.reason, askAt: next.askAt };
          if (next.kind === 'watch') of = { ...of, askAt: next.askAt };
          if (next.kind === 'end') {
            ends += 1;
            of = { ...of, state: next.end.state, reason: next.end.reason, endedAt: after(now), askAt: next.askAt };
          }
          if (next.kind === 'foundLate') {
            late.push(of.reason);
            of = { ...of, state: 'approved', reason: 'foundLate', askAt: null };
          }
          // Something without a certain end is always asked about again.
          expect(of.endedAt === null ? of.askAt !== null : true).toBe(true);
        }
        expect(ends).toBeLessThanOrEqual(1);
        expect([[], ['notFound']]).toContainEqual(late);
      }),
      { numRuns: 3_000 },
    );
  });
});
