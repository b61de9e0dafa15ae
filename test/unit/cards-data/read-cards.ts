/** Reads the card files as they lie in the tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Provider, ServiceCard } from '#shared/contract/cards.ts';

export const CARDS_FOLDER = join(import.meta.dirname, '../../../assets/cards');

export const readProviders = () => z.array(Provider).parse(JSON.parse(readFileSync(join(CARDS_FOLDER, 'providers.json'), 'utf8')));

export const cardFiles = () => readdirSync(CARDS_FOLDER).filter((file) => file.endsWith('.ndjson'));

/** Every card with the file it stands in; a line that is no card fails with its file and number. */
export function readCards(): { file: string; card: ServiceCard }[] {
  return cardFiles().flatMap((file) =>
    readFileSync(join(CARDS_FOLDER, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        const parsed = z.strictObject(ServiceCard.shape).safeParse(JSON.parse(line));
        if (!parsed.success) throw new Error(`${file}:${index + 1} ${z.prettifyError(parsed.error)}`);
        return { file, card: parsed.data };
      }),
  );
}
