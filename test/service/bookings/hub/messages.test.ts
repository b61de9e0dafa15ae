import ICAL from 'ical.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carriersOf } from '../../../../electron/hosts/messages.ts';
import { silentLog } from '#service/kernel/log.ts';
import { startSmsGateway, type FakeSmsGateway } from '../../../support/fakes/messages/sms-gateway.ts';
import { startSmtpServer, type FakeSmtpServer } from '../../../support/fakes/messages/smtp-server.ts';
import { MIKKELI, startBookable, type Bookable } from '../../../support/bookable.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const contact = { name: 'Testi Testaaja', phone: '+358 40 000 0000', email: 'testi@example.com' };

let smtp: FakeSmtpServer;
let sms: FakeSmsGateway;
let folder: string;
let hub: Bookable;

beforeEach(async () => {
  [smtp, sms] = [await startSmtpServer(), await startSmsGateway()];
  folder = mkdtempSync(join(tmpdir(), 'onedoor-messages-'));
  const environment = { ONEDOOR_SMTP_URL: smtp.url, ONEDOOR_MAIL_FROM: 'asiointi@example.com', ONEDOOR_SMS_URL: sms.url, ONEDOOR_SMS_TOKEN: sms.token };
  hub = await startBookable({ carriers: carriersOf(environment, folder, silentLog()) });
});
afterEach(async () => {
  await hub.close();
  await smtp.close();
  await sms.close();
  rmSync(folder, { recursive: true, force: true });
});

const states = async () => (await hub.database.db.selectFrom('booking_message').select(['kind', 'channel', 'state', 'tries']).orderBy('id').execute()).map(({ kind, channel, state }) => `${kind} ${channel} ${state}`);
const subjects = () => smtp.letters().map(({ source }) => /^Subject: (.*)$/m.exec(source.replaceAll('\r\n', '\n'))?.[1]);
/** The parts of a letter, decoded. */
const decoded = (source: string): string =>
  source.replaceAll(/Content-Transfer-Encoding: base64\r\n(?:[\w-]+:[^\r]*\r\n(?: [^\r]*\r\n)*)*\r\n([\w+/=\r\n]+)/gi, (_all, body: string) => Buffer.from(body, 'base64').toString('utf8')).replaceAll(/=\r\n/g, '').replaceAll(/((?:=[0-9A-F]{2})+)/g, (bytes: string) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

describe('messages of a booking', () => {
  it('confirm at once by letter and text message, in the customer’s language and without saying what for where others can see it', async () => {
    const booking = await hub.book({ contact, language: 'sv' });
    await hub.hub.bookings.tick();
    expect(sms.delivered()).toEqual([{ to: '+358400000000', text: `Din bokning: 3.3.2026 kl. 10.00, Mikkelin asiointipiste. Bokningskod ${booking.code}.` }]);
    expect(smtp.letters().map(({ to }) => to)).toEqual(['testi@example.com']);
    const [{ source } = { source: '' }] = smtp.letters();
    expect(subjects()[0]).toMatch(/bekr/);
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/FPA|Testi/);
    const letter = decoded(source);
    expect(letter).toContain('FPA:s sakkunnig på distans');
    expect(letter).toContain('Ta med ett identitetsbevis.');
    expect(letter).toContain(`Bokningskod: ${booking.code}`);
    expect(letter).toContain('METHOD:REQUEST');
  });

  it('remind the day before at nine and two hours before, and then no more', async () => {
    await hub.book({ contact, start: '2026-03-05T08:00:00.000Z' });
    await hub.hub.bookings.tick();
    for (const [at, letters, texts] of [['2026-03-04T06:59:59.000Z', 1, 1], ['2026-03-04T07:00:00.000Z', 2, 2], ['2026-03-05T05:59:59.000Z', 2, 2], ['2026-03-05T06:00:00.000Z', 2, 3], ['2026-03-05T12:00:00.000Z', 2, 3]] as const) {
      hub.clock.set(at);
      await hub.hub.bookings.tick();
      expect([at, smtp.letters().length, sms.delivered().length]).toEqual([at, letters, texts]);
    }
    expect(sms.delivered()[1]?.text).toContain('Muistutus');
  });

  it('remind of the new time after a move and of none after a cancellation', async () => {
    const booking = await hub.book({ contact: { phone: contact.phone }, start: '2026-03-05T08:00:00.000Z' });
    await hub.hub.bookings.tick();
    await hub.station(MIKKELI).bookings.moveFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, start: '2026-03-12T08:00:00.000Z', resourceIds: [] });
    await hub.hub.bookings.tick();
    hub.clock.set('2026-03-05T07:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await states()).toEqual(['confirmed sms sent', 'reminder sms dropped', 'reminder sms dropped', 'moved sms sent', 'reminder sms waiting', 'reminder sms waiting']);
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 1, reason: '' });
    hub.clock.set('2026-03-12T07:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await states()).toEqual(['confirmed sms sent', 'reminder sms dropped', 'reminder sms dropped', 'moved sms sent', 'reminder sms dropped', 'reminder sms dropped', 'cancelled sms sent']);
    expect(sms.delivered().at(-1)?.text).toBe('Varauksesi 12.3.2026 klo 10.00, Mikkelin asiointipiste, on peruttu.');
  });

  it('do not remind who has come already', async () => {
    const booking = await hub.book({ contact: { phone: contact.phone }, start: '2026-03-03T08:00:00.000Z' });
    await hub.hub.bookings.tick();
    await hub.database.db.updateTable('booking').set({ state: 'checkedIn' }).where('id', '=', booking.id).execute();
    hub.clock.set('2026-03-03T06:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(sms.delivered()).toHaveLength(1);
    expect(await states()).toEqual(['confirmed sms sent', 'reminder sms dropped']);
  });

  it('are told once when the hub was away while two reminders came due', async () => {
    await hub.book({ contact: { phone: contact.phone }, start: '2026-03-05T08:00:00.000Z' });
    await hub.hub.bookings.tick();
    hub.clock.set('2026-03-05T07:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(sms.delivered()).toHaveLength(2);
  });
});

describe('carriers that fail', () => {
  it('a busy one is asked again, later each time', async () => {
    smtp.mood('busy');
    sms.mood('busy');
    await hub.book({ contact });
    for (const wait of [0, SECOND, 2 * SECOND, 4 * SECOND]) {
      hub.clock.advance(wait);
      await hub.hub.bookings.tick();
      await hub.hub.bookings.tick();
    }
    expect(sms.calls()).toHaveLength(4);
    const { detail, kind, waiting, failed } = await hub.administrator.bookings.messaging();
    expect({ kind, waiting, failed }).toEqual({ kind: 'smtp', waiting: 3, failed: 0 });
    expect(detail).not.toContain(sms.token);
    smtp.mood('takes');
    sms.mood('takes');
    hub.clock.advance(HOUR);
    await hub.hub.bookings.tick();
    expect([smtp.letters().length, sms.delivered().length]).toEqual([1, 1]);
    // One name for all tries: whoever has it already can tell.
    expect(new Set(sms.calls()).size).toBe(1);
  });

  it('one that drops the line after taking delivers once', async () => {
    smtp.mood('dropsAfterLetter');
    sms.mood('dropsAfterTaking');
    await hub.book({ contact });
    await hub.hub.bookings.tick();
    smtp.mood('takes');
    sms.mood('takes');
    hub.clock.advance(10 * SECOND);
    await hub.hub.bookings.tick();
    expect(sms.delivered()).toHaveLength(1);
    const names = smtp.letters().map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim());
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it('one that refuses for good is not asked again, and the administrator sees it', async () => {
    smtp.mood('refuses');
    sms.mood('refuses');
    await hub.book({ contact });
    await hub.hub.bookings.tick();
    hub.clock.advance(HOUR);
    await hub.hub.bookings.tick();
    expect(sms.calls()).toHaveLength(1);
    expect(await hub.administrator.bookings.messaging()).toMatchObject({ waiting: 1, failed: 2 });
    const errors = (await hub.database.db.selectFrom('booking_message').select('last_error').execute()).map((row) => row.last_error ?? '').join(' ');
    expect(errors).not.toMatch(/testi@|0400000000|40 000/);
  });

  it('a message that cannot be written holds up no other', async () => {
    const broken = await hub.book({ contact: { phone: contact.phone } });
    await hub.database.db.updateTable('booking').set({ service_name: 'no JSON' }).where('id', '=', broken.id).execute();
    await hub.database.db.updateTable('booking_message').set({ state: 'waiting' }).where('booking_id', '=', broken.id).execute();
    const before = sms.delivered().length;
    await hub.book({ contact: { phone: '0400000001' }, start: '2026-03-03T10:00:00.000Z' });
    await hub.hub.bookings.tick();
    expect(sms.delivered().length).toBeGreaterThan(before);
    expect(sms.delivered().map(({ to }) => to)).toContain('0400000001');
  });

  it('a message that was not taken before the time changed is not sent late', async () => {
    sms.mood('busy');
    const booking = await hub.book({ contact: { phone: contact.phone } });
    await hub.hub.bookings.tick();
    await hub.station(MIKKELI).bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' });
    sms.mood('takes');
    hub.clock.advance(HOUR);
    await hub.hub.bookings.tick();
    expect(sms.delivered().map(({ text }) => text.includes('peruttu'))).toEqual([true]);
  });
});

describe('without carriers set', () => {
  it('messages are files whose names tell nothing of a person', async () => {
    const other = await startBookable({ carriers: carriersOf({}, folder, silentLog()) });
    await other.book({ contact });
    await other.hub.bookings.tick();
    const files = readdirSync(join(folder, 'messages'));
    expect(files).toHaveLength(2);
    expect(files.every((name) => /^[0-9A-Z]{26}\.json$/.test(name))).toBe(true);
    const [letter] = files.map((name) => JSON.parse(readFileSync(join(folder, 'messages', name), 'utf8')) as { channel: string; calendar: { text: string } | null }).filter(({ channel }) => channel === 'email');
    expect(new ICAL.Component(ICAL.parse(letter!.calendar!.text) as unknown[]).getFirstPropertyValue('method')).toBe('REQUEST');
    expect(await other.administrator.bookings.messaging()).toMatchObject({ kind: 'file', failed: 0 });
    await other.close();
  });
});

describe('what a customer gave of themselves', () => {
  it('is forgotten a month after the booking', async () => {
    const { id } = await hub.book({ contact, note: 'Kuulolaite' });
    const kept = () => hub.database.db.selectFrom('booking').select(['contact', 'note']).where('id', '=', id).executeTakeFirstOrThrow();
    hub.clock.set('2026-04-02T08:00:00.000Z');
    await hub.hub.bookings.tick();
    expect((await kept()).note).toBe('Kuulolaite');
    hub.clock.set('2026-04-03T08:00:00.000Z');
    await hub.hub.bookings.tick();
    expect(await kept()).toEqual({ contact: '{}', note: '' });
    const answers = await hub.database.db.selectFrom('command').select('answer').where('procedure', '=', 'bookings.bookFor').execute();
    expect(answers).toEqual([]);
  });
});
