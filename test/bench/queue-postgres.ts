/** The same work on PostgreSQL: counter, ticket and event rows of a number in one statement; the oldest of a lane called with SKIP LOCKED. */
import type { Pool, QueryResult } from 'pg';
import { ulid } from 'ulid';
import { inParallel } from '../support/bench-report.ts';
import type { Postgres } from '../support/bench-postgres.ts';

/** Many points share the database, so that callers do not stand in line for one counter. */
const POINTS = 200;

const TABLES = `
  CREATE TABLE counter (point int, day date, last_number int NOT NULL, PRIMARY KEY (point, day));
  CREATE TABLE ticket (id text PRIMARY KEY, point int NOT NULL, day date NOT NULL, number int NOT NULL, language text NOT NULL, state text NOT NULL, taken_at timestamptz NOT NULL, called_at timestamptz, desk int, UNIQUE (point, day, number));
  CREATE INDEX ticket_waiting ON ticket (point, taken_at, id) WHERE state = 'waiting';
  CREATE TABLE event (sequence bigserial PRIMARY KEY, id text NOT NULL UNIQUE, kind text NOT NULL, subject text NOT NULL, at timestamptz NOT NULL, data jsonb NOT NULL);`;

const TAKE = {
  name: 'take',
  text: `WITH n AS (INSERT INTO counter VALUES ($1, current_date, 1) ON CONFLICT (point, day) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number),
    t AS (INSERT INTO ticket (id, point, day, number, language, state, taken_at) SELECT $2, $1, current_date, last_number, 'fi', 'waiting', clock_timestamp() FROM n RETURNING number),
    e AS (INSERT INTO event (id, kind, subject, at, data) SELECT $3, 'ticket.taken', $2, clock_timestamp(), jsonb_build_object('number', number) FROM t)
    SELECT number FROM t`,
};

const CALL = {
  name: 'call',
  text: `WITH c AS (SELECT id FROM ticket WHERE point = $1 AND state = 'waiting' ORDER BY taken_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
    t AS (UPDATE ticket SET state = 'called', called_at = clock_timestamp(), desk = $2 FROM c WHERE ticket.id = c.id RETURNING ticket.id, ticket.number),
    e AS (INSERT INTO event (id, kind, subject, at, data) SELECT $3, 'ticket.called', id, clock_timestamp(), jsonb_build_object('desk', $2::int) FROM t)
    SELECT number FROM t`,
};

export interface PostgresQueue {
  take: (callers: number, count: number, each: (ms: number) => void) => Promise<void>;
  call: (callers: number, count: number, each: (ms: number) => void) => Promise<void>;
  close: () => Promise<void>;
}

/** Opens pools for one caller and for thirty-two, on empty tables. Each call is one round trip with a prepared statement. */
export const postgresQueue = async (postgres: Postgres): Promise<PostgresQueue> => {
  const pools = new Map<number, Pool>([1, 32].map((callers) => [callers, postgres.pool(callers)]));
  await pools.get(1)!.query(TABLES);
  const timed = async (callers: number, count: number, each: (ms: number) => void, job: (pool: Pool, index: number) => Promise<QueryResult>) => {
    const pool = pools.get(callers)!;
    await inParallel(callers, count, async (index) => {
      const began = performance.now();
      const { rowCount } = await job(pool, index);
      each(performance.now() - began);
      if (rowCount !== 1) throw new Error('PostgreSQL found nobody');
    });
  };
  return {
    take: (callers, count, each) => timed(callers, count, each, (pool, index) => pool.query({ ...TAKE, values: [index % POINTS, ulid(), ulid()] })),
    call: (callers, count, each) => timed(callers, count, each, (pool, index) => pool.query({ ...CALL, values: [index % POINTS, index % 5, ulid()] })),
    close: async () => {
      for (const pool of pools.values()) await pool.end();
    },
  };
};
