/** What opens the line to a terminal, kept among the station's secrets: never in settings, journal, log or backup of settings. */
import type { Read, Write } from '../../../kernel/acts.ts';
import type { TerminalSecret } from './terminal.ts';

const nameOf = (registerId: string): string => `cardTerminal:${registerId}`;

/** Keeps the secret of the register's terminal, in place of an earlier one. */
export const keepTerminalSecret = (write: Write, registerId: string, secret: TerminalSecret): void => {
  const value = Buffer.from(JSON.stringify(secret)).toString('base64');
  write.run(write.q.insertInto('secret').values({ name: nameOf(registerId), value }).onConflict((c) => c.column('name').doUpdateSet({ value })));
};

export const terminalSecretOf = (db: Read, registerId: string): TerminalSecret | null => {
  const row = db.first(db.q.selectFrom('secret').select('value').where('name', '=', nameOf(registerId)));
  return row ? (JSON.parse(Buffer.from(row.value, 'base64').toString()) as TerminalSecret) : null;
};
