/** Front pages of the authorities' e-services. Only pages that a provider keeps for good: no deep links. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import { inThree } from './languages.ts';

type EService = ServiceCard['eServices'][number];

const page = (url: string, fi: string, sv = fi, en = fi): EService => ({ name: inThree(fi, sv, en), url });

const BY_PROVIDER: Readonly<Record<string, readonly EService[]>> = {
  dvv: [page('https://dvv.fi', 'DVV:n verkkopalvelut', 'MDB:s e-tjänster', 'E-services of DVV')],
  elaketurva: [page('https://www.tyoelake.fi', 'Työeläke.fi', 'Arbetspension.fi', 'Tyoelake.fi')],
  kela: [page('https://www.kela.fi/omakela', 'OmaKela', 'MittFPA', 'OmaKela')],
  maanmittauslaitos: [page('https://www.maanmittauslaitos.fi', 'Maanmittauslaitoksen asiointipalvelu', 'Lantmäteriverkets e-tjänst', 'E-service of the National Land Survey')],
  mela: [page('https://www.mela.fi', 'Melan asiointipalvelu', 'LPA:s e-tjänst', 'E-service of Mela')],
  migri: [page('https://enterfinland.fi', 'Enter Finland')],
  poliisi: [page('https://poliisi.fi', 'Poliisin sähköinen asiointi', 'Polisens e-tjänst', 'Police e-services')],
  prh: [page('https://www.prh.fi', 'PRH:n asiointipalvelut', 'PRS:s e-tjänster', 'E-services of PRH')],
  ruokavirasto: [page('https://www.ruokavirasto.fi', 'Ruokaviraston asiointipalvelut', 'Livsmedelsverkets e-tjänster', 'E-services of the Finnish Food Authority')],
  te: [page('https://tyomarkkinatori.fi', 'Työmarkkinatori', 'Jobbmarknad', 'Job Market Finland')],
  traficom: [page('https://www.traficom.fi', 'Traficomin Oma asiointi', 'Traficoms Mina ärenden', 'Traficom My e-Services')],
  tulli: [page('https://tulli.fi', 'Tullin asiointipalvelut', 'Tullens e-tjänster', 'E-services of Finnish Customs')],
  verohallinto: [page('https://www.vero.fi/omavero', 'OmaVero', 'MinSkatt', 'MyTax')],
};

/** Services that are handled in a national e-service of its own, by the card's Finnish name. */
const BY_NAME: readonly { name: RegExp; service: EService }[] = [
  { name: /^Kuntalaisaloite$/, service: page('https://www.kuntalaisaloite.fi', 'Kuntalaisaloite.fi', 'Invånarinitiativ.fi', 'Kuntalaisaloite.fi') },
  { name: /^Potilastietojen tarkistaminen$/, service: page('https://www.kanta.fi', 'OmaKanta', 'MittKanta', 'MyKanta') },
  { name: /lukiokoulutus$|^Ammatillinen koulutus$/i, service: page('https://opintopolku.fi', 'Opintopolku', 'Studieinfo', 'Studyinfo') },
  { name: /^(Rakennuslupa|Maisematyölupa|Purkamislupa|Suunnittelutarveratkaisu)/, service: page('https://www.lupapiste.fi', 'Lupapiste') },
];

/** The e-services of a card made from a general description. */
export function eServicesFor(provider: string, name: string): EService[] {
  return [...(BY_PROVIDER[provider] ?? []), ...BY_NAME.filter((row) => row.name.test(name)).map((row) => row.service)];
}
