/** Checking an exported journal, wherever it has been: against its own seal, its register's key and the heads known. */
import { hash } from 'node:crypto';
import type { Chain, ChainFault, ChainHead } from '#shared/contract/payments/journal.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { canonicalText } from './canonical.ts';
import { createChainCheck, type ChainCheck, type ChainToCheck } from './check-chain.ts';
import { ExportHeader, type ExportedChain } from './export-header.ts';
import { isSignedBy } from './keys.ts';
import { readCsvExport } from './read-csv.ts';
import { readJsonExport, type WrittenExport } from './read-json.ts';
import { CHAINS, isGenuine, type Verified } from './verify.ts';

export interface VerifyExportOptions extends Pick<ChainToCheck, 'without'> {
  /** Heads from elsewhere; `at` is when the hub saw one. */
  known?: readonly (ChainHead & { at?: string })[];
  /** The register's key where it is known from elsewhere than the file: the hub has it. */
  publicKey?: string;
  hubKey?: string;
}

type Fault = ChainFault & { chain: Chain };

/** A fault of the file itself, before any row. */
const unreadable: Fault = { chain: 'real', sequence: 0, fault: 'unreadable' };

const headerOf = (text: string): ExportHeader | null => {
  try {
    const header = ExportHeader.safeParse(JSON.parse(text));
    return header.success && canonicalText(header.data) === text ? header.data : null;
  } catch {
    return null;
  }
};

/**
 * A head from elsewhere counts where the file has its row, and where the file says that it goes on to a day on which
 * the hub had seen it: a file of some days does not go on to today, but an older one put in place of a newer shows.
 */
const knownFor = (part: ExportedChain, { register, to }: ExportHeader, known: NonNullable<VerifyExportOptions['known']>) => [
  ...part.coSigned,
  part.last,
  ...known.filter((head) => head.registerId === register.id && head.chain === part.chain && (head.sequence <= part.last.sequence || (head.at !== undefined && localDateOf(head.at) <= to))),
];

const checkRows = (written: WrittenExport, checks: readonly (readonly [Chain, ChainCheck])[], realEnd: number): Fault | null => {
  let at = 0;
  for (const row of written.rows()) {
    // Real rows come first; the first row of training ends them, or what stands in its place.
    if (at === 0 && (row?.chain === 'training' || (row?.chain !== 'real' && checks[0]![1].last.sequence === realEnd))) {
      const ended = checks[0]![1].end();
      if (ended) return { chain: 'real', ...ended };
      at = 1;
    }
    const [chain, check] = checks[at]!;
    if (!row) return { chain, sequence: check.last.sequence + 1, fault: 'unreadable' };
    const fault = check.take(row);
    if (fault) return { chain, ...fault };
  }
  for (const [chain, check] of checks.slice(at)) {
    const fault = check.end();
    if (fault) return { chain, ...fault };
  }
  return null;
};

const isSealed = ({ above, seal }: WrittenExport, publicKey: string): boolean => seal !== null && hash('sha256', above, 'hex') === seal.hash && isSignedBy(publicKey, seal.hash, seal.signature);

/**
 * Checks an export in JSON or CSV and names the first bad row. Sequence 0 with `unreadable` is the file itself: not
 * an export, or changed where no row is. Never throws.
 */
export const verifyExport = (file: string, options: VerifyExportOptions = {}): Verified => {
  const written = file.startsWith('{') ? readJsonExport(file) : readCsvExport(file);
  const header = written && headerOf(written.header);
  if (!written || !header) return { registerId: '', rows: 0, heads: [], faults: [unreadable] };
  const registerId = header.register.id;
  const publicKey = options.publicKey ?? header.register.publicKey;
  const without = options.without ? { without: options.without } : {};
  const parts = CHAINS.map((chain) => header.chains.find((part) => part.chain === chain));
  if (!parts.every((part) => part !== undefined)) return { registerId, rows: 0, heads: [], faults: [unreadable] };
  const checks = parts.map((part) => [part.chain, createChainCheck({ registerId, chain: part.chain, publicKey, before: part.before, known: knownFor(part, header, options.known ?? []), ...without })] as const);
  const fault = checkRows(written, checks, parts[0]!.last.sequence);
  const whole = options.without === 'hashes' || (isSealed(written, publicKey) && parts.every((part) => part.coSigned.every((signed) => signed.registerId === registerId && signed.chain === part.chain && isGenuine(signed, options.hubKey))));
  return {
    registerId,
    rows: checks.reduce((sum, [, check]) => sum + check.rows, 0),
    heads: checks.map(([chain, check]) => ({ registerId, chain, sequence: check.last.sequence, hash: check.last.hash })),
    faults: fault ? [fault] : whole ? [] : [unreadable],
  };
};
