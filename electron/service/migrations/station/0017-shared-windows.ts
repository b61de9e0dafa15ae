import type { Migration } from '../../kernel/migration.ts';

/**
 * Each wish to show a window in a remote session: who wished, when, what the customer answered and by whose hand, and when
 * the showing was over. The session's own word for it, which named nobody, goes.
 */
export const migration: Migration = {
  number: 17,
  name: 'shared-windows',
  statements: [
    `CREATE TABLE remote_sharing (
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      turn INTEGER NOT NULL CHECK (turn > 0),
      ask_id TEXT NOT NULL UNIQUE,
      participant_id TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('advisor', 'expert', 'interpreter')),
      asked_at TEXT NOT NULL,
      answer_by TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'unanswered', 'takenBack', 'stopped', 'left')),
      answered_at TEXT,
      answered_by TEXT CHECK (answered_by IN ('customer', 'advisor')),
      ended_at TEXT,
      PRIMARY KEY (session_id, turn),
      CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
      CHECK (answered_at IS NOT NULL OR state NOT IN ('given', 'refused', 'takenBack')),
      CHECK ((ended_at IS NULL) = (state IN ('asked', 'given')))
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX remote_sharing_open ON remote_sharing (session_id) WHERE ended_at IS NULL`,
    `ALTER TABLE remote_session DROP COLUMN sharing`,
  ],
};
