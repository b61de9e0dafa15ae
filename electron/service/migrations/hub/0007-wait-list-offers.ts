import type { Migration } from '../../kernel/migration.ts';

/** Times offered to those who wait, which they take or leave; and absences that an outside calendar brought. */
export const migration: Migration = {
  number: 7,
  name: 'wait-list-offers',
  statements: [
    `ALTER TABLE booking ADD COLUMN answer_by TEXT`,
    `CREATE INDEX booking_answer_by ON booking (answer_by) WHERE answer_by IS NOT NULL`,
    `ALTER TABLE booking_absence ADD COLUMN imported INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE wait_list_entry ADD COLUMN code TEXT`,
    `ALTER TABLE wait_list_entry ADD COLUMN secret TEXT`,
    `ALTER TABLE wait_list_entry ADD COLUMN passed TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE wait_list_entry ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0`,
    `CREATE UNIQUE INDEX wait_list_entry_code ON wait_list_entry (code)`,
    `CREATE UNIQUE INDEX wait_list_entry_secret ON wait_list_entry (secret)`,
    `CREATE INDEX wait_list_entry_booking ON wait_list_entry (booking_id)`,
  ],
};
