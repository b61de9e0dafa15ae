/** How surely a customer must be known, and under which mandates another may act, by default. */
import type { IdentityLevel } from '#shared/contract/words.ts';
import type { ProviderKind } from './providers.ts';

const LEVEL_BY_KIND: Readonly<Record<ProviderKind, IdentityLevel>> = {
  authority: 'substantial',
  police: 'substantial',
  wellbeing: 'substantial',
  municipality: 'low',
  host: 'low',
  organisation: 'none',
};

/** Open to anybody unnamed: libraries, museums, sport, culture, democracy, consumer advice. */
const ANONYMOUS_CLASSES: readonly string[] = ['P8', 'P21', 'P25', 'P27', 'P28'];
/** Business services are advice, except where an authority grants money or a right. */
const BUSINESS_CLASSES: readonly string[] = ['P11', 'P12'];
/** Advice, hearings and public notices; help in a crisis, which may be sought without a name. */
const ANONYMOUS_NAME = /neuvonta|ohjaus$|ilmoitukset$|puisto|vaikuttaminen$|päivystys|turvakoti|asiamies|pelastustoiminta|väestönsuojelu|ehkäisevä päihdetyö|etsivä/i;

const inClass = (codes: readonly string[], wanted: readonly string[]) =>
  codes.some((code) => wanted.some((prefix) => code === prefix || code.startsWith(`${prefix}.`)));

/**
 * The card's identity level. A licence or a statutory notice always names the applicant, so it is never
 * `none`; plain advice always is, since telling who one is would keep people from asking.
 */
export function defaultIdentityLevel(kind: ProviderKind, name: string, classCodes: readonly string[], permission: boolean): IdentityLevel {
  if (permission) return LEVEL_BY_KIND[kind] === 'substantial' ? 'substantial' : 'low';
  if (ANONYMOUS_NAME.test(name) || inClass(classCodes, ANONYMOUS_CLASSES)) return 'none';
  if (kind !== 'authority' && inClass(classCodes, BUSINESS_CLASSES)) return 'none';
  return LEVEL_BY_KIND[kind];
}

/** Codes of the e-Authorizations register (last part of its identifiers) that reach a provider's services. */
const MANDATES: readonly { provider: string; classes?: readonly string[]; codes: readonly string[] }[] = [
  { provider: 'dvv', codes: ['avioehtotietojen_selvittaminen', 'sukuselvityksen_tilaaminen', 'tietopalvelut'] },
  { provider: 'traficom', codes: ['ajoneuvotietojen_selvittaminen'] },
  { provider: 'migri', codes: ['maahanmuuttoasiat', 'tyoperainen_maahanmuutto'] },
  { provider: 'maanmittauslaitos', codes: ['lainhuudatusasiakirjojen_tilaaminen'] },
  { provider: 'kunta', classes: ['P6.2', 'P6.6', 'P6.8'], codes: ['koulu_tai_tutkintotodistuksen_tilaaminen'] },
  { provider: 'mikkeli', classes: ['P6.2', 'P6.6', 'P6.8'], codes: ['koulu_tai_tutkintotodistuksen_tilaaminen'] },
];

/** Mandate codes for a provider's card in the given service classes. */
export function defaultMandateTypes(provider: string, classCodes: readonly string[]): string[] {
  const rows = MANDATES.filter((row) => row.provider === provider && (!row.classes || inClass(classCodes, row.classes)));
  return rows.flatMap((row) => row.codes);
}
