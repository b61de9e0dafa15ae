/** Why a node cannot start, in a form the start program turns into plain words. */
export type StartProblemKind = 'dataNotWritable' | 'dataInUse' | 'dataTooNew' | 'dataDamaged' | 'diskFull' | 'portTaken' | 'notDurable' | 'hubNotTrusted' | 'hubAway';

export class StartProblem extends Error {
  override name = 'StartProblem';
  readonly kind: StartProblemKind;
  constructor(kind: StartProblemKind, detail: string) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
  }
}

/** The start problem behind an error of SQLite or of the file system, if it is one. */
export const startProblemOf = (error: unknown, place: string): StartProblem | null => {
  if (error instanceof StartProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StartProblem('diskFull', place);
  if (['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].some((known) => code.startsWith(known))) return new StartProblem('dataNotWritable', place);
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return new StartProblem('dataDamaged', place);
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return new StartProblem('dataInUse', place);
  if (code === 'EADDRINUSE') return new StartProblem('portTaken', place);
  return null;
};
