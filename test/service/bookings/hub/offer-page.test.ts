/** The page of an offer on the customer's phone, over HTTP as the phone asks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WaitListEntry } from '#shared/contract/bookings/words.ts';
import { silentLog } from '#service/kernel/log.ts';
import { serveOffers } from '#transport/offer-page.ts';
import { carriersOf } from '../../../../electron/hosts/messages.ts';
import { startSmsGateway, type FakeSmsGateway } from '../../../support/fakes/messages/sms-gateway.ts';
import { MIKKELI, startBookable, type Bookable } from '../../../support/bookable.ts';

let hub: Bookable;
let sms: FakeSmsGateway;
let server: Server;
let folder: string;
let entry: WaitListEntry;
let address: string;

/** The only half hour of Tuesday became free, and is offered to the one who waits. */
beforeEach(async () => {
  sms = await startSmsGateway();
  folder = mkdtempSync(join(tmpdir(), 'onedoor-offers-'));
  hub = await startBookable({ carriers: carriersOf({ ONEDOOR_SMS_URL: sms.url, ONEDOOR_SMS_TOKEN: sms.token }, folder, silentLog()) });
  const expert = (await hub.administrator.bookings.resources()).find(({ kind }) => kind === 'expert')!;
  await hub.administrator.bookings.saveResource({ commandId: hub.commandId(), resource: { ...expert, hours: { week: [[], [{ opens: '10:00', closes: '10:30' }], [], [], [], [], []], exceptions: [] } } });
  const booking = await hub.book();
  const { bookings } = hub.station(MIKKELI);
  entry = await bookings.waitListFor({ commandId: hub.commandId(), entry: { serviceId: 'kela-etana', pointId: MIKKELI, language: 'sv', contact: { phone: '+358400000001' }, earliest: '2026-03-02', latest: '2026-03-06' } });
  await bookings.cancelFor({ commandId: hub.commandId(), bookingId: booking.id, sequence: 0, reason: '' });
  await hub.hub.bookings.tick();
  const serve = serveOffers(hub.hub.bookings.offers, silentLog());
  server = createServer((request, response) => {
    if (!serve(request, response, request.url ?? '')) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${new URL(/https?:\S+/.exec(sms.delivered()[0]!.text)![0]).pathname}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await hub.close();
  await sms.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => {
  const response = await fetch(address);
  return { status: response.status, text: await response.text(), policy: response.headers.get('content-security-policy') };
};
const send = async (body: string) => {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  return { status: response.status, text: await response.text() };
};
const state = async () => (await hub.station(MIKKELI).bookings.waitingByCodeFor({ code: entry.code! }))!.state;

it('comes by text message in the customer’s language, and shows the time and until when it is held', async () => {
  expect(sms.delivered()[0]!.text).toMatch(/^En tid blev ledig för dig 3\.3\.2026 kl\. 10\.00, Mikkelin asiointipiste\. Passar den\? Svara senast .*14\.00: http/);
  const page = await open();
  expect(page.status).toBe(200);
  expect(page.policy).toContain("form-action 'self'");
  expect(page.text).toMatch(/lang="sv".*Passar den här tiden dig\?.*FPA:s sakkunnig på distans.*10\.00.*14\.00/s);
  expect(page.text).not.toContain('+358400000001');
  // Looking is no answer, however often.
  await open();
  expect(await state()).toBe('offered');
});

it('is taken once, shows the code from then on, and is told by a confirmation', async () => {
  const [first, second] = await Promise.all([send('answer=take'), send('answer=take')]);
  const booking = (await hub.station(MIKKELI).bookings.waitingByCodeFor({ code: entry.code! }))!.booking!;
  for (const page of [first, second, await open()]) expect([page.status, page.text.includes('Tiden är din'), page.text.includes(booking.code)]).toEqual([200, true, true]);
  await hub.hub.bookings.tick();
  expect(sms.delivered().map(({ text }) => text.slice(0, 12))).toEqual(['En tid blev ', 'Din bokning:']);
  hub.clock.set('2026-03-04T08:00:00.000Z');
  await hub.hub.bookings.tick();
  expect((await open()).status).toBe(404);
});

it('is declined, or left, and the page is gone', async () => {
  expect((await send('answer=decline')).text).toContain('Du står kvar på väntelistan');
  expect(await state()).toBe('waiting');
  expect(await open()).toMatchObject({ status: 404 });
  expect((await send('answer=take')).status).toBe(404);
});

it('says that nobody is written to any more when they leave', async () => {
  expect((await send('answer=leave')).text).toContain('Du står inte längre på väntelistan');
  expect(await state()).toBe('withdrawn');
});

it('is no longer on offer once its time is up, and takes nothing but one of the answers', async () => {
  for (const body of ['answer=cancel', '', 'answer=take'.padEnd(5_000, 'x')]) expect((await send(body)).text).toContain('Passar den här tiden dig?');
  expect(await state()).toBe('offered');
  hub.clock.set('2026-03-02T12:00:00.000Z');
  await hub.hub.bookings.tick();
  expect((await open()).status).toBe(404);
  expect((await open()).text).toMatch(/ei ole enää tarjolla.*erbjuds inte längre.*no longer on offer/s);
  expect(sms.delivered().at(-1)!.text).toContain('Du står kvar på väntelistan');
});
