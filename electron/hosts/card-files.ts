/** The cards that come with OneDoor: the real descriptions of the Finnish Service Catalogue, as files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Provider, ServiceCard } from '#shared/contract/cards.ts';

const folderOf = (assetsDir: string) => join(assetsDir, 'cards');

export const readProviders = (assetsDir: string): Provider[] => Provider.array().parse(JSON.parse(readFileSync(join(folderOf(assetsDir), 'providers.json'), 'utf8')));

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** Every card of every provider's file, each checked against its shape. */
export function* readCards(assetsDir: string): Generator<ServiceCard> {
  const folder = folderOf(assetsDir);
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.ndjson')).sort())
    for (const line of linesOf(join(folder, name))) yield ServiceCard.parse(JSON.parse(line));
}

/** Lines of search words; none when the file does not come along. */
export const searchWords = (assetsDir: string): object[] => {
  const file = join(assetsDir, 'search', 'words.ndjson');
  return existsSync(file) ? linesOf(file).map((line) => JSON.parse(line) as object) : [];
};
