import type { Migration } from '../../kernel/migration.ts';

/** Each index costs every act a page that must be on the disk before its answer: those that nothing reads by go. */
export const migration: Migration = {
  number: 7,
  name: 'fewer indexes',
  statements: [
    // A ticket's secret begins with its id.
    `DROP INDEX ticket_secret`,
    // Who waits is found by ticket_in_line, who is at a desk by ticket_at_desk.
    `DROP INDEX ticket_live`,
    `DROP INDEX event_date`,
    `DROP INDEX event_subject`,
    `DROP INDEX command_at`,
  ],
};
