/** A station and a hub with something of everything in them, as files to start many times from. */
import { createRouterClient } from '@orpc/server';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyNotices } from './notices.ts';
import { openDurable } from '#service/kernel/db.ts';
import type { Caller } from '#service/kernel/access.ts';
import type { Log } from '#service/kernel/log.ts';
import { takeNumber } from '../support/queue.ts';
import { startRemotePoint } from '../service/remote/at-point.ts';
import { startStation, type TestPoint, type TestStation } from '../support/station.ts';
import { FLOAT, putPrices } from '../support/till.ts';
import { resource } from '../support/bookable.ts';
import { addExpert, joinDesk, joinExpert, requestOf, stationAt, type HubAtHand } from '../support/remote-hub.ts';
import { countedIds } from '../support/ids.ts';
import type { Known } from './arbitraries.ts';
import { staffHub, startHub, type TestHub } from './test-hub.ts';

/** One procedure as an untyped client calls it. */
export type AnyCall = (input: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>;

export interface Target {
  call: (slice: string, name: string) => AnyCall;
  /** Answers when what earlier calls set going in the background is done. */
  settled: () => Promise<void>;
  /** Everything the database holds but audit, commands and what counts tries and sights, as one text. */
  state: () => string;
  close: () => Promise<void>;
}

export interface Template {
  known: Known;
  start: (log: Log) => Promise<Target>;
  remove: () => void;
}

const LEFT_OUT = new Set(['audit', 'command', 'feed_state', 'sqlite_sequence']);
const COUNTERS = ['wrong_pins', 'wrong_tries', 'locked_until', 'last_seen_at'];

/** Reads everything there is as one text, again only when something was written since: by this connection or by another. */
const dumpOf = (raw: ReturnType<typeof openDurable>): (() => string) => {
  const names = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all() as string[];
  const tables = names.filter((table) => !LEFT_OUT.has(table)).map((table) => ({ table, rows: raw.prepare(`SELECT * FROM ${table}`) }));
  const ownWrites = raw.prepare('SELECT total_changes()').pluck();
  let read = { writes: '', text: '' };
  return () => {
    const writes = `${String(ownWrites.get())} ${String(raw.pragma('data_version', { simple: true }))}`;
    if (read.writes !== writes) read = { writes, text: tables.map(({ table, rows }) => `${table}: ${JSON.stringify(rows.all(), (key, value: unknown) => (COUNTERS.includes(key) ? undefined : value))}`).join('\n') };
    return read.text;
  };
};

const callOf = (client: unknown, slice: string, name: string): AnyCall => (client as Record<string, Record<string, AnyCall>>)[slice]![name]!;

/** Ids of all rows there are, by which valid inputs meet them. */
const idsIn = (raw: ReturnType<typeof openDurable>, tables: readonly string[]): string[] => tables.flatMap((table) => raw.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]);

/** A register with an open shift, a receipt, a card payment that was declined and a sale with two lines. */
const openTill = async (point: TestPoint, deskId: string, visitId: string): Promise<{ saleId: string; lineIds: string[] }> => {
  await putPrices(point);
  const { payments } = point.advisors[0]!.client;
  const command = () => ({ commandId: point.commandId() });
  const register = await payments.saveRegister({ ...command(), register: { name: 'Kassa', deskIds: [deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'manual' } } });
  await payments.openShift({ ...command(), registerId: register.id, count: FLOAT });
  await payments.changeStock({ ...command(), productId: 'kartta', change: { kind: 'received', pieces: 5 } });
  const sold = await payments.startSale({ ...command(), deskId });
  await payments.addProduct({ ...command(), saleId: sold.id, productId: 'kartta' });
  const paying = await payments.payCard({ ...command(), saleId: sold.id });
  await payments.endManualCard({ ...command(), cardPaymentId: paying.cardPayments[0]!.id, approved: false });
  await payments.payCash({ ...command(), saleId: sold.id, givenCents: 2_000 });
  const open = await payments.startSale({ ...command(), deskId, visitId });
  await payments.addProduct({ ...command(), saleId: open.id, productId: 'passi' });
  const sale = await payments.addProduct({ ...command(), saleId: open.id, productId: 'kopio', quantity: 3 });
  return { saleId: sale.id, lineIds: sale.lines.map(({ id }) => id) };
};

export const stationTemplate = async (): Promise<Template> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-fuzz-'));
  const remote = await startRemotePoint({ folder });
  const { point } = remote;
  await applyNotices(point);
  const { client } = point.advisors[0]!;
  const deskId = point.deskIds[0]!;
  const slips = [];
  for (let index = 0; index < 4; index += 1) slips.push(await takeNumber(point, index % 3));
  await client.queue.hold({ commandId: point.commandId(), ticketId: slips[3]!.ticketId });
  const call = await client.queue.callNext({ commandId: point.commandId(), deskId });
  const visit = await client.visits.begin({ commandId: point.commandId(), deskId, ticketId: call.ticket.id });
  await client.visits.addService({ commandId: point.commandId(), visitId: visit.id, cardId: 'permit' });
  const cashDesk = await openTill(point, deskId, visit.id);
  const talk = await remote.talkIn(await client.visits.get({ visitId: visit.id }));
  await point.station.deps.db.write((w) => {
    for (const kind of ['terminal', 'display', 'advisor']) w.run(w.q.insertInto('device').values({ id: point.station.deps.ids.next(), kind, name: kind, desk_id: null, public_key: '', enrolled_at: point.clock.now(), last_seen_at: null, revoked_at: null }));
  });
  const { raw } = point.station.deps.db;
  const ids = idsIn(raw, ['desk', 'service_group', 'ticket', 'visit', 'service_event', 'advisor', 'device', 'register', 'shift', 'sale', 'card_payment', 'remote_session']);
  const byField = {
    sessionId: [talk.sessionId],
    deskId: [deskId],
    groupId: idsIn(raw, ['service_group']),
    ticketId: idsIn(raw, ['ticket']),
    visitId: [visit.id],
    eventId: idsIn(raw, ['service_event']),
    advisorId: idsIn(raw, ['advisor']),
    deviceId: idsIn(raw, ['device']),
    cardId: ['permit', 'benefit'],
    registerId: idsIn(raw, ['register']),
    shiftId: idsIn(raw, ['shift']),
    saleId: [cashDesk.saleId],
    lineId: cashDesk.lineIds,
    cardPaymentId: idsIn(raw, ['card_payment']),
    number: raw.prepare('SELECT receipt_number FROM sale WHERE receipt_number IS NOT NULL').pluck().all() as string[],
    productId: ['passi', 'kartta', 'kopio'],
    givenCents: [10_000, 20_000],
    payeeId: ['poliisi', 'mikkeli'],
  };
  const secret = slips[0]!.followUrl.split(/[#/=]/).at(-1)!;
  await remote.close();
  const clients = (station: TestStation, kind: Caller['kind']) =>
    createRouterClient(station.station.router, { context: { caller: { kind, deviceId: kind === 'advisor' ? 'desk-1' : `device-${kind}`, deskId: kind === 'terminal' ? deskId : null, ...(kind === 'phone' ? { ticketSecret: secret } : {}) } } });
  let starts = 0;
  return {
    known: { ids, foreignIds: ['permit', 'benefit', 'poliisi'], byField },
    remove: () => rmSync(folder, { recursive: true, force: true }),
    start: async (log) => {
      const copy = mkdtempSync(join(tmpdir(), 'onedoor-fuzz-'));
      cpSync(folder, copy, { recursive: true });
      starts += 1;
      const station = await startStation({ folder: copy, log, ids: countedIds(String(1 + (starts % 7))) });
      const kinds = { terminal: ['terminal', 'watchTerminal', 'confirmFields', 'giveFeedback', 'suggestGroup', 'take', 'slip', 'watchCustomer'], display: ['display', 'watchDisplay'], phone: ['watchPlace'] };
      return {
        call: (slice, name) => {
          const kind = (Object.entries(kinds).find(([, names]) => ['queue', 'visits', 'payments', 'remote'].includes(slice) && names.includes(name))?.[0] ?? 'advisor') as Caller['kind'];
          return callOf(clients(station, kind), slice, name);
        },
        settled: () => station.station.remote.settled(),
        state: dumpOf(station.station.deps.db.raw),
        close: async () => {
          await station.close();
          rmSync(copy, { recursive: true, force: true });
        },
      };
    },
  };
};

/** An expert in a talk, a customer who waits for another, and a question that nobody has answered. */
const openRemote = async (made: TestHub): Promise<{ expertDevice: string; byField: Record<string, string[]> }> => {
  const at: HubAtHand = { ...made, as: ({ kind, deviceId }) => made.as(kind, deviceId) };
  const station = stationAt(at, 'device-station');
  const expert = await addExpert(at, 'Aino', { providerId: 'poliisi' });
  const ask = async () => (await station.client.remote.requestFor(requestOf(station, { providerId: 'poliisi', cardId: 'permit' }))).id;
  const [talk, waiting] = [await ask(), await ask()];
  await expert.client.remote.take({ commandId: made.commandId(), sessionId: talk });
  const customer = await joinDesk(station, talk, 'customer');
  const own = await joinExpert(at, expert, talk);
  const asked = await expert.client.remote.askIdentity({ commandId: made.commandId(), sessionId: talk, what: 'check', reason: 'Tarkistus' });
  const caseId = station.newId();
  const payload = { caseId, kind: 'question', pointName: 'Piste', cardId: 'permit', cardName: { fi: 'Lupa' }, providerId: 'poliisi', language: 'fi', text: 'Riittääkö?', phone: null, attachments: [] };
  await station.client.outbox.push({ events: [{ id: station.newId(), sequence: 1, kind: 'remote.caseAsked', at: made.clock.now(), businessDate: '2026-03-02', payload }] });
  return { expertDevice: expert.deviceId, byField: { sessionId: [talk, waiting], participantId: [customer.id, own.id], requestId: asked.identityRequests.map(({ id }) => id), caseId: [caseId], expertId: [expert.id], from: [customer.id, own.id], to: [customer.id, own.id] } };
};

/** An officer who can be booked, and a day on which they cannot. */
const openBookings = async (made: TestHub): Promise<Record<string, string[]>> => {
  const { bookings } = made.as('portal', 'device-editor');
  const officer = await bookings.saveResource({ commandId: made.commandId(), resource: resource({ kind: 'expert', name: 'Lupavirkailija', pointId: null, providerId: 'poliisi' }) });
  const absence = await bookings.saveAbsence({ commandId: made.commandId(), absence: { resourceId: officer.id, reason: 'Koulutus', when: { from: '2026-03-09T07:00:00.000Z', until: '2026-03-09T14:00:00.000Z' } }, despiteBookings: false });
  return { resourceId: [officer.id], absenceId: [absence.id] };
};

export const hubTemplate = async (): Promise<Template> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-fuzz-hub-'));
  const made = await startHub({ folder });
  await staffHub(made);
  await made.hub.publisher.publishWaiting();
  const now = made.clock.now();
  await made.database.db.insertInto('device').values({ id: made.commandId(), kind: 'station', name: 'Point', public_key: '', enrolled_at: now, last_seen_at: null, revoked_at: null }).execute();
  await made.database.db
    .insertInto('card_flag')
    .values({ id: made.commandId(), station_id: 'device-station', kind: 'cardWrong', card_id: 'permit', card_version: 1, provider_id: 'poliisi', card_name: '{"fi":"Lupa"}', text: 'Vanha maksu', at: now, state: 'open', answer: null })
    .execute();
  await made.as('portal', 'device-editor').feed.publishNotice({ commandId: made.commandId(), notice: { kind: 'info', title: { fi: 'Tiedote' }, text: { fi: 'Teksti' }, cardIds: [], forPublic: true, from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' } });
  const remote = await openRemote(made);
  const bookable = await openBookings(made);
  await made.close();
  const raw = openDurable(join(folder, 'hub.sqlite'));
  const ids = idsIn(raw, ['editor', 'device', 'notice', 'card_flag', 'expert', 'remote_session', 'remote_participant', 'remote_case']);
  const byField = { ...remote.byField, ...bookable, deviceId: idsIn(raw, ['device']), noticeId: idsIn(raw, ['notice']), flagId: idsIn(raw, ['card_flag']), providerId: ['poliisi'], cardId: ['permit'], businessId: ['0201256-6'], iban: ['FI5810171000000122'], bic: ['NDEAFIHH'] };
  raw.close();
  let starts = 0;
  return {
    known: { ids, foreignIds: ['permit', 'benefit', 'poliisi', 'kela'], byField },
    remove: () => rmSync(folder, { recursive: true, force: true }),
    start: async (log) => {
      const copy = mkdtempSync(join(tmpdir(), 'onedoor-fuzz-hub-'));
      cpSync(folder, copy, { recursive: true });
      starts += 1;
      const hub: TestHub = await startHub({ folder: copy, log, idPrefix: String(1 + (starts % 7)), cards: [] });
      const look = openDurable(join(copy, 'hub.sqlite'));
      const administrators = ['devices', 'portal', 'payments', 'remote'];
      return {
        call: (slice, name) => {
          const station = slice === 'outbox' || name === 'watchPublished' || name.endsWith('For');
          if (slice === 'remote' && !station && !['experts', 'saveExpert', 'figures'].includes(name)) return callOf(hub.as('expert', remote.expertDevice), slice, name);
          return callOf(station ? hub.as('station') : hub.as('portal', administrators.includes(slice) && name !== 'publishProduct' ? 'device-portal' : 'device-editor'), slice, name);
        },
        settled: () => Promise.resolve(),
        state: dumpOf(look),
        close: async () => {
          look.close();
          await hub.close();
          rmSync(copy, { recursive: true, force: true });
        },
      };
    },
  };
};

