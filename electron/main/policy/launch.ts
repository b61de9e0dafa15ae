/** What the command line and the environment ask the application to open. */
import path from 'node:path';
import { WINDOW_KINDS, type WindowKind } from '#shared/host.ts';

export type Launch = { kinds: readonly WindowKind[]; dataDir: string | undefined } | { unknown: string };

const option = (argv: readonly string[], name: string): string | undefined =>
  argv.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

/**
 * Reads `--kind=advisor,display` (or `ONEDOOR_KIND`) and `--data=/absolute/folder` (or
 * `ONEDOOR_DATA`). Without a kind the advisor's window opens. A kind that does not exist and a
 * folder that is not absolute are answered as `unknown`.
 */
export const readLaunch = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Launch => {
  const words = (option(argv, 'kind') ?? env['ONEDOOR_KIND'] ?? 'advisor').split(',').map((word) => word.trim());
  const kinds: WindowKind[] = [];
  for (const word of words) {
    const kind = WINDOW_KINDS.find((one) => one === word);
    if (kind === undefined) return { unknown: word };
    if (!kinds.includes(kind)) kinds.push(kind);
  }
  const dataDir = option(argv, 'data') ?? env['ONEDOOR_DATA'];
  return dataDir !== undefined && !path.isAbsolute(dataDir) ? { unknown: dataDir } : { kinds, dataDir };
};
