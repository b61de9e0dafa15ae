import { createServer, type Server } from 'node:http';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phonePages } from '#service/features/payments/index.ts';
import { silentLog } from '#service/kernel/log.ts';
import { serveReceipts } from '#transport/receipt-page.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { startPaperTill, type PaperTill } from './desk.ts';

let till: PaperTill;
let server: Server;
let origin: string;

beforeEach(async () => {
  till = await startPaperTill();
  const serve = serveReceipts(phonePages(till.station.deps), silentLog());
  server = createServer((request, response) => {
    if (!serve(request, response, request.url ?? '/')) response.writeHead(418).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await till.close();
});

const linkOf = (number: string, commandId = till.commandId()) => till.cashier.payments.receiptLink({ commandId, number });
const pathOf = (address: string) => new URL(address).pathname;
const look = (path: string, method = 'GET') => fetch(`${origin}${path}`, { method });

describe('a link to a receipt', () => {
  it('shows the receipt and gives it to be saved', async () => {
    const { receiptNumber } = await till.sold();
    const { address, until } = await linkOf(receiptNumber);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4310\/receipt\/[\w-]{22}$/);
    expect(Date.parse(until) - Date.parse(till.clock.now())).toBe(14 * 86_400_000);
    const page = await look(pathOf(address));
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('<h1>Kuittisi</h1>');
    expect(html).toContain('>Passi</text>');
    expect(html).not.toContain('<script');
    const pdf = await look(`${pathOf(address)}.pdf`);
    expect(pdf.headers.get('content-disposition')).toBe('attachment; filename="receipt-1-1.pdf"');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), { mergePages: true });
    expect(text).toContain('Poliisi');
  });

  it('is told to nobody else: no cache, no referrer, no search, and its style alone may run', async () => {
    const { address } = await linkOf((await till.sold()).receiptNumber);
    const page = await look(pathOf(address));
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    const html = await page.text();
    expect(html).toContain(`<style nonce="${nonce}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toMatch(/ style=|http:\/\/(?!www\.w3\.org\/2000\/svg)|https:\/\//);
  });

  it('is the same while it is valid, and its secret is kept nowhere', async () => {
    const { receiptNumber } = await till.sold();
    const commandId = till.commandId();
    const [first, tapped, again] = [await linkOf(receiptNumber, commandId), await linkOf(receiptNumber, commandId), await linkOf(receiptNumber)];
    expect(tapped).toEqual(first);
    expect(again).toEqual(first);
    const secret = pathOf(first.address).split('/').at(-1)!;
    const tables = till.station.deps.db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'").all() as { name: string }[];
    expect(tables.filter(({ name }) => JSON.stringify(till.station.deps.db.raw.prepare(`SELECT * FROM ${name}`).all()).includes(secret))).toEqual([]);
  });

  it('of each receipt is another', async () => {
    const addresses = [await linkOf((await till.sold()).receiptNumber), await linkOf((await till.sold()).receiptNumber)].map(({ address }) => address);
    expect(new Set(addresses).size).toBe(2);
  });

  it('of an Arabic reader has an Arabic page from right to left around a receipt from left to right', async () => {
    const sale = await till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskId, language: 'ar' });
    await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'passi' });
    const { receiptNumber } = await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 5_600 });
    const html = await look(pathOf((await linkOf(receiptNumber!)).address)).then((page) => page.text());
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<h1>إيصالك</h1>');
    expect(html).toMatch(/<svg [^>]*lang="en" direction="ltr"/);
  });

  it('says that it is over after two weeks, in the customer’s language, and a new one works', async () => {
    const { receiptNumber } = await till.sold();
    const { address } = await linkOf(receiptNumber);
    till.clock.advance(14 * 86_400_000 - 1);
    expect((await look(pathOf(address))).status).toBe(200);
    till.clock.advance(1);
    const page = await look(pathOf(address));
    expect(page.status).toBe(410);
    const html = await page.text();
    expect(html).toContain('Linkki ei ole enää voimassa');
    expect(html).not.toContain('Passi');
    const pdf = await look(`${pathOf(address)}.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
    const fresh = await linkOf(receiptNumber);
    expect(fresh.address).not.toBe(address);
    expect((await look(pathOf(fresh.address))).status).toBe(200);
  });

  it('that was guessed shows nothing, in three languages; other paths are others’', async () => {
    const page = await look('/receipt/AAAAAAAAAAAAAAAAAAAAAA');
    expect(page.status).toBe(404);
    for (const words of ['Linkki ei ole enää voimassa', 'Länken gäller inte längre', 'The link is no longer valid']) expect(await look('/receipt/AAAAAAAAAAAAAAAAAAAAAA').then((one) => one.text())).toContain(words);
    for (const path of ['/receipt', '/receipt/', '/receipt/short', '/receipt/AAAAAAAAAAAAAAAAAAAAAA/x', '/place']) expect((await look(path)).status).toBe(418);
    expect((await look('/receipt/AAAAAAAAAAAAAAAAAAAAAA', 'POST')).status).toBe(418);
  });

  it('is on the customer’s terminal as long as it is valid', async () => {
    const { receiptNumber } = await till.sold();
    const shown = async () => {
      for await (const view of await till.cashier.payments.watchCustomerOf({ deskId: till.deskId })) return view.receiptAddress;
      return null;
    };
    expect(await shown()).toBeNull();
    const { address } = await linkOf(receiptNumber);
    expect(await shown()).toBe(address);
  });

  it('is refused of what is not there', async () => {
    expect(await refusalOf(linkOf('9-9'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
