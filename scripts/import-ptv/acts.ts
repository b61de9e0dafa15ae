/**
 * The default table of permitted acts: what a joint customer service point may do for a provider, and where
 * the rest is done. The point exercises no public power (law 223/2007 on joint service of public
 * administration, section 6): it receives, guides and connects, the authority examines and decides.
 */
import type { CardAct } from '#shared/contract/cards.ts';
import { PermittedAct } from '#shared/contract/words.ts';
import { inThree, type Trilingual } from './languages.ts';
import type { ProviderKind } from './providers.ts';

export type ChargeType = 'Charged' | 'Free' | 'Other' | 'Unknown';

const EXPERT = inThree(
  'Asiantuntija palvelee viranomaisen omassa toimipisteessä tai varattavassa etäpalvelussa.',
  'En sakkunnig betjänar på myndighetens eget verksamhetsställe eller i distansservice som bokas.',
  'An expert serves at the authority’s own office or in a remote session that is booked.',
);
const TO_AUTHORITY = inThree(
  'Asiakirjat toimitetaan palveluntuottajalle itselleen.',
  'Handlingarna lämnas till serviceproducenten själv.',
  'Documents are delivered to the service provider itself.',
);
const LOST = inThree(
  'Löytötavarat otetaan vastaan poliisilla tai kunnan löytötavaratoimistossa.',
  'Hittegods tas emot hos polisen eller på kommunens hittegodsbyrå.',
  'Lost property is received by the police or the municipality’s lost property office.',
);
const POLICE_IDENTITY = inThree(
  'Hakijan tunnistaminen, valokuva ja sormenjäljet: poliisin palvelupiste ajanvarauksella.',
  'Identifiering av sökanden, fotografi och fingeravtryck: polisens servicepunkt med tidsbokning.',
  'Identification of the applicant, photograph and fingerprints: a police service point, by appointment.',
);
const NO_IDENTITY = inThree(
  'Palvelu ei edellytä tunnistamista asiointipisteessä.',
  'Tjänsten kräver ingen identifiering på kundservicestället.',
  'The service needs no identification at the point.',
);
const FREE = inThree('Palvelu on maksuton.', 'Tjänsten är avgiftsfri.', 'The service is free of charge.');
const INVOICED = inThree(
  'Maksu peritään viranomaisen asiointipalvelussa tai laskulla.',
  'Avgiften tas ut i myndighetens e-tjänst eller med faktura.',
  'The fee is paid in the authority’s e-service or by invoice.',
);
const NOTHING_SOLD = inThree(
  'Tähän palveluun ei kuulu myytäviä tuotteita.',
  'Till den här tjänsten hör inga produkter som säljs.',
  'No products are sold with this service.',
);
const NO_REMOTE = inThree(
  'Palveluntuottajalla ei ole etäpalvelua asiointipisteessä; yhteys sen omien kanavien kautta.',
  'Serviceproducenten har ingen distansservice på kundservicestället; kontakt via dess egna kanaler.',
  'The provider gives no remote service at the point; use its own channels.',
);

/** An act that is absent is done here; a text says where it is done instead. */
type Elsewhere = Partial<Record<PermittedAct, Trilingual>>;

/** What a point does not do for a kind of provider; fees and products are decided below. */
const BY_KIND: Readonly<Record<ProviderKind, Elsewhere>> = {
  authority: { LostAndFound: LOST, OnsiteGuidanceByServiceAuthor: EXPERT },
  police: { OnsiteGuidanceByServiceAuthor: EXPERT, IdentityCheck: POLICE_IDENTITY },
  wellbeing: { LostAndFound: LOST, OnsiteGuidanceByServiceAuthor: EXPERT },
  municipality: { LostAndFound: LOST, OnsiteGuidanceByServiceAuthor: EXPERT },
  host: {},
  organisation: { DocumentReceived: TO_AUTHORITY, LostAndFound: LOST, OnsiteGuidanceByServiceAuthor: EXPERT, RemoteGuidance: NO_REMOTE, IdentityCheck: NO_IDENTITY },
};

/** Kinds whose fees the point's own cash desk takes, when there is a fee or it is not known to be free. */
const PAID_HERE: readonly ProviderKind[] = ['municipality', 'host'];

/** Service classes whose cards have something to sell at the municipality's own point: waste, libraries, museums. */
const SOLD_HERE: readonly string[] = ['P23.2', 'P25.1', 'P25.3'];

/** All ten acts of a card, in the order of the contract. */
export function defaultActs(kind: ProviderKind, charge: ChargeType, classCodes: readonly string[]): CardAct[] {
  const elsewhere: Elsewhere = { ...BY_KIND[kind] };
  if (charge === 'Free') elsewhere.PaymentReceived = FREE;
  else if (!PAID_HERE.includes(kind)) elsewhere.PaymentReceived = INVOICED;
  if (kind !== 'host' || !classCodes.some((code) => SOLD_HERE.includes(code))) elsewhere.ProductSale = NOTHING_SOLD;
  return PermittedAct.options.map((act) => {
    const instead = elsewhere[act];
    return instead ? { act, here: false, elsewhere: instead } : { act, here: true };
  });
}
