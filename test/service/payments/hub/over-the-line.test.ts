/** A bank's file as a portal sends it to a hub that runs in earnest: larger than any other message, over the real socket. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HubContract } from '#shared/contract/index.ts';
import { enrol, passFor } from '../../../contract/served.ts';
import { startHubProcess, type HubProcess } from '../../../support/hub-process.ts';
import { countedIds } from '../../../support/ids.ts';
import { COLLECTOR } from '../../../support/settlement.ts';

let hub: HubProcess;
let socket: WebSocket;
let portal: ContractRouterClient<HubContract>;
const commands = countedIds('D');
const commandId = () => commands.next();

beforeAll(async () => {
  hub = await startHubProcess();
  const port = Number(new URL(hub.address).port);
  const code = new URL((await hub.fresh()).addresses.portal).hash.replace('#enrol=', '');
  socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, ['onedoor', await passFor(port, await enrol(port, code))]);
  await new Promise((open, fail) => {
    socket.addEventListener('open', open, { once: true });
    socket.addEventListener('error', fail, { once: true });
  });
  portal = createORPCClient(new RPCLink({ websocket: socket }));
  await portal.portal.setUp({ commandId: commandId(), name: 'Ylläpito', password: 'a-long-test-password' });
  await portal.portal.signIn({ commandId: commandId(), name: 'Ylläpito', password: 'a-long-test-password' });
  await portal.payments.saveCollector({ commandId: commandId(), collector: COLLECTOR });
}, 60_000);
afterAll(async () => {
  socket.close();
  await hub.close();
});

test('a month of bookings is read whole, and once', { timeout: 60_000 }, async () => {
  const entry = (number: number) =>
    `<Ntry>\n<Amt Ccy="EUR">1.${String(number % 100).padStart(2, '0')}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-04-03</Dt></BookgDt><AcctSvcrRef>B${number}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>${'ä'.repeat(900)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  const xml = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr/><Stmt><Id>S</Id><CreDtTm>2026-04-03T20:00:00</CreDtTm><Acct><Id><IBAN>${COLLECTOR.iban}</IBAN></Id></Acct>${Array.from({ length: 3_000 }, (_, index) => entry(index)).join('')}</Stmt></BkToCstmrStmt></Document>`;
  expect(Buffer.byteLength(xml)).toBeGreaterThan(6_000_000);
  expect(await portal.payments.readStatement({ commandId: commandId(), xml })).toEqual({ added: 3_000, known: 0, matched: 0 });
  expect(await portal.payments.readStatement({ commandId: commandId(), xml })).toEqual({ added: 0, known: 3_000, matched: 0 });
});
