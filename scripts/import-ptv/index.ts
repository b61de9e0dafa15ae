/**
 * Makes the service cards under `assets/cards` from exports of the Finnish Service Catalogue (PTV):
 *
 *     node scripts/import-ptv/index.ts --from <folder of the exports> [--to assets/cards]
 *
 * The same exports always give the same files.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Provider, type ServiceCard } from '#shared/contract/cards.ts';
import { cardOfNational, instructed, Instructions, NationalCard, readFolder } from './authored.ts';
import { readExports } from './exports.ts';
import { cardOfDescription } from './general-description-cards.ts';
import { PROVIDERS } from './providers.ts';
import { cardOf2016, isService2016 } from './seed-2016-cards.ts';
import { buildVocabulary } from './vocabulary.ts';

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** All cards, sorted by id; `assets` is the folder that holds `national` and `instructions`. */
function makeCards(from: string, assets: string): ServiceCard[] {
  const exports = readExports(from);
  const vocabulary = buildVocabulary(exports);
  const cards = [
    ...exports.generalDescriptions.map((description) => cardOfDescription(description, vocabulary)),
    ...exports.services2016.filter(isService2016).map((service) => cardOf2016(service, exports, vocabulary)),
  ];
  const byId = new Map<string, ServiceCard>(cards.map((card) => [card.id, card]));
  if (byId.size !== cards.length) throw new Error('Two cards have the same id');
  // A national card with the id of an outdated one takes its place.
  for (const national of readFolder(join(assets, 'national'), NationalCard)) byId.set(national.id, cardOfNational(national, vocabulary));
  for (const instructions of readFolder(join(assets, 'instructions'), Instructions)) {
    const base = byId.get(instructions.cardId);
    if (!base) throw new Error(`Instructions for ${instructions.cardId}, which is no card`);
    byId.set(base.id, instructed(base, instructions));
  }
  return [...byId.values()].sort((a, b) => compare(a.id, b.id));
}

function write(cards: readonly ServiceCard[], to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(to)) if (file.endsWith('.ndjson')) rmSync(join(to, file));
  const providers = PROVIDERS.filter((provider) => cards.some((card) => card.providerId === provider.id))
    .map((provider) => Provider.parse(provider))
    .sort((a, b) => compare(a.id, b.id));
  writeFileSync(join(to, 'providers.json'), `${JSON.stringify(providers, null, 2)}\n`);
  for (const { id } of providers) {
    const own = cards.filter((card) => card.providerId === id);
    writeFileSync(join(to, `${id}.ndjson`), own.map((card) => `${JSON.stringify(card)}\n`).join(''));
    console.log(`${id}: ${own.length}`);
  }
}

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string', default: 'assets/cards' } } });
if (values.from === undefined) {
  console.error('Tell the folder of the exports: --from <folder>');
  process.exitCode = 2;
} else {
  const assets = resolve(import.meta.dirname, '../../assets/cards');
  write(makeCards(resolve(values.from), assets), resolve(values.to));
}
