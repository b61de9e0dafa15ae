/**
 * The authorities and other organisations whose cards the import makes, under the names they bear in 2026.
 * `kind` chooses the default acts and identity level (`acts.ts`, `access-rules.ts`).
 */
import type { Provider } from '#shared/contract/cards.ts';
import { inThree, type Trilingual } from './languages.ts';

/** `host` is the municipality that runs the point; `organisation` is no authority. */
export type ProviderKind = 'authority' | 'police' | 'wellbeing' | 'municipality' | 'host' | 'organisation';
export type KnownProvider = Provider & { kind: ProviderKind };

const provider = (id: string, kind: ProviderKind, name: Trilingual, shortName: Trilingual = name): KnownProvider => ({ id, kind, name, shortName });

const same = (name: string) => inThree(name, name, name);

export const PROVIDERS: readonly KnownProvider[] = [
  provider('businessfinland', 'organisation', same('Business Finland')),
  provider('dvv', 'authority', inThree('Digi- ja väestötietovirasto', 'Myndigheten för digitalisering och befolkningsdata', 'Digital and Population Data Services Agency'), inThree('DVV', 'MDB', 'DVV')),
  provider('elaketurva', 'authority', inThree('Eläketurvakeskus', 'Pensionsskyddscentralen', 'Finnish Centre for Pensions'), inThree('ETK', 'PSC', 'ETK')),
  provider('elinvoimakeskus', 'authority', inThree('Elinvoimakeskukset', 'Livskraftscentralerna', 'Economic Development Centres')),
  provider('finnfund', 'organisation', inThree('Finnfund – Teollisen yhteistyön rahasto Oy', 'Finnfund – Fonden för industriellt samarbete Ab', 'Finnfund – Finnish Fund for Industrial Cooperation Ltd'), same('Finnfund')),
  provider('finnvera', 'organisation', inThree('Finnvera Oyj', 'Finnvera Abp', 'Finnvera plc'), same('Finnvera')),
  provider('gtk', 'authority', inThree('Geologian tutkimuskeskus', 'Geologiska forskningscentralen', 'Geological Survey of Finland'), same('GTK')),
  provider('hyvinvointialue', 'wellbeing', inThree('Hyvinvointialue', 'Välfärdsområdet', 'Wellbeing services county')),
  provider('kela', 'authority', inThree('Kansaneläkelaitos', 'Folkpensionsanstalten', 'Social Insurance Institution of Finland'), inThree('Kela', 'FPA', 'Kela')),
  provider('kkv', 'authority', inThree('Kilpailu- ja kuluttajavirasto', 'Konkurrens- och konsumentverket', 'Finnish Competition and Consumer Authority'), same('KKV')),
  provider('kunta', 'municipality', inThree('Kunta', 'Kommunen', 'Municipality')),
  provider('lvv', 'authority', inThree('Lupa- ja valvontavirasto', 'Tillstånds- och tillsynsverket', 'Finnish Supervisory Agency'), inThree('LVV', 'TTV', 'LVV')),
  provider('maakuntaliitto', 'municipality', inThree('Maakunnan liitto', 'Landskapsförbundet', 'Regional council')),
  provider('maanmittauslaitos', 'authority', inThree('Maanmittauslaitos', 'Lantmäteriverket', 'National Land Survey of Finland')),
  provider('mela', 'authority', inThree('Maatalousyrittäjien eläkelaitos', 'Lantbruksföretagarnas pensionsanstalt', 'Farmers’ Social Insurance Institution'), inThree('Mela', 'LPA', 'Mela')),
  provider('metsakeskus', 'authority', inThree('Suomen metsäkeskus', 'Finlands skogscentral', 'Finnish Forest Centre')),
  provider('migri', 'authority', inThree('Maahanmuuttovirasto', 'Migrationsverket', 'Finnish Immigration Service'), same('Migri')),
  provider('mikkeli', 'host', inThree('Mikkelin kaupunki', 'S:t Michels stad', 'City of Mikkeli'), inThree('Mikkeli', 'S:t Michel', 'Mikkeli')),
  provider('muu', 'organisation', inThree('Muu palveluntuottaja', 'Annan serviceproducent', 'Other service provider')),
  provider('nefco', 'organisation', same('Nefco')),
  provider('oikeusministerio', 'authority', inThree('Oikeusministeriö', 'Justitieministeriet', 'Ministry of Justice')),
  provider('oikeuspalvelu', 'authority', inThree('Oikeuspalveluvirasto', 'Rättstjänstverket', 'National Legal Services Authority')),
  provider('opetushallitus', 'authority', inThree('Opetushallitus', 'Utbildningsstyrelsen', 'Finnish National Agency for Education'), inThree('OPH', 'UBS', 'EDUFI')),
  provider('poliisi', 'police', inThree('Poliisi', 'Polisen', 'Police')),
  provider('prh', 'authority', inThree('Patentti- ja rekisterihallitus', 'Patent- och registerstyrelsen', 'Finnish Patent and Registration Office'), inThree('PRH', 'PRS', 'PRH')),
  provider('ruokavirasto', 'authority', inThree('Ruokavirasto', 'Livsmedelsverket', 'Finnish Food Authority')),
  provider('suomiruotsi', 'organisation', inThree('Suomalais-ruotsalainen kauppakamari', 'Finsk-svenska handelskammaren', 'Finnish-Swedish Chamber of Commerce')),
  provider('suomivenaja', 'organisation', inThree('Suomalais-Venäläinen kauppakamari', 'Finsk-Ryska handelskammaren', 'Finnish-Russian Chamber of Commerce')),
  provider('te', 'authority', inThree('Työvoimapalvelut (työllisyysalue)', 'Arbetskraftsservicen (sysselsättningsområdet)', 'Employment services (employment area)'), inThree('Työvoimapalvelut', 'Arbetskraftsservicen', 'Employment services')),
  provider('tem', 'authority', inThree('Työ- ja elinkeinoministeriö', 'Arbets- och näringsministeriet', 'Ministry of Economic Affairs and Employment'), inThree('TEM', 'ANM', 'MEAE')),
  provider('tesi', 'organisation', inThree('Suomen Teollisuussijoitus Oy', 'Finlands Industriinvestering Ab', 'Finnish Industry Investment Ltd'), same('Tesi')),
  provider('traficom', 'authority', inThree('Liikenne- ja viestintävirasto Traficom', 'Transport- och kommunikationsverket Traficom', 'Finnish Transport and Communications Agency Traficom'), same('Traficom')),
  provider('tulli', 'authority', inThree('Tulli', 'Tullen', 'Finnish Customs')),
  provider('tyoturvallisuuskeskus', 'organisation', inThree('Työturvallisuuskeskus', 'Arbetarskyddscentralen', 'Centre for Occupational Safety'), inThree('TTK', 'ASC', 'TTK')),
  provider('ulkoministerio', 'authority', inThree('Ulkoministeriö', 'Utrikesministeriet', 'Ministry for Foreign Affairs'), inThree('UM', 'UM', 'MFA')),
  provider('valtiokonttori', 'authority', inThree('Valtiokonttori', 'Statskontoret', 'State Treasury')),
  provider('varke', 'authority', inThree('Valtion tukeman asuntorakentamisen keskus', 'Centralen för statligt stött bostadsbyggande', 'Centre for State-Subsidised Housing Construction'), same('Varke')),
  provider('verohallinto', 'authority', inThree('Verohallinto', 'Skatteförvaltningen', 'Finnish Tax Administration'), inThree('Vero', 'Skatt', 'Vero')),
  provider('vtt', 'authority', inThree('Teknologian tutkimuskeskus VTT Oy', 'Teknologiska forskningscentralen VTT Ab', 'VTT Technical Research Centre of Finland Ltd'), same('VTT')),
];

const BY_ID = new Map(PROVIDERS.map((known) => [known.id, known]));

/** The provider of that id; throws for one that the table lacks, since its cards would have no owner. */
export function knownProvider(id: string): KnownProvider {
  const known = BY_ID.get(id);
  if (!known) throw new Error(`No provider ${id} in providers.ts`);
  return known;
}
