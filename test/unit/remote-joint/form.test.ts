/** The form filled together: who may confirm, when it is void, who is where, and what is wrong. */
import { describe, expect, test } from 'vitest';
import type { FormAnswers } from '#shared/contract/remote/form.ts';
import { checkForm } from '#shared/domain/joint-form.ts';
import { Doc } from 'yjs';
import { createConfirmations } from '../../../renderer/features/remote/joint/form/confirmations.ts';
import { createFieldPresence } from '../../../renderer/features/remote/joint/form/field-presence.ts';
import { createSharedAnswers } from '../../../renderer/features/remote/joint/form/shared-answers.ts';
import { caretAfter, textChange } from '../../../renderer/features/remote/joint/form/text-change.ts';
import { syncDoc } from '../../../renderer/features/remote/joint/sync.ts';
import { createTestRoom } from '../../support/joint-room.ts';
import { FORM } from './form-of-tests.ts';

function filling(people = ['customer', 'advisor', 'expert']) {
  const room = createTestRoom(people);
  const told: { answers: FormAnswers; confirmed: readonly string[] }[] = [];
  const seats = new Map(
    people.map((who) => {
      const line = room.line(who);
      const doc = new Doc();
      syncDoc(line, doc);
      const answers = createSharedAnswers(doc, FORM);
      const confirmations = createConfirmations({ line, form: FORM, answers, isCustomer: (one) => one === 'customer', onConfirm: (now, confirmed) => told.push({ answers: now, confirmed }) });
      return [who, { doc, line, answers, confirmations, presence: createFieldPresence(line, doc) }];
    }),
  );
  room.settle();
  const confirmed = () => people.map((who) => seats.get(who)!.confirmations.confirmed.get());
  const stop = () => seats.forEach(({ presence, confirmations, answers }) => [presence, confirmations, answers].forEach((part) => part.stop()));
  return { room, told, confirmed, stop, at: (who: string) => seats.get(who)! };
}

describe('a locked field', () => {
  test('is filled by anyone and confirmed by the customer alone', () => {
    const { room, told, confirmed, at, stop } = filling();
    at('expert').answers.set('rent', 650);
    room.settle();
    at('expert').confirmations.confirm('rent');
    at('advisor').confirmations.confirm('rent');
    at('expert').line.send('joint-confirmed', { form: `${FORM.id} ${FORM.version}`, values: { rent: 650 } });
    room.settle();
    expect(confirmed()).toEqual([[], [], []]);
    expect(told).toEqual([]);
    at('customer').confirmations.confirm('rent');
    room.settle();
    expect(confirmed()).toEqual([['rent'], ['rent'], ['rent']]);
    expect(told).toEqual([{ answers: { rent: 650 }, confirmed: ['rent'] }]);
    stop();
  });

  test.each([['another value', [700]], ['another value and back', [700, 650]], ['nothing', [undefined]]])('is void by %s', (_what, values) => {
    const { room, told, confirmed, at, stop } = filling();
    at('customer').answers.set('rent', 650);
    at('customer').confirmations.confirm('rent');
    room.settle();
    for (const value of values) at('expert').answers.set('rent', value);
    room.settle();
    expect(confirmed()).toEqual([[], [], []]);
    expect(told.at(-1)?.confirmed).toEqual([]);
    stop();
  });

  test('without an answer, and a field that is not locked, cannot be confirmed', () => {
    const { room, confirmed, at, stop } = filling();
    at('customer').answers.set('name', 'Aino');
    at('customer').confirmations.confirm('name');
    at('customer').confirmations.confirm('rent');
    room.settle();
    expect(confirmed()).toEqual([[], [], []]);
    stop();
  });

  test('its confirmation reaches who comes back after a cut', () => {
    const { room, confirmed, at, stop } = filling();
    room.cut('customer', 'expert');
    at('customer').answers.set('rent', 650);
    at('customer').confirmations.confirm('rent');
    room.settle();
    expect(confirmed()[2]).toEqual([]);
    room.join('customer', 'expert');
    room.settle();
    expect(confirmed()[2]).toEqual(['rent']);
    stop();
  });
});

describe('who is in which field', () => {
  test('is seen by the others, and forgotten with who leaves', () => {
    const { room, at, stop } = filling();
    at('expert').presence.enter('name');
    at('customer').presence.enter('name');
    room.settle();
    expect([...at('advisor').presence.others.get()]).toEqual([['name', ['expert', 'customer']]]);
    expect([...at('expert').presence.others.get()]).toEqual([['name', ['customer']]]);
    room.cut('advisor', 'expert');
    expect([...at('advisor').presence.others.get()]).toEqual([['name', ['customer']]]);
    room.join('advisor', 'expert');
    room.settle();
    expect(at('advisor').presence.others.get().get('name')?.toSorted()).toEqual(['customer', 'expert']);
    at('expert').presence.enter(null);
    room.settle();
    expect([...at('advisor').presence.others.get()]).toEqual([['name', ['customer']]]);
    stop();
  });
});

test('what others wrote is read only where it has the field’s shape', () => {
  const { room, at, stop } = filling();
  const map = at('expert').doc.getMap(`form ${FORM.id} ${FORM.version}`);
  map.set('name', { html: '<b>' });
  map.set('rent', 'much');
  map.set('moved', 7);
  map.set('nothing', 'known');
  room.settle();
  expect(at('customer').answers.values.get()).toEqual({});
  stop();
});

test.each([
  ['', 'abc', { at: 0, gone: 0, come: 'abc' }],
  ['abc', 'abc', { at: 3, gone: 0, come: '' }],
  ['aaa', 'aaaa', { at: 3, gone: 0, come: 'a' }],
  ['Muutan pian', 'Muutan nyt pian', { at: 7, gone: 0, come: 'nyt ' }],
  ['a😀b', 'a😁b', { at: 1, gone: 2, come: '😁' }],
  ['a😀', 'a', { at: 1, gone: 2, come: '' }],
])('from "%s" to "%s" is one change', (before, after, change) => {
  expect(textChange(before, after)).toEqual(change);
});

test('a caret stays at its letters when another writes', () => {
  expect(caretAfter(2, textChange('abcd', 'abcdXX'))).toBe(2);
  expect(caretAfter(4, textChange('abcd', 'XXabcd'))).toBe(6);
  expect(caretAfter(3, textChange('abcd', 'ad'))).toBe(1);
});

describe('checking', () => {
  const right: FormAnswers = { name: 'Aino', moved: '2026-11-01', reason: 'work', truth: true };
  const faults = (answers: FormAnswers, confirmed: readonly string[] = ['truth', 'rent']) => checkForm(FORM, answers, new Set(confirmed)).map(({ fieldId, reason }) => `${fieldId} ${reason}`);

  test('a whole form has no findings; an empty one lacks what is required', () => {
    expect(faults(right)).toEqual([]);
    expect(faults({})).toEqual(['name missing', 'moved missing', 'reason missing', 'truth missing']);
  });

  test.each<[FormAnswers, string]>([
    [{ name: '   ' }, 'name missing'],
    [{ name: 'x'.repeat(21) }, 'name tooLarge'],
    [{ moved: '2026-02-30' }, 'moved wrongForm'],
    [{ moved: '2026-09-30' }, 'moved tooEarly'],
    [{ moved: '2027-02-01' }, 'moved tooLate'],
    [{ people: 21 }, 'people tooLarge'],
    [{ people: '3' }, 'people wrongKind'],
    [{ reason: 'other' }, 'reason notOffered'],
    [{ truth: false }, 'truth missing'],
    [{ nothing: 'known' }, 'nothing unknownField'],
  ])('%j: %s', (answers, finding) => {
    expect(faults({ ...right, ...answers })).toEqual([finding]);
  });

  test('a locked field counts once the customer has confirmed it', () => {
    expect(faults({ ...right, rent: 650 }, [])).toEqual(['truth notConfirmed', 'rent notConfirmed']);
  });
});
