import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { type Localized, PermittedAct } from '#shared/contract/words.ts';
import { CARDS_FOLDER, cardFiles, readCards, readProviders } from './read-cards.ts';

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const rows = readCards();
const cards = rows.map(({ card }) => card);
const providers = readProviders();
const whole = (text: Localized | undefined) => LANGUAGES.every((language) => (text?.[language] ?? '').trim() !== '');

describe('the card files', () => {
  it('hold the general descriptions, the set of 2016 and the national cards', () => {
    const of = (prefix: string) => cards.filter((card) => card.id.startsWith(prefix)).length;
    const national = of('national-');
    const set2016 = of('m2016-');
    expect({ national, set2016, general: cards.length - national - set2016 }).toEqual({ national: 10, set2016: 164, general: 458 });
    expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
  });

  it('lie each in the file of their provider, sorted by id', () => {
    expect(rows.filter(({ file, card }) => file !== `${card.providerId}.ndjson`)).toEqual([]);
    for (const file of cardFiles()) {
      const ids = rows.filter((row) => row.file === file).map(({ card }) => card.id);
      expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : Number(a > b))));
    }
  });

  it('name each provider, in three languages, and no provider without cards', () => {
    expect(providers.map((provider) => `${provider.id}.ndjson`)).toEqual(cardFiles().sort());
    expect(providers.filter((provider) => !/^[a-z]+$/.test(provider.id))).toEqual([]);
    expect(providers.filter((provider) => !whole(provider.name) || !whole(provider.shortName))).toEqual([]);
  });

  it('stay small enough to ship', () => {
    const bytes = readdirSync(CARDS_FOLDER, { recursive: true, encoding: 'utf8' })
      .map((file) => statSync(join(CARDS_FOLDER, file)))
      .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});

describe('each card', () => {
  it('is whole in exactly the languages it claims, and always in Finnish', () => {
    const complete = cards.map((card) => ({
      id: card.id,
      languages: LANGUAGES.filter((language) => card.name[language] && card.summary[language] && card.description[language]),
    }));
    expect(cards.map(({ id, languages }) => ({ id, languages }))).toEqual(complete);
    expect(complete.filter(({ languages }) => !languages.includes('fi'))).toEqual([]);
  });

  it('says of all ten acts whether they are done here, and where instead in three languages', () => {
    const listed = (card: ServiceCard) => card.acts.map(({ act }) => act).join();
    expect(cards.filter((card) => listed(card) !== PermittedAct.options.join()).map((card) => card.id)).toEqual([]);
    expect(cards.filter((card) => card.acts.some((act) => act.here === whole(act.elsewhere))).map((card) => card.id)).toEqual([]);
  });

  it('takes no money for a free service', () => {
    const free = cards.filter((card) => card.charge.type === 'Free');
    expect(free.length).toBeGreaterThan(90);
    expect(free.filter((card) => card.acts.some(({ act, here }) => act === 'PaymentReceived' && here))).toEqual([]);
  });

  it('carries its licence line', () => {
    expect(cards.filter((card) => !/CC BY 4\.0|^OneDoor, esimerkkikortti/.test(card.attribution))).toEqual([]);
  });

  it('uses mandate types of the e-Authorizations register only', () => {
    const known = ['ajoneuvotietojen_selvittaminen', 'avioehtotietojen_selvittaminen', 'koulu_tai_tutkintotodistuksen_tilaaminen', 'lainhuudatusasiakirjojen_tilaaminen', 'maahanmuuttoasiat', 'sukuselvityksen_tilaaminen', 'tietopalvelut', 'tyoperainen_maahanmuutto'];
    expect(cards.flatMap((card) => card.mandateTypes).filter((code) => !known.includes(code))).toEqual([]);
  });

  it('gives no e-mail address of a person', () => {
    const text = cardFiles().map((file) => readFileSync(join(CARDS_FOLDER, file), 'utf8')).join('');
    const local = [...text.matchAll(/([\p{L}\d._%+-]{1,60}) ?(?:@|\(at\))/gu)].map((match) => match[1] ?? '');
    expect(local.length).toBeGreaterThan(0);
    expect(local.filter((name) => /^\p{L}+[._]\p{L}+$/u.test(name) && name !== 'neuvonta.kaupparekisteri')).toEqual([]);
    expect(cards.flatMap((card) => card.contacts).filter((contact) => contact.kind === 'email')).toEqual([]);
  });
});

describe('terms', () => {
  it('are found for nearly every card, with synonyms and Swedish labels', () => {
    expect(cards.filter((card) => card.serviceClasses.length === 0).length).toBeLessThan(20);
    const terms = cards.flatMap((card) => card.ontologyTerms);
    expect(terms.filter((term) => !term.label.fi)).toEqual([]);
    expect(terms.filter((term) => term.synonyms.fi).length).toBeGreaterThan(400);
    expect(terms.filter((term) => term.label.sv).length).toBeGreaterThan(500);
  });
});

describe('the linked set of 2016', () => {
  it('gives the city’s services places with address and hours, phones and e-services', () => {
    const city = cards.filter((card) => card.providerId === 'mikkeli');
    const places = city.flatMap((card) => card.places);
    expect(places.length).toBeGreaterThan(90);
    expect(places.filter((place) => place.address && place.hours?.fi).length).toBeGreaterThan(80);
    expect(city.flatMap((card) => card.contacts).filter((contact) => contact.kind === 'phone').length).toBeGreaterThan(15);
    expect(city.flatMap((card) => card.eServices).length).toBeGreaterThan(10);
  });

  it('puts hours into words', () => {
    const permits = cards.find((card) => card.id === 'm2016-202');
    expect(permits?.places[0]).toMatchObject({ address: 'Maaherrankatu 9-11, 50100 Mikkeli', hours: { fi: 'ma–pe 8.00–16.15\nAjanvaraus tarvitaan.' }, phone: '015 1941' });
  });
});
