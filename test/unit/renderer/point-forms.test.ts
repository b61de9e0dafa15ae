/** First run and settings: what is typed, what is refused beside which field, and what is sent. */
import { expect, test } from 'vitest';
import proposal from '../../../assets/point/service-groups.json' with { type: 'json' };
import municipalities from '../../../assets/geo/municipalities.json' with { type: 'json' };
import providers from '../../../assets/cards/providers.json' with { type: 'json' };
import { point } from '#shared/contract/point.ts';
import { pinTrouble, secondsLeft } from '../../../renderer/features/point/pin-view.ts';
import { deskCount, emptySetUp, pinFault, SET_UP_STEPS, setUpInput, type SetUpForm, stepFaults } from '../../../renderer/features/point/set-up-form.ts';
import { EMPTY_GROUP, groupFaults, groupForm, groupInput } from '../../../renderer/features/point/group-form.ts';
import { settingsFaults, settingsForm, settingsOf } from '../../../renderer/features/point/settings-form.ts';
import { spansFault, spansOf } from '../../../renderer/features/point/spans-text.ts';
import { testSettings } from '../../support/station.ts';

test.each([
  ['9–16', [{ opens: '09:00', closes: '16:00' }]],
  ['9-12, 13-16.30', [{ opens: '09:00', closes: '12:00' }, { opens: '13:00', closes: '16:30' }]],
  ['09:00–24', [{ opens: '09:00', closes: '24:00' }]],
  ['', []],
  ['-', []],
  ['16-9', null],
  ['9', null],
  ['9-25', null],
  ['9.60-10', null],
  ['suljettu', null],
])('hours %j are read as %j', (typed, spans) => {
  expect(spansOf(typed)).toEqual(spans);
});

test('spans that overlap are refused', () => {
  expect(spansFault('9-12, 11-16')).toBe('hoursOverlap');
  expect(spansFault('9-12, 12-16')).toBeNull();
});

test.each([
  ['123', 'pinShape'],
  ['12a4', 'pinShape'],
  ['1111', 'weakPin'],
  ['4321', 'weakPin'],
  ['7294', null],
])('PIN %s: %s', (pin, fault) => {
  expect(pinFault(pin)).toBe(fault);
});

test.each([
  ['3', 3],
  ['0', null],
  ['61', null],
  ['2.5', null],
  ['', null],
])('%j desks: %j', (typed, count) => {
  expect(deskCount(typed)).toBe(count);
});

const letters = proposal.map((group) => group.letter);
const answered: SetUpForm = { ...emptySetUp(letters), name: 'Mikkelin asiointipiste', municipality: { code: '491', name: 'Mikkeli' }, advisorName: 'Ylläpito', pin: '7294', pinAgain: '7294' };

test('an empty first run tells each field of its step, and an answered one none', () => {
  expect([...stepFaults(emptySetUp(letters), 'point')]).toEqual([
    ['name', 'missing'],
    ['municipality', 'municipality'],
  ]);
  expect([...stepFaults({ ...answered, week: ['9-', '', '', '', '', '', ''] }, 'hours')]).toEqual([['week.0', 'hours']]);
  expect([...stepFaults({ ...answered, week: ['', '', '', '', '', '', ''] }, 'hours')]).toEqual([['week', 'neverOpen']]);
  expect([...stepFaults({ ...answered, pinAgain: '7295' }, 'advisor')]).toEqual([['pinAgain', 'pinDiffers']]);
  expect(SET_UP_STEPS.flatMap((step) => [...stepFaults(answered, step)])).toEqual([]);
});

test('what the first run sends is what the contract takes', () => {
  const schema = point.setUp['~orpc'].inputSchema;
  expect(schema?.safeParse({ ...setUpInput(answered, proposal), commandId: '01ARYZ6S410000000000000000' })).toMatchObject({ success: true });
});

test('the proposed groups have three languages, letters of their own and known providers', () => {
  const known = new Set(providers.map((provider) => provider.id));
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).toEqual(['P', 'V', 'K', 'M', 'D', 'T']);
  expect(proposal.flatMap((group) => group.providerIds).filter((id) => !known.has(id))).toEqual([]);
  expect(proposal.flatMap(({ name, examples }) => [name, examples]).filter(({ fi, sv, en }) => [fi, sv, en].includes(''))).toEqual([]);
});

test('the list of municipalities is whole', () => {
  expect(municipalities).toHaveLength(309);
  expect(municipalities.find(({ code }) => code === '491')).toEqual({ code: '491', fi: 'Mikkeli', sv: 'S:t Michel' });
});

test('settings survive the form unchanged', () => {
  const settings = { ...testSettings, hours: { ...testSettings.hours, exceptions: [{ date: '2026-12-06', spans: [], reason: { fi: 'Itsenäisyyspäivä', sv: 'Självständighetsdagen' } }] }, printer: { kind: 'network' as const, host: 'printer.local', port: 9100 } };
  expect(settingsFaults(settingsForm(settings))).toEqual(new Map());
  expect(settingsOf(settingsForm(settings))).toEqual(settings);
});

test('settings name each field that cannot stand', () => {
  const form = settingsForm(testSettings);
  const row = { date: '6.12.2026', spans: '', reason: { fi: '', sv: '', en: '' } };
  const wrong = { ...form, name: ' ', targetMinutes: '0', viewingMetres: '5,5', panelInches: '', customerLanguages: [], exceptions: [row, row, { ...row, date: '31.2.2026', spans: 'x' }], printer: { ...form.printer, kind: 'network' as const, port: '0' } };
  expect(Object.fromEntries(settingsFaults(wrong))).toEqual({
    name: 'missing',
    targetMinutes: 'targetMinutes',
    'exceptions.1.date': 'sameDateTwice',
    'exceptions.2.date': 'day',
    'exceptions.2.spans': 'hours',
    customerLanguages: 'noLanguages',
    panelInches: 'panelInches',
    'printer.host': 'missing',
    'printer.port': 'port',
  });
});

test('a group needs a letter and a name in the three languages; its words are cut at commas', () => {
  expect([...groupFaults(EMPTY_GROUP).keys()]).toEqual(['letter', 'name.fi', 'name.sv', 'name.en']);
  const [permits] = proposal;
  const saved = { ...permits!, id: 'x', dailyLimit: 40, active: true };
  expect(groupFaults(groupForm(saved))).toEqual(new Map());
  expect(groupInput(groupForm(saved))).toEqual({ letter: saved.letter, name: saved.name, examples: saved.examples, icon: saved.icon, words: saved.words, providerIds: saved.providerIds, dailyLimit: 40, active: true });
  expect(groupInput({ ...groupForm(saved), words: 'passi, pass\npassi;' }).words).toEqual(['passi', 'pass']);
});

test('a cut line is no wrong PIN; time left is told in whole seconds', () => {
  expect(pinTrouble(null)).toBeNull();
  expect(pinTrouble(new Error('cut'))).toEqual({ kind: 'other' });
  expect(secondsLeft(10_001, 9_000)).toBe(2);
  expect(secondsLeft(9_000, 10_001)).toBe(0);
});
