/** Who is vouched for, whose key is known, and what a hub that lies cannot do unseen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicKey, verify } from 'node:crypto';
import type { RemoteSession, VouchedKey } from '#shared/contract/remote/words.ts';
import { identityStatement } from '#shared/domain/remote-trust.ts';
import { isVouched } from '#service/features/remote/vouchers.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { signedSignal, signingKey, vouched } from '../../support/remote-hub.ts';
import { documentEvidence } from '../visits/at-desks.ts';
import { eventually, nextSignals, startRemotePoint, type RemotePoint } from './at-point.ts';

let remote: RemotePoint;
beforeEach(async () => {
  remote = await startRemotePoint();
});
afterEach(() => remote.close());
const command = () => ({ commandId: remote.point.commandId() });

/** The hub says another key for the expert. */
const otherKey = (key: (said: RemoteSession) => VouchedKey) => (said: RemoteSession): RemoteSession => ({
  ...said,
  participants: said.participants.map((participant) => (participant.role === 'expert' && participant.key ? { ...participant, key: key(said) } : participant)),
});

describe('a participant’s key', () => {
  it('is vouched for in this session, place and role alone', () => {
    const [station, key] = [signingKey(), signingKey()];
    const place = { sessionId: '0000000000000000000000SESS', participantId: '0000000000000000000000PART', role: 'customer' } as const;
    const good = vouched(station, key, place);
    expect(isVouched(place, good)).toBe(true);
    expect(isVouched({ ...place, sessionId: '0000000000000000000000SES2' }, good)).toBe(false);
    expect(isVouched({ ...place, participantId: '0000000000000000000000PAR2' }, good)).toBe(false);
    expect(isVouched({ ...place, role: 'advisor' }, good)).toBe(false);
    expect(isVouched(place, { ...good, publicKey: signingKey().publicKey })).toBe(false);
    expect(isVouched(place, { ...good, voucher: { ...good.voucher, publicKey: signingKey().publicKey } })).toBe(false);
    expect(isVouched(place, { ...good, voucher: { ...good.voucher, signature: '' } })).toBe(false);
    const curve = signingKey('P-384');
    expect(isVouched(place, vouched(station, curve, place))).toBe(false);
    expect(isVouched(place, vouched(curve, key, place))).toBe(false);
  });

  it('of no use is refused before the room hears of it', async () => {
    const { session } = await remote.call(await remote.visit());
    for (const publicKey of ['', 'x', signingKey('P-384').publicKey, `${signingKey().publicKey}\nrole`]) {
      expect(await refusalOf(remote.desks[0]!.remote.join({ ...command(), sessionId: session.id, publicKey }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'publicKey', reason: 'wrongForm' }] } });
    }
  });

  it('comes to the expert with this station’s word, for customer and advisor, and the customer has no name', async () => {
    const talk = await remote.talk();
    const atHub = (await remote.seen())!.session.participants;
    for (const [id, role, name] of [[talk.customer.id, 'customer', null], [talk.advisor.id, 'advisor', 'Advisor 1']] as const) {
      const participant = atHub.find((one) => one.id === id)!;
      expect(participant).toMatchObject({ role, name });
      expect(participant.key!.voucher.publicKey).toBe(remote.point.station.deps.key.publicKey);
      expect(isVouched({ sessionId: talk.sessionId, participantId: id, role }, participant.key!)).toBe(true);
    }
  });
});

describe('a hub that lies', () => {
  it('about the expert’s key is seen, and nothing of that one is passed on', async () => {
    const { sessionId, customer, advisor, expert } = await remote.talk();
    const stop = new AbortController();
    const toCustomer = (await remote.terminals[0]!.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
    const send = (count: number) => remote.expert.client.remote.signal({ sessionId, signals: [signedSignal(expert.key, sessionId, { from: expert.id, to: customer.id, count })] });
    await send(1);
    expect((await nextSignals(toCustomer, 1))[0]!.count).toBe(1);
    const [thief, device] = [signingKey(), signingKey()];
    remote.meddle(otherKey((said) => ({ ...vouched(device, thief, { sessionId: said.id, participantId: expert.id, role: 'expert' }), publicKey: signingKey().publicKey })));
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId, what: 'check', reason: 'Katson' });
    const seen = await eventually('the lie', async () => {
      const now = await remote.seen();
      return now?.untrusted.length === 1 && now;
    });
    expect(seen.untrusted).toEqual([expert.id]);
    expect(seen.session.participants.find(({ id }) => id === expert.id)).toMatchObject({ key: null, present: false });
    const next = nextSignals(toCustomer, 1);
    await send(2);
    await remote.desks[0]!.remote.signal({ sessionId, signals: [signedSignal(advisor.key, sessionId, { from: advisor.id, to: customer.id, count: 1 })] });
    expect(await next).toMatchObject([{ from: advisor.id, sequence: 3 }]);
    expect(await refusalText(remote.terminals[0]!.remote.signal({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: expert.id, count: 9 })] }))).toBe('NOT_FOUND');
    remote.meddle(null);
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId, what: 'check', reason: 'Katson' });
    await eventually('the truth', async () => (await remote.seen())?.untrusted.length === 0);
    await send(3);
    expect((await nextSignals(toCustomer, 1))[0]!.count).toBe(3);
    stop.abort();
  });

  it('about a customer of its own making is seen', async () => {
    const { sessionId } = await remote.talk();
    const [device, key] = [signingKey(), signingKey()];
    const stranger = '0000000000000000000000FAKE';
    remote.meddle((said) => ({ ...said, participants: [...said.participants, { id: stranger, role: 'customer', name: null, authority: null, key: vouched(device, key, { sessionId: said.id, participantId: stranger, role: 'customer' }), present: true, joinedAt: said.askedAt }] }));
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId, what: 'check', reason: 'Katson' });
    const seen = await eventually('the stranger', async () => {
      const now = await remote.seen();
      return now?.untrusted.includes(stranger) && now;
    });
    expect(seen.session.participants.find(({ id }) => id === stranger)).toMatchObject({ key: null, present: false });
  });
});

describe('the expert’s own key', () => {
  const met = async () => {
    const { sessionId } = await remote.talk();
    const { expertKey } = (await remote.seen())!;
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId });
    await remote.expert.finish(sessionId, 'done');
    await eventually('the end', async () => (await remote.seen())?.session.state === 'ended');
    const { visitId, eventId } = (await remote.seen())!;
    await remote.desks[0]!.visits.closeService({ ...command(), visitId, eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId });
    return expertKey;
  };

  it('is met first, then known, told when it is another one, and then known as well', async () => {
    expect(await met()).toBe('first');
    expect(await met()).toBe('known');
    const device = signingKey();
    remote.meddle(otherKey((said) => {
      const own = said.participants.find(({ role }) => role === 'expert')!;
      return vouched(device, signingKeyOf(own.id), { sessionId: said.id, participantId: own.id, role: 'expert' });
    }));
    expect(await met()).toBe('changed');
    expect(await met()).toBe('known');
    const audited = remote.point.station.deps.db.raw.prepare(`SELECT count(*) FROM audit WHERE action = 'remote.expertKeyChanged'`).pluck().get();
    expect(audited).toBe(1);
  });

  const keys = new Map<string, ReturnType<typeof signingKey>>();
  const signingKeyOf = (id: string) => {
    const key = keys.get(id) ?? signingKey();
    keys.set(id, key);
    return key;
  };
});

describe('signals', () => {
  it('of others, to oneself, to nobody, replayed or badly signed are refused', async () => {
    const { sessionId, customer, advisor, expert } = await remote.talk();
    const send = (signal: ReturnType<typeof signedSignal>) => refusalText(remote.terminals[0]!.remote.signal({ sessionId, signals: [signal] }));
    expect(await send(signedSignal(customer.key, sessionId, { from: advisor.id, to: expert.id, count: 1 }))).toBe('FORBIDDEN');
    expect(await send(signedSignal(customer.key, sessionId, { from: customer.id, to: customer.id, count: 1 }))).toBe('NOT_FOUND');
    expect(await send(signedSignal(customer.key, sessionId, { from: customer.id, to: '01ZZZZZZZZZZZZZZZZZZZZZZZZ', count: 1 }))).toBe('NOT_FOUND');
    const good = signedSignal(customer.key, sessionId, { from: customer.id, to: expert.id, count: 1 });
    await remote.terminals[0]!.remote.signal({ sessionId, signals: [good] });
    expect(await send(good)).toBe('CONFLICT replayed');
    expect(await send({ ...good, count: 2 })).toBe('CONFLICT badKey');
    expect(await send(signedSignal(customer.key, '0000000000000000000000SESS', { from: customer.id, to: expert.id, count: 3 }))).toBe('CONFLICT badKey');
    await remote.terminals[0]!.remote.signal({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: expert.id, count: 4 })] });
  });

  it('end for a page that was loaded anew, and for all when it is hung up', async () => {
    const { sessionId, customer } = await remote.talk();
    const stop = new AbortController();
    const old = (await remote.terminals[0]!.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
    const ended = old.next();
    const joined = await remote.terminals[0]!.remote.join({ ...command(), sessionId, publicKey: signingKey().publicKey });
    expect(joined.self.id).toBe(customer.id);
    expect((await ended).done).toBe(true);
    const now = (await remote.terminals[0]!.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
    const over = now.next();
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId });
    expect((await over).done).toBe(true);
    expect(await refusalText(remote.terminals[0]!.remote.signal({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: customer.id, count: 1 })] }))).toBe('SESSION_OVER');
  });

  it('of an advisor who left go no more, while customer and expert go on', async () => {
    const { sessionId, advisor, expert } = await remote.talk();
    await remote.desks[0]!.remote.leave({ ...command(), sessionId });
    expect(await refusalText(remote.desks[0]!.remote.signal({ sessionId, signals: [signedSignal(advisor.key, sessionId, { from: advisor.id, to: expert.id, count: 1 })] }))).toBe('CONFLICT notJoined');
    await eventually('the advisor gone', async () => !(await remote.seen())?.session.participants.some(({ id }) => id === advisor.id));
    expect(await remote.seen()).toMatchObject({ session: { state: 'talking' }, selfId: null });
    const back = await remote.desks[0]!.remote.join({ ...command(), sessionId, publicKey: signingKey().publicKey });
    expect(back.self.id).toBe(advisor.id);
  });
});

describe('identity', () => {
  const check = (visitId: string) => remote.desks[0]!.identity.record({ ...command(), visitId, evidence: documentEvidence });
  const open = async () => {
    const seen = await eventually('the request', async () => {
      const now = await remote.seen();
      return now?.session.identityRequests.some(({ state }) => state === 'open') && now;
    });
    return seen.session.identityRequests.find(({ state }) => state === 'open')!;
  };
  const everything = () => JSON.stringify(['command', 'event', 'audit', 'outbox', 'remote_session', 'job'].map((table) => remote.point.station.deps.db.raw.prepare(`SELECT * FROM ${table}`).all()));

  it('is stated with the station’s signature, and a new check states it anew', async () => {
    const talk = await remote.talk();
    const before = (await remote.seen())!.session.identity!;
    expect(before).toMatchObject({ method: 'anonymous', level: 'none', nonDisclosure: 'unknown', publicKey: remote.point.station.deps.key.publicKey });
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId: talk.sessionId, what: 'check', reason: 'Hakemus vaatii' });
    const request = await open();
    expect(await refusalText(remote.desks[0]!.remote.answerIdentity({ ...command(), sessionId: talk.sessionId, requestId: request.id, answer: { kind: 'checked' } }))).toBe('CONFLICT notChecked');
    await check(talk.visit.id);
    const input = { ...command(), sessionId: talk.sessionId, requestId: request.id, answer: { kind: 'checked' } } as const;
    const answered = await remote.desks[0]!.remote.answerIdentity(input);
    const identity = answered.session.identity!;
    expect(identity).toMatchObject({ method: 'document', level: 'substantial', documentKind: 'passport', nonDisclosure: 'unknown' });
    expect(identity.statement).toBe(identityStatement({ sessionId: talk.sessionId, ...identity }));
    const key = createPublicKey({ key: Buffer.from(identity.publicKey, 'base64url'), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from(identity.statement), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(identity.signature, 'base64url'))).toBe(true);
    expect(answered.session.identityRequests).toMatchObject([{ state: 'answered' }]);
    expect((await remote.desks[0]!.remote.answerIdentity(input)).session.identityRequests).toMatchObject([{ state: 'answered' }]);
  });

  it('the number is checked, shown once to who asked, audited, and kept nowhere', async () => {
    const talk = await remote.talk();
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId: talk.sessionId, what: 'number', reason: 'Päätös tarvitsee tunnuksen' });
    const request = await open();
    const answer = (code: string, id = command()) => remote.desks[0]!.remote.answerIdentity({ ...id, sessionId: talk.sessionId, requestId: request.id, answer: { kind: 'number', code } });
    expect(await refusalOf(answer('131052-308U'))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'answer.code', reason: 'checkCharacter' }] } });
    const id = command();
    const told = await answer('131052-308t', id);
    expect(told.session.identityRequests).toMatchObject([{ state: 'answered' }]);
    expect(await remote.expert.client.remote.seeNumber({ commandId: remote.hub.commandId(), sessionId: talk.sessionId, requestId: request.id })).toEqual({ code: '131052-308T' });
    await answer('131052-308t', id);
    expect(everything()).not.toMatch(/131052/);
    const audited = remote.point.station.deps.db.raw.prepare(`SELECT reason, person_ref, advisor_id FROM audit WHERE action = 'remote.answerIdentity'`).all() as { reason: string; person_ref: string | null; advisor_id: string }[];
    expect(audited).toMatchObject([{ reason: 'Päätös tarvitsee tunnuksen', advisor_id: remote.point.advisors[0]!.advisorId }]);
    expect(audited[0]!.person_ref).not.toBeNull();
  });

  it('the number is not told where the card does not need it, nor for another request, nor may it be refused twice', async () => {
    const talk = await remote.talk(0, 'benefit');
    // A hub that lets it be asked all the same.
    remote.meddle((said) => ({ ...said, identityRequests: said.identityRequests.map((one) => ({ ...one, what: 'number' as const })) }));
    await remote.expert.client.remote.askIdentity({ commandId: remote.hub.commandId(), sessionId: talk.sessionId, what: 'check', reason: 'Ilman syytä' });
    const request = await open();
    const answer = (what: Parameters<typeof remote.desks[0]['remote']['answerIdentity']>[0]['answer'], requestId = request.id) => remote.desks[0]!.remote.answerIdentity({ ...command(), sessionId: talk.sessionId, requestId, answer: what });
    expect(await refusalText(answer({ kind: 'number', code: '131052-308T' }))).toBe('CONFLICT numberNotNeeded');
    expect(await refusalText(answer({ kind: 'refused' }, '01ZZZZZZZZZZZZZZZZZZZZZZZZ'))).toBe('NOT_FOUND');
    expect((await answer({ kind: 'refused' })).session.identityRequests).toMatchObject([{ state: 'refused' }]);
    expect((await answer({ kind: 'refused' })).session.identityRequests).toMatchObject([{ state: 'refused' }]);
  });
});
