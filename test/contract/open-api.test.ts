/** The same procedures for other programs: a lint-clean OpenAPI 3.1 document, and calls with a bearer pass. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebServer } from '#transport/web-server.ts';
import { startPoint, type TestPoint } from '../support/station.ts';
import { codeFor, enrol, passFor, serveHub, servePoint, type Enrolled } from './served.ts';
import { startHub, type TestHub } from './test-hub.ts';

let point: TestPoint;
let hub: TestHub;
let stationWeb: WebServer;
let hubWeb: WebServer;
let terminal: Enrolled;
beforeAll(async () => {
  point = await startPoint({ desks: 1 });
  hub = await startHub();
  stationWeb = await servePoint(point);
  hubWeb = await serveHub(hub);
  terminal = await enrol(stationWeb.port, await codeFor(point, 'terminal'));
});
afterAll(async () => {
  await stationWeb.close();
  await hubWeb.close();
  await point.close();
  await hub.close();
});

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
}

const documents = new Map<WebServer, string>();

/** Asked for once: a connection kept alive would be stale after the seconds that the rules take. */
const documentOf = async (web: WebServer) => {
  const known = documents.get(web);
  if (known !== undefined) return known;
  const response = await fetch(`http://127.0.0.1:${web.port}/openapi.json`);
  expect(response.headers.get('content-type')).toContain('application/json');
  const text = await response.text();
  documents.set(web, text);
  return text;
};

describe.each([
  ['station', () => stationWeb, () => point.station.router as Record<string, object>],
  ['hub', () => hubWeb, () => hub.hub.router as Record<string, object>],
])('the document of the %s', (_name, web, router) => {
  it('is 3.1 and has nothing that the recommended rules complain of', { timeout: 60_000 }, async () => {
    const source = await documentOf(web());
    expect((JSON.parse(source) as Document).openapi).toMatch(/^3\.1\./);
    const problems = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) });
    expect([...new Set(problems.map(({ ruleId, severity, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`))]).toEqual([]);
  });

  it('names every procedure once, with its refusals', async () => {
    const { paths } = JSON.parse(await documentOf(web())) as Document;
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const procedures = Object.entries(router()).flatMap(([slice, procedure]) => Object.keys(procedure).map((name) => `${slice}.${name}`));
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(procedures.toSorted());
    for (const { responses } of operations) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '403', '422']));
  });
});

describe('a call over HTTP', () => {
  const call = async (method: string, path: string, body?: object, pass?: string) => {
    const bearer = pass ?? (await passFor(stationWeb.port, terminal));
    const response = await fetch(`http://127.0.0.1:${stationWeb.port}/api${path}`, { method, headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('reads and changes with a pass', async () => {
    expect(await call('GET', '/queue/terminal')).toMatchObject({ status: 200, body: { state: 'open' } });
    const input = { commandId: point.commandId(), groupId: point.groupIds[0]!, language: 'fi' };
    const first = await call('POST', '/queue/tickets', input);
    expect(first).toMatchObject({ status: 200, body: { number: 'P001' } });
    expect(await call('POST', '/queue/tickets', input)).toEqual(first);
    expect(await call('GET', `/queue/tickets/${String(first.body['ticketId'])}/slip`)).toMatchObject({ status: 200, body: { number: 'P001' } });
    expect(await call('GET', '/queue/suggest?words=passi&language=fi')).toMatchObject({ status: 200 });
  });

  it('is refused as the contract says', async () => {
    expect(await call('GET', '/queue/board')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', defined: true, data: { action: 'queue.board' } } });
    expect(await call('POST', '/queue/tickets', { groupId: 'x' })).toMatchObject({ status: 422, body: { code: 'BAD_INPUT' } });
    expect((await call('POST', '/queue/tickets', { commandId: point.commandId(), groupId: point.commandId(), language: 'fi' })).status).toBe(404);
  });

  it('needs a pass, and a fresh one', async () => {
    expect(await call('GET', '/queue/terminal', undefined, 'made-up')).toEqual({ status: 401, body: { code: 'NOT_ENROLLED' } });
    const pass = await passFor(stationWeb.port, terminal);
    expect((await call('GET', '/queue/terminal', undefined, pass)).status).toBe(200);
    expect((await call('GET', '/queue/terminal', undefined, pass)).status).toBe(401);
    const bare = await fetch(`http://127.0.0.1:${stationWeb.port}/api/queue/terminal`);
    expect(bare.status).toBe(401);
  });

  it('answers a body that is no JSON, and a path that is nothing, without breaking', async () => {
    const pass = await passFor(stationWeb.port, terminal);
    const response = await fetch(`http://127.0.0.1:${stationWeb.port}/api/queue/tickets`, { method: 'POST', headers: { authorization: `Bearer ${pass}`, 'content-type': 'application/json' }, body: '{"commandId":' });
    expect(response.status).toBe(400);
    expect((await call('GET', '/nothing')).status).toBe(404);
  });
});
