/** The first run's answers, checked step by step, and what they make. */
import type { PointSettings } from '#shared/contract/point.ts';
import type { CustomerLanguage, Localized } from '#shared/contract/words.ts';
import { spansFault, spansOf } from './spans-text.ts';

export interface ProposedGroup {
  readonly letter: string;
  readonly name: Localized;
  readonly examples: Localized;
  readonly icon: string;
  readonly words: readonly string[];
  readonly providerIds: readonly string[];
}

export interface SetUpForm {
  readonly name: string;
  readonly municipality: { readonly code: string; readonly name: string } | null;
  /** Seven texts, Monday first. */
  readonly week: readonly string[];
  readonly desks: string;
  /** Letters of the proposed groups that are taken. */
  readonly letters: readonly string[];
  readonly advisorName: string;
  readonly pin: string;
  readonly pinAgain: string;
}

/** A new point offers them all; its administrator may take some away. */
const ALL_LANGUAGES = ['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so'] as const satisfies readonly CustomerLanguage[];

export const SET_UP_STEPS = ['point', 'hours', 'desks', 'advisor'] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

export const emptySetUp = (letters: readonly string[]): SetUpForm => ({
  name: '',
  municipality: null,
  week: ['9–16', '9–16', '9–16', '9–16', '9–16', '', ''],
  desks: '3',
  letters,
  advisorName: '',
  pin: '',
  pinAgain: '',
});

/** One digit repeated, or a run up or down: the first that anyone tries. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin.charAt(at))));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}

/** Why a PIN is refused: a key under `faults`; null when it stands. */
export function pinFault(pin: string): 'pinShape' | 'weakPin' | null {
  if (!/^\d{4,12}$/.test(pin)) return 'pinShape';
  return isWeakPin(pin) ? 'weakPin' : null;
}

/** The number of desks, 1 to 60; null for anything else. */
export function deskCount(typed: string): number | null {
  const count = Number(typed.trim());
  return Number.isInteger(count) && count >= 1 && count <= 60 ? count : null;
}

type Faults = ReadonlyMap<string, string>;

function faultsByStep(form: SetUpForm): Readonly<Record<SetUpStep, [string, string | null][]>> {
  return {
    point: [
      ['name', form.name.trim() === '' ? 'missing' : null],
      ['municipality', form.municipality === null ? 'municipality' : null],
    ],
    hours: [...form.week.map((typed, day): [string, string | null] => [`week.${day}`, spansFault(typed)]), ['week', form.week.every((typed) => spansOf(typed)?.length === 0) ? 'neverOpen' : null]],
    desks: [
      ['desks', deskCount(form.desks) === null ? 'deskCount' : null],
      ['groups', form.letters.length === 0 ? 'noGroups' : null],
    ],
    advisor: [
      ['advisor.name', form.advisorName.trim() === '' ? 'missing' : null],
      ['advisor.pin', pinFault(form.pin)],
      ['pinAgain', form.pin === form.pinAgain ? null : 'pinDiffers'],
    ],
  };
}

/** What is wrong on a step, as field → key under `faults`. */
export function stepFaults(form: SetUpForm, step: SetUpStep): Faults {
  return new Map(faultsByStep(form)[step].flatMap(([field, reason]): [string, string][] => (reason === null ? [] : [[field, reason]])));
}

/** The point that the answers make, to be sent as it is. */
export function setUpInput(form: SetUpForm, proposal: readonly ProposedGroup[]) {
  const settings: PointSettings = {
    name: form.name.trim(),
    municipality: form.municipality ?? { code: '', name: '' },
    hours: { week: form.week.map((typed) => spansOf(typed) ?? []), exceptions: [] },
    contentLanguages: ['fi', 'sv', 'en'],
    customerLanguages: [...ALL_LANGUAGES],
    targetMinutes: 10,
    lockAfterMinutes: 10,
    display: { viewingMetres: 5, panelInches: 55 },
    printer: { kind: 'none' },
  };
  return {
    settings,
    desks: Array.from({ length: deskCount(form.desks) ?? 1 }, (_, at) => ({ number: at + 1, name: '' })),
    groups: proposal.filter((group) => form.letters.includes(group.letter)).map((group) => ({ ...group, words: [...group.words], providerIds: [...group.providerIds] })),
    advisor: { name: form.advisorName.trim(), pin: form.pin },
  };
}
