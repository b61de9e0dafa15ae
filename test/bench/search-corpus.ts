/** As many cards as asked, combined from the real ones by a fixed seed, and what people type at them. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';

/** The same numbers for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const MUNICIPALITIES = (
  'Akaa Alavus Espoo Eura Forssa Haapavesi Hamina Hanko Heinola Helsinki Huittinen Hyvinkää Hämeenlinna Iisalmi Imatra Inari Joensuu Jyväskylä Järvenpää Kajaani Kalajoki Kangasala Kankaanpää Kauhajoki ' +
  'Kemi Kerava Kirkkonummi Kitee Kokkola Kotka Kouvola Kuopio Kuusamo Lahti Laitila Lappeenranta Lieksa Lohja Loimaa Loviisa Mikkeli Muonio Naantali Nivala Nokia Nurmes Oulu Paimio Parainen Pieksämäki ' +
  'Pietarsaari Pori Porvoo Raahe Raisio Rauma Riihimäki Rovaniemi Salo Sastamala Savonlinna Seinäjoki Sipoo Sodankylä Somero Sotkamo Tampere Tornio Turku Utsjoki Uusikaupunki Vaasa Valkeakoski Vantaa Varkaus Ylivieska Äänekoski'
).split(' ');

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const withPlace = (name: Localized, place: string): Localized => Object.fromEntries(LANGUAGES.flatMap((language) => (name[language] ? [[language, `${name[language]}, ${place}`]] : [])));

/** The real cards first; then the name and terms of one with the summary of another and the description of a third, each for a municipality. */
export const grown = (real: readonly ServiceCard[], count: number): ServiceCard[] => {
  const random = seeded(20_261_122);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const cards = real.slice(0, count);
  while (cards.length < count) {
    const [called, summed, told] = [pick(real), pick(real), pick(real)];
    cards.push({
      ...called,
      id: `grown-${cards.length}`,
      name: withPlace(called.name, pick(MUNICIPALITIES)),
      summary: summed.summary,
      description: told.description,
      steps: [],
      papers: [],
      places: [],
      contacts: [],
      laws: [],
    });
  }
  return cards;
};

/** Two letters; three to six letters; a whole word; a word of the name and three letters of another word. */
export const CLASSES = ['P2', 'P3-6', 'W', 'W2'] as const;
export type QueryClass = (typeof CLASSES)[number];
export type Typed = { class: QueryClass; words: string };

const wordsIn = (texts: (string | undefined)[], shortest: number) => texts.flatMap((text) => text?.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= shortest);

/** Words are drawn as often as the cards use them: half from names and terms, half from the texts. */
export const typedQueries = (cards: readonly ServiceCard[], each: number): Typed[] => {
  const random = seeded(7);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const draw = (shortest: number): { card: ServiceCard; word: string } => {
    for (;;) {
      const card = pick(cards)!;
      const texts = random() < 0.5 ? [...Object.values(card.name), ...card.ontologyTerms.flatMap((term) => Object.values(term.label))] : [...Object.values(card.summary), ...Object.values(card.description)];
      const word = pick(wordsIn(texts, shortest));
      if (word !== undefined) return { card, word };
    }
  };
  const makers: Record<QueryClass, () => string | undefined> = {
    P2: () => draw(2).word.slice(0, 2),
    'P3-6': () => draw(6).word.slice(0, 3 + Math.floor(random() * 4)),
    W: () => draw(4).word,
    W2: () => {
      const { card, word } = draw(4);
      const named = pick(wordsIn(Object.values(card.name), 4));
      return named === undefined ? undefined : `${named} ${word.slice(0, 3)}`;
    },
  };
  return CLASSES.flatMap((kind) => {
    const queries: Typed[] = [];
    while (queries.length < each) {
      const words = makers[kind]();
      if (words !== undefined) queries.push({ class: kind, words });
    }
    return queries;
  });
};
