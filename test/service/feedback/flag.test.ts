import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CardFlagged } from '#shared/contract/outbox.ts';
import { putCards, testCard } from '../../support/cards.ts';
import { refusalOf } from '../../support/refusal.ts';
import { startDesks, type Desks } from '../visits/at-desks.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await startDesks({ desks: 1 });
});
afterAll(() => desks.close());

const flag = (change: object = {}) =>
  desks.clients[0]!.feedback.flagCard({ commandId: desks.commandId(), kind: 'cardWrong', cardId: 'permit', cardVersion: 1, visitId: null, text: 'Maksu on vanhentunut', ...change });

const rows = () => {
  const { db } = desks.station.deps;
  return {
    flags: db.all(db.q.selectFrom('card_flag').selectAll().orderBy('id')),
    sent: db.all(db.q.selectFrom('outbox').select('payload').where('kind', '=', 'card.flagged').orderBy('sequence')).map((row) => JSON.parse(row.payload) as unknown),
  };
};

describe('a flag on a card', () => {
  it('is kept and waits for the hub, with the version it was found in and nobody in it', async () => {
    const visit = await desks.walkUp();
    await putCards(desks, [testCard('permit', { version: 2 })]);
    const { flagId } = await flag({ visitId: visit.id, kind: 'answerNotFound' });
    const { flags, sent } = rows();
    expect(flags.at(-1)).toEqual({ id: flagId, kind: 'answerNotFound', card_id: 'permit', card_version: 1, visit_id: visit.id, text: 'Maksu on vanhentunut', at: desks.clock.now(), advisor_id: desks.advisors[0]!.advisorId });
    expect(sent.at(-1)).toEqual({ flagId, kind: 'answerNotFound', cardId: 'permit', cardVersion: 1, text: 'Maksu on vanhentunut' });
    expect(CardFlagged.parse(sent.at(-1))).toEqual(sent.at(-1));
  });

  it('is refused for a card, version or visit that is not there, and for personal data in its text', async () => {
    const before = rows().flags.length;
    expect(await refusalOf(flag({ cardId: 'unheard-of' }))).toEqual({ code: 'NOT_FOUND', data: { what: 'card' } });
    expect(await refusalOf(flag({ cardVersion: 9 }))).toEqual({ code: 'NOT_FOUND', data: { what: 'card' } });
    expect(await refusalOf(flag({ visitId: desks.deskIds[0] }))).toEqual({ code: 'NOT_FOUND', data: { what: 'visit' } });
    expect(await refusalOf(flag({ text: 'Asiakas 010594Y9021 sai väärän ohjeen' }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'text', reason: 'personalData' }] } });
    expect(rows().flags).toHaveLength(before);
  });
});
