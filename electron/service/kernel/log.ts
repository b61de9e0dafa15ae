/** The log a node writes: JSON lines by pino, with nothing of persons in them. */
import pino from 'pino';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Lines to standard error; `redact` keeps what must never be written out even if someone logs an input. */
export const createLog = (level: 'info' | 'warn' | 'error' | 'silent' = 'info'): Log =>
  pino({ level, redact: ['*.pin', '*.password', '*.passphrase', '*.code', '*.lines', '*.evidence', '*.statedName', '*.note'], base: null }, pino.destination(2));

export const silentLog = (): Log => ({ info: () => undefined, warn: () => undefined, error: () => undefined });
