/**
 * Whose card a general description becomes. A general description names no authority, so the rules below
 * read its name, laws and service classes. The first rule that fits decides; the last fits everything.
 * To correct one card, put a rule with its name above the rule that took it.
 */
import type { GeneralDescription } from './exports.ts';

type Rule = {
  provider: string;
  /** Why, and since when, when that is not plain. */
  because: string;
  name?: RegExp;
  law?: RegExp;
  /** Codes of the national service class list: P5 covers P5.1, P5.2 and so on. */
  classes?: readonly string[];
};

const RULES: readonly Rule[] = [
  // One service of an authority outside the municipality and the wellbeing services county.
  { provider: 'oikeuspalvelu', name: /^Talous- ja velkaneuvonta$/, because: 'with the state since 2019, with Oikeuspalveluvirasto since 2025' },
  { provider: 'varke', name: /^Korkotukilainat$/, because: 'the state grants interest subsidy loans for housing' },
  { provider: 'mela', name: /lomituspalvelut$/, because: 'Mela runs farm relief through local units' },
  { provider: 'ruokavirasto', name: /^Ilmoitus eläintenpido/, because: 'the register of animal keepers is kept by Ruokavirasto' },
  { provider: 'maanmittauslaitos', name: /^(Kiinteistörekisteri|Kaupanvahvistus)$/, because: 'national registers of real estate and of notaries of sales' },
  { provider: 'maakuntaliitto', name: /^Maakuntakaavo/, because: 'alueidenkäyttölaki (132/1999) 26 §' },

  // Names that sit in a class of another authority.
  { provider: 'kunta', law: /^Nuorisolaki$/, because: 'youth work: nuorisolaki (1285/2016) 8 §' },
  { provider: 'kunta', name: /^(Oppilaanohjaus|Kouluruokailu|Ruokailu päiväkodeissa)/, because: 'part of teaching' },
  { provider: 'kunta', name: /^Eläin(lääkäri|suojelu)|^Löytöeläin/, because: 'environmental health care of the municipality' },
  { provider: 'kunta', classes: ['P5.21', 'P23', 'P24'], because: 'environment, food and animal control are municipal' },
  { provider: 'kunta', name: /^Tupakka|^Tupakointikielto|^Terveydensuojelulain/, because: 'licences of environmental health care' },

  // Employment: with the municipalities’ employment areas since 1 January 2025 (law 380/2023).
  { provider: 'te', classes: ['P10.1', 'P10.6', 'P12.2'], because: 'employment services' },

  // Social and health care, pupil welfare and rescue: wellbeing services counties since 1 January 2023 (law 612/2021).
  { provider: 'hyvinvointialue', name: /oppilashuolto$|opiskelijahuolto$|^Opiskeluhuollon|palveluohjaus$|^Maahanmuuttajien terveydenhuolto/, because: 'pupil and student welfare, case management' },
  { provider: 'hyvinvointialue', name: /^(Adoptioneuvonta|Isyyden|Lapsen elatusavun|Perheasioiden sovittelu|Sosiaalinen luototus)/, because: 'social care placed in family and finance classes' },
  { provider: 'hyvinvointialue', name: /^(Tuettu työllistäminen|Työtoiminta|Kuntouttava työtoiminta)/, because: 'social care' },
  { provider: 'hyvinvointialue', classes: ['P4', 'P5'], because: 'social services; health care' },
  { provider: 'hyvinvointialue', classes: ['P3.5', 'P3.6', 'P3.7', 'P3.8', 'P3.9', 'P3.3'], because: 'social services for families' },
  { provider: 'hyvinvointialue', classes: ['P19.1', 'P19.2'], because: 'rescue services and civil defence' },

  { provider: 'kunta', because: 'everything else in the set was written for municipalities' },
];

function fits(rule: Rule, description: GeneralDescription, classCodes: readonly string[]): boolean {
  const laws = description.laws.flatMap((law) => law.Names.map((name) => name.Label));
  if (rule.name && !rule.name.test(description.name.fi ?? '')) return false;
  if (rule.law && !laws.some((law) => rule.law?.test(law))) return false;
  if (rule.classes && !classCodes.some((code) => rule.classes?.some((wanted) => code === wanted || code.startsWith(`${wanted}.`)))) return false;
  return true;
}

/** The provider's id; `classCodes` are codes such as `P4.1` of the description's service classes. */
export function providerOf(description: GeneralDescription, classCodes: readonly string[]): string {
  const rule = RULES.find((candidate) => fits(candidate, description, classCodes));
  if (!rule) throw new Error(`No rule gives ${description.id} a provider`);
  return rule.provider;
}
