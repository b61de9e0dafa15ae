/** The queue column: who stands where, and who has waited too long. */
import { expect, test } from 'vitest';
import type { QueueBoard, WaitingTicket } from '#shared/contract/queue.ts';
import { boardView, deskOf } from '../../../renderer/features/queue/board-view.ts';

const now = Date.parse('2026-11-23T08:30:00.000Z');
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

const ticket = (number: string, change: Partial<WaitingTicket> = {}): WaitingTicket => ({
  id: number,
  number,
  groupId: number.charAt(0),
  state: 'waiting',
  language: 'fi',
  needs: [],
  takenAt: minutesAgo(1),
  calledAt: null,
  deskId: null,
  promisedAt: null,
  priority: 0,
  callCount: 0,
  cardId: null,
  cardName: null,
  ...change,
});

const desk = (id: string, change: Partial<QueueBoard['desks'][number]> = {}): QueueBoard['desks'][number] => ({ id, number: 1, name: '', open: true, paused: false, advisorId: 'me', advisorName: 'Me', groupIds: ['P'], ticketId: null, visitId: null, ...change });

const group = (id: string) => ({ id, position: 0, letter: id, name: { fi: id }, waiting: 0, longestSince: null, wait: null });

const board = (tickets: WaitingTicket[], desks = [desk('d1')]): QueueBoard => ({ sequence: 1, at: minutesAgo(0), tickets, desks, groups: [group('P'), group('V')], targetMinutes: 10 });

test('the desk’s own groups come first, each longest waiting first', () => {
  const view = boardView(board([ticket('V001', { takenAt: minutesAgo(30) }), ticket('P002', { takenAt: minutesAgo(2) }), ticket('P001', { takenAt: minutesAgo(5) })]), 'd1', now);
  expect(view.waiting.map((row) => row.ticket.number)).toEqual(['P001', 'P002', 'V001']);
  expect(view.waiting.map((row) => row.mine)).toEqual([true, true, false]);
});

test('exactly the target is not over it; a second more is', () => {
  const taken = (seconds: number) => ticket('P001', { takenAt: new Date(now - seconds * 1_000).toISOString() });
  expect(boardView(board([taken(600)]), 'd1', now).overTarget).toBe(0);
  expect(boardView(board([taken(601)]), 'd1', now).overTarget).toBe(1);
});

test('a clock behind the server’s shows no negative waiting', () => {
  expect(boardView(board([ticket('P001', { takenAt: minutesAgo(-3) })]), 'd1', now).waiting[0]?.waitedSeconds).toBe(0);
});

test('the called ticket is the desk’s own; another desk’s is not shown as called here', () => {
  const tickets = [ticket('P001', { state: 'called', deskId: 'd1' }), ticket('P002', { state: 'called', deskId: 'd2' })];
  const desks = [desk('d1', { ticketId: 'P001' }), desk('d2', { ticketId: 'P002', advisorId: 'other' })];
  const view = boardView(board(tickets, desks), 'd1', now);
  expect(view.called?.ticket.number).toBe('P001');
  expect(view.waiting).toEqual([]);
});

test('held and missed tickets stand apart, the latest missed first', () => {
  const tickets = [ticket('P001', { state: 'held' }), ticket('P002', { state: 'noShow', takenAt: minutesAgo(20) }), ticket('P003', { state: 'noShow', takenAt: minutesAgo(10) })];
  const view = boardView(board(tickets), 'd1', now);
  expect(view.held.map((row) => row.ticket.number)).toEqual(['P001']);
  expect(view.missed.map((row) => row.ticket.number)).toEqual(['P003', 'P002']);
});

test('a paused desk is not counted as open', () => {
  const view = boardView(board([], [desk('d1'), desk('d2', { paused: true }), desk('d3', { open: false })]), 'd1', now);
  expect([view.openDesks, view.desks]).toEqual([1, 3]);
});

test('my desk is the session’s when it is mine, else the open one in my name, else none', () => {
  const desks = [desk('d1'), desk('d2'), desk('d3', { advisorId: 'other' })];
  expect(deskOf({ desks }, { advisorId: 'me', deskId: 'd2' })?.id).toBe('d2');
  expect(deskOf({ desks }, { advisorId: 'me', deskId: 'd3' })?.id).toBe('d1');
  expect(deskOf({ desks: [desk('d1', { open: false })] }, { advisorId: 'me', deskId: 'd1' })).toBeNull();
});
