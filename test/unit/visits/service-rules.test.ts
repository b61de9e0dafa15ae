import { describe, expect, it } from 'vitest';
import { levelForAct, levelForStep } from '#shared/domain/act-level.ts';
import { actRefusal, fromStep, isUntouched, levelRefusal, withAct, withoutAct, withStep } from '#service/features/visits/service-rules.ts';
import { IdentityLevel, PermittedAct } from '#shared/contract/words.ts';
import { testCard } from '../../support/cards.ts';

const FOR_ANYONE = ['GuidanceToOnlineSelfService', 'OnlineSelfServicePoint', 'OnsiteGuidance', 'OnsiteGuidanceByServiceAuthor', 'RemoteGuidance'];

describe('identity and acts', () => {
  const cases = IdentityLevel.options.flatMap((needed) => PermittedAct.options.map((act) => ({ needed, act })));

  it.each(cases)('$act of a card that needs $needed', ({ needed, act }) => {
    const card = testCard('a', { identityLevel: needed });
    const allowed = IdentityLevel.options.filter((present) => levelRefusal(levelForAct(card, act), present) === null);
    const all = IdentityLevel.options;
    expect(allowed).toEqual(FOR_ANYONE.includes(act) ? all : all.slice(all.indexOf(needed)));
  });

  it('says what is needed and what is there', () => {
    expect(levelRefusal('high', 'low')).toMatchObject({ code: 'LEVEL_TOO_LOW', data: { needed: 'high', present: 'low' } });
  });

  it('asks for the higher of the step and of its act, and for nothing to read', () => {
    const card = testCard('a', { identityLevel: 'substantial' });
    const step = { id: 's', text: { fi: 'x' } };
    expect(levelForStep(card, step)).toBe('none');
    expect(levelForStep(card, { ...step, level: 'low' })).toBe('low');
    expect(levelForStep(card, { ...step, act: 'DocumentReceived' })).toBe('substantial');
    expect(levelForStep(card, { ...step, act: 'DocumentReceived', level: 'low' })).toBe('substantial');
    expect(levelForStep(card, { ...step, act: 'DocumentReceived', level: 'high' })).toBe('high');
    expect(levelForStep(card, { ...step, act: 'OnsiteGuidance' })).toBe('none');
  });
});

describe('acts done here', () => {
  it('refuses what the card does not permit, with where instead', () => {
    const card = testCard('a');
    expect(actRefusal(card, 'DocumentReceived')).toBeNull();
    expect(actRefusal(card, 'PaymentReceived')).toMatchObject({ code: 'ACT_NOT_HERE', data: { act: 'PaymentReceived', elsewhere: { fi: 'Poliisin lupapalvelut' } } });
    expect(actRefusal(card, 'ProductSale')).toMatchObject({ data: { elsewhere: { fi: 'Mikkelin poliisiasema' } } });
    expect(actRefusal({ ...card, places: [] }, 'ProductSale')).toMatchObject({ data: { elsewhere: { fi: 'Verkkoasiointi' } } });
    expect(actRefusal({ ...card, places: [], eServices: [] }, 'ProductSale')).toMatchObject({ data: { elsewhere: {} } });
  });

  it('keeps an act as long as one of its reasons stands', () => {
    const one = withAct([], 'DocumentReceived', fromStep('a'), 't1');
    const two = withAct(one, 'DocumentReceived', fromStep('b'), 't2');
    expect(two).toEqual([{ act: 'DocumentReceived', at: 't1', from: ['step:a', 'step:b'] }]);
    expect(withAct(two, 'DocumentReceived', fromStep('b'), 't3')).toEqual(two);
    expect(withoutAct(two, 'DocumentReceived', fromStep('a'))).toEqual([{ act: 'DocumentReceived', at: 't1', from: ['step:b'] }]);
    expect(withoutAct(withoutAct(two, 'DocumentReceived', fromStep('a')), 'DocumentReceived', fromStep('b'))).toEqual([]);
    expect(withoutAct(two, 'IdentityCheck', fromStep('a'))).toEqual(two);
  });

  it('counts a service with nothing ticked as untouched', () => {
    const empty = { steps: [], acts: [], outcome: null, note: null, correctedAt: null };
    const ticked = withStep([], { stepId: 'a', done: true, at: 't' });
    expect(isUntouched(empty)).toBe(true);
    expect(isUntouched({ ...empty, steps: ticked })).toBe(false);
    expect(isUntouched({ ...empty, steps: withStep(ticked, { stepId: 'a', done: false, at: 't' }) })).toBe(true);
    expect(isUntouched({ ...empty, acts: withAct([], 'IdentityCheck', 'desk', 't') })).toBe(false);
    expect(isUntouched({ ...empty, outcome: 'done' })).toBe(false);
    expect(isUntouched({ ...empty, note: 'x' })).toBe(false);
    expect(isUntouched({ ...empty, correctedAt: 't' })).toBe(false);
  });
});
