/** A service group as the administrator types it. */
import type { Localized } from '#shared/contract/words.ts';

export interface SavedGroup {
  readonly id: string;
  readonly letter: string;
  readonly name: Localized;
  readonly examples: Localized;
  readonly icon: string;
  readonly words: readonly string[];
  readonly providerIds: readonly string[];
  readonly dailyLimit: number | null;
  readonly active: boolean;
}

interface Texts {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

export interface GroupForm {
  readonly letter: string;
  readonly name: Texts;
  readonly examples: Texts;
  readonly icon: string;
  /** Separated by commas or line ends. */
  readonly words: string;
  readonly providerIds: readonly string[];
  /** Empty when there is no limit. */
  readonly dailyLimit: string;
  readonly active: boolean;
}

const texts = (localized: Localized): Texts => ({ fi: localized.fi ?? '', sv: localized.sv ?? '', en: localized.en ?? '' });
const localized = ({ fi, sv, en }: Texts): Localized => ({ ...(fi.trim() === '' ? {} : { fi: fi.trim() }), ...(sv.trim() === '' ? {} : { sv: sv.trim() }), ...(en.trim() === '' ? {} : { en: en.trim() }) });

export const EMPTY_GROUP: GroupForm = { letter: '', name: texts({}), examples: texts({}), icon: 'document', words: '', providerIds: [], dailyLimit: '', active: true };

export function groupForm(group: SavedGroup): GroupForm {
  return {
    letter: group.letter,
    name: texts(group.name),
    examples: texts(group.examples),
    icon: group.icon,
    words: group.words.join(', '),
    providerIds: group.providerIds,
    dailyLimit: group.dailyLimit === null ? '' : String(group.dailyLimit),
    active: group.active,
  };
}

function wordsOf(typed: string): string[] {
  const words = typed.split(/[,;\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

/** What is wrong, as field → key under `faults` in the texts of point. The customer's three languages all need a name. */
export function groupFaults(form: GroupForm): ReadonlyMap<string, string> {
  const limit = Number(form.dailyLimit);
  const words = wordsOf(form.words);
  const all: [string, string | null][] = [
    ['letter', /^[A-ZÅÄÖ]$/.test(form.letter) ? null : 'letter'],
    ...(['fi', 'sv', 'en'] as const).map((language): [string, string | null] => [`name.${language}`, form.name[language].trim() === '' ? 'missing' : null]),
    ['words', words.length > 100 || words.some((word) => word.length > 120) ? 'words' : null],
    ['dailyLimit', form.dailyLimit.trim() === '' || (Number.isInteger(limit) && limit >= 1 && limit <= 99_999) ? null : 'dailyLimit'],
  ];
  return new Map(all.flatMap(([field, reason]): [string, string][] => (reason === null ? [] : [[field, reason]])));
}

export function groupInput(form: GroupForm) {
  return {
    letter: form.letter,
    name: localized(form.name),
    examples: localized(form.examples),
    icon: form.icon,
    words: wordsOf(form.words),
    providerIds: [...form.providerIds],
    dailyLimit: form.dailyLimit.trim() === '' ? null : Number(form.dailyLimit),
    active: form.active,
  };
}
