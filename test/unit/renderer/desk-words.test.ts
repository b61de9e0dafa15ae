/** What the desk says of the feed, of a found card, of a card’s contacts and of an audit row. */
import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import audit from '../../../locales/fi/audit.json' with { type: 'json' };
import type { Contact } from '#shared/contract/cards.ts';
import { formatCents } from '#shared/domain/money.ts';
import { contactHref, liveHelp, missingLanguages, noticesOf, shortAddress, webAddress } from '../../../renderer/features/cards/card-facts.ts';
import { markedParts } from '../../../renderer/features/cards/match-text.ts';
import { freshnessView } from '../../../renderer/features/feed/freshness-view.ts';
import { AUDITED_ACTS } from '../../../renderer/features/audit/audited-acts.ts';
import { detailText } from '../../../renderer/features/audit/detail-text.ts';
import { isIdle } from '../../../renderer/roles/advisor/idle-lock.ts';
import { pagesFor } from '../../../renderer/roles/advisor/pages.ts';

const now = Date.parse('2026-11-23T08:30:00.000Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test.each([
  ['fresh', ago(2), { tone: 'good', key: 'fresh', count: 2 }],
  ['fresh', ago(59), { tone: 'good', key: 'fresh', count: 59 }],
  ['fresh', ago(125), { tone: 'good', key: 'hours', count: 2 }],
  ['stale', ago(1_441), { tone: 'warning', key: 'stale', count: 1 }],
  ['old', ago(8 * 1_440), { tone: 'bad', key: 'old', count: 8 }],
  ['empty', null, { tone: 'bad', key: 'empty', count: 0 }],
] as const)('a %s feed verified %s', (freshness, verifiedAt, expected) => {
  expect(freshnessView({ freshness, verifiedAt }, now)).toEqual(expected);
});

const marked = (name: string, words: string) => markedParts(name, words).map(({ text, marked: on }) => (on ? `[${text}]` : text)).join('');

test.each([
  ['Ajokortti: uudistaminen', 'ajokortti', '[Ajokortti]: uudistaminen'],
  ['Yleinen asumistuki', 'asumis yleinen', '[Yleinen] [asumis]tuki'],
  ['Passi', 'xyz', 'Passi'],
  ['Passi', '', 'Passi'],
  ['İstanbul', 'stan', 'İstanbul'],
])('%s for %j', (name, words, expected) => {
  expect(marked(name, words)).toBe(expected);
});

test('contacts for the desk come first, then those that reach a person now', () => {
  const contact = (kind: Contact['kind'], forAdvisors = false): Contact => ({ kind, name: {}, value: '', forAdvisors });
  expect(liveHelp({ contacts: [contact('web'), contact('phone'), contact('chat'), contact('email', true)] }).map(({ kind }) => kind)).toEqual(['email', 'chat', 'phone', 'web']);
});

test('only web addresses can be followed', () => {
  expect(webAddress('https://www.kela.fi/omakela')).toBe('https://www.kela.fi/omakela');
  expect(webAddress('javascript:alert(1)')).toBeNull();
  expect(webAddress('http://')).toBeNull();
  expect(webAddress(undefined)).toBeNull();
  expect(contactHref({ kind: 'chat', value: 'javascript:alert(1)' })).toBeNull();
  expect(contactHref({ kind: 'phone', value: '029 534 5100' })).toBe('tel:0295345100');
  expect(shortAddress('https://www.kela.fi/')).toBe('kela.fi');
});

test('a notice is told on the cards it concerns', () => {
  const notice = { id: '01ARYZ6S410000000000000000', kind: 'disruption', providerId: 'kela', title: {}, text: {}, cardIds: ['a'], forPublic: true, from: ago(1), until: ago(-1) } as const;
  expect(noticesOf([{ ...notice, cardIds: ['a'] }], 'a')).toHaveLength(1);
  expect(noticesOf([{ ...notice, cardIds: ['a'] }], 'b')).toEqual([]);
});

test('languages in which a card is not whole', () => {
  expect(missingLanguages({ languages: ['fi'] })).toEqual(['sv', 'en']);
});

test('an audit row’s facts in one line of words, nothing for what is not there', async () => {
  const texts = createInstance();
  const t = await texts.init({ lng: 'fi', resources: { fi: { audit } }, defaultNS: 'audit', interpolation: { escapeValue: false } });
  expect(detailText({ wrongPins: 2, desk: null, newPin: false }, t, 'fi')).toBe('vääriä PIN-koodeja: 2 · uusi PIN-koodi: ei');
  expect(detailText({ method: 'mrz', level: 'low', differenceCents: -250 }, t, 'fi')).toBe(`tapa: konelukualue · taso: matala · ero: ${formatCents(-250, 'fi')}`);
  expect(detailText({ session: '01KAV:5.x', somethingNew: 'unheardOf' }, t, 'fi')).toBe('etäpalvelu: 01KAV:5.x · somethingNew: unheardOf');
  expect(detailText({}, t, 'fi')).toBe('');
});

test('every act of the trail has its words, and no words are left of one that is gone', () => {
  const names = Object.entries(audit.acts).flatMap(([slice, acts]) => (typeof acts === 'string' ? [slice] : Object.keys(acts).map((name) => `${slice}.${name}`)));
  expect(names.toSorted()).toEqual([...AUDITED_ACTS].toSorted());
});

test('the desk locks at the minute and not before', () => {
  expect(isIdle(0, 599_999, 600_000)).toBe(false);
  expect(isIdle(0, 600_000, 600_000)).toBe(true);
});

test('an advisor sees no page of the administrator', () => {
  expect(pagesFor('advisor')).toEqual(['visits', 'bookings', 'cases', 'cash', 'settings']);
  expect(pagesFor('lead')).toEqual(['visits', 'bookings', 'cases', 'cash', 'devices', 'settings', 'advisors']);
  expect(pagesFor('administrator')).toContain('audit');
});
