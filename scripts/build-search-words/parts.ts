/** What Voikko's word bases say of a compound: its members, and the shorter compounds inside it. */

interface Member {
  /** As it stands in the compound: `lasten` of `lastensuojelu`. */
  surface: string;
  /** As a word of its own: `lapsi`. */
  base: string;
}

const ENTRY = /\+([^+()]*)\(([^()]*)\)/gu;

/** A member made of a verb in `-minen` loses its end inside a compound: `asumis(tuki)` is `asuminen`. */
const wholeNoun = (surface: string) => (surface.endsWith('is') ? surface.replace(/s$/u, 'nen') : surface);

/** Members of `+ajo(ajo)+kortti(kortti)+lupa(lupa)`; endings that only derive (`+u(+u)`) join the member before. */
const membersOf = (wordBases: string): Member[] => {
  const members: (Member & { derived: boolean })[] = [];
  for (const [, surface = '', base = ''] of wordBases.toLowerCase().matchAll(ENTRY)) {
    const last = members.at(-1);
    if (base.startsWith('+') && last) {
      last.surface += surface;
      last.derived = true;
    } else members.push({ surface, base: base.replaceAll('=', ''), derived: false });
  }
  return members.map(({ surface, base, derived }) => ({ surface, base: derived || surface.endsWith('mis') ? wholeNoun(surface) : base }));
};

/** `ajo`, `kortti`, `lupa`, `ajokortti` and `korttilupa` of `ajokorttilupa`; nothing of a word that is no compound. */
export const partsOf = (wordBases: string): string[] => {
  const members = membersOf(wordBases);
  if (members.length < 2) return [];
  const parts = new Set<string>();
  for (let from = 0; from < members.length; from += 1)
    for (let to = from; to < members.length; to += 1) {
      if (from === 0 && to === members.length - 1) continue;
      const ahead = members.slice(from, to).map((member) => member.surface).join('');
      parts.add(ahead + (members[to]?.base ?? ''));
    }
  return [...parts].filter((part) => /^\p{L}{3,}$/u.test(part));
};
