import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '#service/kernel/audit-trail.ts';
import { startPoint, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await startPoint();
});
afterAll(() => point.close());

const list = (filter: object = {}) => point.advisors[0]!.client.audit.list({ ...filter });

it('tells who did what, newest first, and the looking itself is a row of it', async () => {
  const first = await list();
  expect(first[0]).toMatchObject({ action: 'audit.list', advisorName: 'Advisor 1', deviceId: 'desk-1' });
  expect(first.map(({ sequence }) => sequence)).toEqual(first.map((_row, index) => first.length - index));
  expect((await list())).toHaveLength(first.length + 1);
  expect(firstBrokenAuditRow(point.station.deps.db)).toBeNull();
});

it('is narrowed by person, act and place in it', async () => {
  const other = point.advisors[1]!.advisorId;
  expect((await list({ advisorId: other })).every((row) => row.advisorId === other)).toBe(true);
  const signIns = await list({ action: 'point.signIn' });
  expect(signIns.length).toBe(2);
  expect((await list({ action: 'point.signIn', before: signIns[0]!.sequence, limit: 1 })).map(({ sequence }) => sequence)).toEqual([signIns[1]!.sequence]);
});

it('has no PIN in it, nor anything else that was typed', async () => {
  expect(JSON.stringify(await list({ limit: 500 }))).not.toContain('7294');
});
