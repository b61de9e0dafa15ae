/** Looks for card numbers where none may be: the planted ones in any form, and whatever else passes the Luhn check. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { luhnFits } from '#shared/domain/luhn.ts';
import { TEST_CARDS } from './fakes/card-terminal/till.ts';

const forms = TEST_CARDS.flatMap((card) => {
  const spaced = card.replace(/(.{4})(?=.)/g, '$1 ');
  return [card, spaced, spaced.replaceAll(' ', '-'), Buffer.from(card).toString('base64').slice(0, 20), Buffer.from(card).toString('hex')];
});

/** A number that stands by itself, of the usual lengths: parts of hashes and ids are none. */
const ALONE = /(?<![0-9A-Za-z_.-])[2-6](?:[ -]?\d){14,15}(?![0-9A-Za-z_-])/g;

/** Every card number in the text. */
export const cardNumbersIn = (text: string): string[] => [...forms.filter((form) => text.includes(form)), ...[...text.matchAll(ALONE)].map(([found]) => found).filter((found) => luhnFits(found.replace(/\D/g, '')))];

/** Every card number in the files below the folder, with the file's name. */
export const cardNumbersBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => cardNumbersIn(readFileSync(join(entry.parentPath, entry.name), 'latin1')).map((found) => `${entry.name}: ${found}`));
