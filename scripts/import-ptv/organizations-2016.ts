/**
 * Today's provider for each organisation that was responsible for a service in the 2016 set.
 * Everything of the city and its group stays with the city, since the point itself gives or guides to it.
 */
const SUCCESSORS: Readonly<Record<string, string>> = {
  'Mikkelin kaupunki': 'mikkeli',
  'Mikkelin kaupungin konsernipalvelut': 'mikkeli',
  'Mikkelin Asumisoikeus Oy': 'mikkeli',
  'Mikkelin seudun ympäristöpalvelut': 'mikkeli',
  // Population Register Centre and local register offices became DVV on 1 January 2020, with Suomi.fi.
  Maistraatti: 'dvv',
  Väestörekisterikeskus: 'dvv',
  'Kansallinen palveluarkkitehtuuri -yksikkö': 'dvv',
  Verohallinto: 'verohallinto',
  Valtiokonttori: 'valtiokonttori',
  'Liikenteen turvallisuusvirasto Trafi': 'traficom',
  'Patentti- ja rekisterihallitus': 'prh',
  Tulli: 'tulli',
  Oikeusministeriö: 'oikeusministerio',
  Opetushallitus: 'opetushallitus',
  Ulkoasiainministeriö: 'ulkoministerio',
  'Työ- ja elinkeinoministeriö': 'tem',
  'Kilpailu- ja kuluttajavirasto': 'kkv',
  'TE-toimisto': 'te',
  // ELY centres became economic development centres on 1 January 2026.
  'Elinkeino-, liikenne- ja ympäristökeskukset (ELYt)': 'elinvoimakeskus',
  // Finpro and Tekes became Business Finland on 1 January 2018.
  Finpro: 'businessfinland',
  'Tekes - Innovaatiorahoituskeskus Tekes': 'businessfinland',
  Finnvera: 'finnvera',
  Finnpartnership: 'finnfund',
  'Finnfund - Teollisen yhteistyön rahasto Oy': 'finnfund',
  Nopef: 'nefco',
  'Suomen Teollisuussijoitus Oy': 'tesi',
  'Geologian tutkimuskeskus - GTK': 'gtk',
  'VTT, Teknologian tutkimuskeskus Oy': 'vtt',
  'Suomen metsäkeskus': 'metsakeskus',
  Työturvallisuuskeskus: 'tyoturvallisuuskeskus',
  'Suomalais-ruotsalainen kauppakamari': 'suomiruotsi',
  'Suomalais-Venäläinen kauppakamari': 'suomivenaja',
};

/** More organisations than this on one service name nobody who could answer for it. */
const SHARED_BY_ALL = 20;

/**
 * The provider of a 2016 service. The city comes first where it shares a service with its own company;
 * a service without a responsible organisation, or with hundreds, goes to `muu`.
 */
export function providerOf2016(organizations: readonly string[]): string {
  if (organizations.length === 0 || organizations.length > SHARED_BY_ALL) return 'muu';
  const providers = organizations.map((name) => SUCCESSORS[name]).filter((id) => id !== undefined);
  if (providers.includes('mikkeli')) return 'mikkeli';
  const [first] = providers;
  if (first === undefined) throw new Error(`No successor for ${organizations.join(', ')}`);
  return first;
}
