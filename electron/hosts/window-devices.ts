/** The devices that this machine's own windows are: one id for each kind, kept in the data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { Id } from '#shared/contract/words.ts';
import { WINDOW_KINDS, type WindowKind } from '#shared/host.ts';

const Kept = z.partialRecord(z.enum(WINDOW_KINDS), Id);

const read = (file: string): z.infer<typeof Kept> => {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
};

/**
 * Answers the id of a window's device, made by `nextId` (a ULID) at its first call and the same for
 * ever after. Throws if the file is damaged or cannot be written, since another id would be another device.
 */
export const windowDevices = (file: string, nextId: () => string): ((kind: WindowKind) => string) => {
  const kept = read(file);
  return (kind) => {
    const known = kept[kind];
    if (known !== undefined) return known;
    const id = nextId();
    kept[kind] = id;
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
    return id;
  };
};
