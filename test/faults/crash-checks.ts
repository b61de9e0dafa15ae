/** What must hold of a station's data after its process was killed. */
import { join } from 'node:path';
import { firstBrokenAuditRow } from '#service/kernel/audit-trail.ts';
import { openStationDatabase, type StationDatabase } from '#service/kernel/db.ts';
import type { StationTables } from '#service/tables/station.ts';
import type { Sent } from './desk-load.ts';

export type Store = StationDatabase<StationTables>;

export const openStore = (folder: string): Store => openStationDatabase<StationTables>(join(folder, 'station.sqlite'));

const one = (store: Store, sql: string, ...values: unknown[]): unknown => Object.values((store.raw.prepare(sql).get(...values) as object | undefined) ?? {})[0];

/** Finds each acknowledged write, once. */
export const lostWrites = (store: Store, sent: readonly Sent[]): string[] =>
  sent
    .filter(({ answer }) => answer !== undefined)
    .flatMap(({ commandId, procedure, answer }) => {
      const told = answer as { ticketId?: string; number?: string; id?: string; ticket?: { id: string } };
      const holds = {
        take: () => one(store, 'SELECT count(*) FROM ticket WHERE id = ? AND label = ?', told.ticketId, told.number) === 1,
        callNext: () => one(store, 'SELECT count(*) FROM ticket_call WHERE ticket_id = ?', told.ticket?.id) === 1,
        begin: () => one(store, 'SELECT count(*) FROM visit WHERE id = ?', told.id) === 1,
        addService: () => one(store, 'SELECT count(*) FROM service_event WHERE visit_id = ?', told.id) === 1,
        closeService: () => one(store, 'SELECT count(*) FROM service_event WHERE visit_id = ? AND outcome IS NOT NULL', told.id) === 1,
        close: () => one(store, `SELECT state FROM visit WHERE id = ?`, told.id) === 'closed',
      }[procedure]();
      const kept = one(store, 'SELECT count(*) FROM command WHERE id = ?', commandId) === 1;
      return holds && kept ? [] : [`${procedure} ${commandId} was acknowledged and is not there${kept ? '' : ', nor its command'}`];
    });

/** Rules that hold over the whole data, whatever was running. Empty when all do. */
export const brokenRules = (store: Store): string[] => {
  const wrong: string[] = [];
  const none = (what: string, sql: string) => {
    const rows = store.raw.prepare(sql).all();
    if (rows.length > 0) wrong.push(`${what}: ${JSON.stringify(rows[0])}`);
  };
  const whole = store.raw.pragma('integrity_check', { simple: true });
  if (whole !== 'ok') wrong.push(`integrity_check: ${String(whole)}`);
  if ((store.raw.pragma('foreign_key_check') as unknown[]).length > 0) wrong.push('foreign keys point at nothing');
  const audit = firstBrokenAuditRow(store);
  if (audit !== null) wrong.push(`the audit chain breaks at ${audit}`);
  none('a number twice', 'SELECT business_date, label FROM ticket GROUP BY business_date, label HAVING count(*) > 1');
  none('a customer called twice', 'SELECT ticket_id FROM ticket_call WHERE repeated = 0 GROUP BY ticket_id HAVING count(*) > 1');
  none('a gap in what happened', 'SELECT max(sequence) AS last, count(*) AS rows FROM event HAVING max(sequence) <> count(*)');
  none('a gap in the outbox', 'SELECT max(sequence) AS last, count(*) AS rows FROM outbox HAVING max(sequence) <> count(*)');
  none('a call nobody recorded', `SELECT ticket_id FROM ticket_call WHERE ticket_id NOT IN (SELECT subject_id FROM event WHERE kind = 'ticket.called')`);
  none('a service of a closed visit not told to the hub exactly once', `
    WITH told AS MATERIALIZED (SELECT json_extract(payload, '$.eventId') AS id, count(*) AS times FROM outbox WHERE kind = 'serviceEvent.reported' GROUP BY 1)
    SELECT e.id FROM service_event e JOIN visit v ON v.id = e.visit_id LEFT JOIN told ON told.id = e.id WHERE v.state = 'closed' AND coalesce(told.times, 0) <> 1`);
  none('a service of an open visit told to the hub', `
    SELECT v.id FROM outbox o JOIN visit v ON v.id = json_extract(o.payload, '$.visitId') WHERE o.kind = 'serviceEvent.reported' AND v.state <> 'closed'`);
  none('a desk with a ticket that is not its own', `
    SELECT d.desk_id FROM desk_state d JOIN ticket t ON t.id = d.ticket_id WHERE t.desk_id IS NOT d.desk_id OR t.state NOT IN ('called', 'serving')`);
  return wrong;
};

/** How many rows each table of what happened has: a command that comes again must add none. */
export const rowCounts = (store: Store): string =>
  ['event', 'outbox', 'ticket', 'ticket_call', 'visit', 'service_event', 'audit', 'command'].map((table) => `${table} ${String(one(store, `SELECT count(*) FROM ${table}`))}`).join(', ');
