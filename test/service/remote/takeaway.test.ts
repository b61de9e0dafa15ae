/** What the customer takes along, on paper and on the phone, and what they thought of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { summaryPages } from '#service/features/remote/index.ts';
import { setClock } from '../../support/clock.ts';
import { testSettings } from '../../support/station.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { eventually, startRemotePoint, type RemotePoint, type Talk } from './at-point.ts';

let remote: RemotePoint;
let printed: string[];
let away = false;
beforeEach(() => {
  printed = [];
  away = false;
});
beforeAll(async () => {
  remote = await startRemotePoint({
    printer: {
      print: async (bytes) => {
        if (away) return 'away';
        printed.push(Buffer.from(bytes).toString('latin1'));
        return 'printed';
      },
    },
  });
});
afterEach(() => remote.clear());
afterAll(() => remote.close());
const command = () => ({ commandId: remote.point.commandId() });

/** A session that was talked and has its outcome. */
const ended = async (language: 'fi' | 'uk' = 'fi', summary = 'Hakemus on kesken.\nTuo vuokrasopimus.'): Promise<Talk> => {
  const talk = await remote.talk();
  if (language !== 'fi') remote.point.station.deps.db.raw.prepare('UPDATE remote_session SET language = ? WHERE id = ?').run(language, talk.sessionId);
  await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
  await remote.expert.finish(talk.sessionId, 'documentsMissing', summary);
  await eventually('the outcome', async () => (await remote.seen())?.session.state === 'ended');
  return talk;
};
const withPrinter = (there = true) => remote.desks[0]!.point.saveSettings({ ...command(), settings: { ...testSettings, printer: there ? { kind: 'file', path: '/dev/null' } : { kind: 'none' } } });

describe('the summary', () => {
  it('is not there before the expert has said anything', async () => {
    const { sessionId } = await remote.talk();
    expect(await refusalText(remote.desks[0]!.remote.printSummary({ ...command(), sessionId }))).toBe('CONFLICT noSummary');
    expect(await refusalText(remote.desks[0]!.remote.summaryLink({ ...command(), sessionId }))).toBe('CONFLICT noSummary');
  });

  it('goes to the point’s printer once for a tap, without a name of the customer', async () => {
    const { sessionId } = await ended();
    await withPrinter(false);
    expect(await refusalText(remote.desks[0]!.remote.printSummary({ ...command(), sessionId }))).toBe('CONFLICT noSlipPrinter');
    await withPrinter();
    const input = { ...command(), sessionId };
    await Promise.all([remote.desks[0]!.remote.printSummary(input), remote.desks[0]!.remote.printSummary(input)]);
    await remote.point.station.jobs.runDue();
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('Palvelu permit');
    expect(printed[0]).toContain('Tuo vuokrasopimus.');
    expect(printed[0]!.indexOf('Hakemus on kesken.')).toBeLessThan(printed[0]!.indexOf('Tuo vuokrasopimus.'));
  });

  it('that waited too long for the printer is not left there for the next customer', async () => {
    await withPrinter();
    const { sessionId } = await ended();
    away = true;
    await remote.desks[0]!.remote.printSummary({ ...command(), sessionId });
    await remote.point.station.jobs.runDue();
    away = false;
    remote.clock.advance(31 * 60_000);
    await remote.point.station.jobs.runDue();
    expect(printed).toEqual([]);
  });

  it('is a page for two weeks under a secret that is kept nowhere, without what looks like a person’s number', async () => {
    const { sessionId } = await ended('fi', 'Soita <b>040 123 4567</b> tai 131052-308T.');
    const first = await remote.desks[0]!.remote.summaryLink({ ...command(), sessionId });
    expect(Date.parse(first.validUntil) - Date.parse(remote.clock.now())).toBe(14 * 86_400_000);
    expect((await remote.desks[0]!.remote.summaryLink({ ...command(), sessionId })).url).toBe(first.url);
    const secret = first.url.split('/').at(-1)!;
    expect(first.url).toBe(`http://127.0.0.1:4310/summary/${secret}`);
    expect(secret).toMatch(/^[\w-]{22}$/);
    const look = summaryPages(remote.point.station.deps);
    const page = look(secret);
    const html = page.html('n0nce');
    expect(page.state).toBe('there');
    expect(html).toContain('<html lang="fi" dir="ltr">');
    expect(html).toContain('Asian hoitaminen vaatii vielä asiakirjoja.');
    expect(html).toContain('Soita &lt;b&gt;…&lt;/b&gt; tai ….');
    expect(html).not.toMatch(/131052|040 123|Expert One|Advisor/);
    const everything = JSON.stringify((remote.point.station.deps.db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'`).pluck().all() as string[]).map((table) => remote.point.station.deps.db.raw.prepare(`SELECT * FROM ${table}`).all()));
    expect(everything).not.toContain(secret);
    const later = summaryPages({ ...remote.point.station.deps, clock: setClock(first.validUntil) });
    expect(later(secret)).toMatchObject({ state: 'gone', pdf: null });
    expect(later(secret).html('n')).not.toContain('Soita');
    expect(look('x'.repeat(22)).state).toBe('unknown');
  });

  it('is in the customer’s language, and says in which language the expert wrote', async () => {
    const { sessionId } = await ended('uk', 'Bring the lease.');
    const { url } = await remote.desks[0]!.remote.summaryLink({ ...command(), sessionId });
    const html = summaryPages(remote.point.station.deps)(url.split('/').at(-1)!).html('n');
    expect(html).toContain('<html lang="uk"');
    expect(html).toContain('<h1 lang="uk">');
    expect(html).toContain('<blockquote lang="en">Bring the lease.</blockquote>');
    expect(html).toContain('<p lang="en">The summary is written in English.</p>');
  });
});

const recordedOf = (id: string) => remote.toHub('remote.sessionRecorded').filter(({ sessionId }) => sessionId === id);

describe('feedback', () => {
  it('is given once, while it is asked for', async () => {
    const talk = await remote.talk();
    const give = (word?: string, id = command()) => remote.terminals[0]!.remote.giveFeedback({ ...id, sessionId: talk.sessionId, stars: 4, ...(word === undefined ? {} : { word }) });
    expect(await refusalText(give())).toBe('CONFLICT notAsked');
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
    expect(await refusalOf(give('Soita 131052-308T'))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'word', reason: 'personalData' }] } });
    const id = command();
    await Promise.all([give('Kiitos', id), give('Kiitos', id)]);
    expect(await refusalText(give())).toBe('CONFLICT feedbackGiven');
    expect((await remote.seen())!.feedback).toBe('given');
  });

  it('may come a minute after the goodbye and no later, and never from the next customer', async () => {
    const talk = await ended();
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: talk.visit.id, eventId: talk.visit.eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId: talk.visit.id });
    const stop = new AbortController();
    const shown = (await remote.terminals[0]!.remote.watchTerminal(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    expect((await shown.next()).value).toMatchObject({ feedback: 'asked' });
    stop.abort();
    const give = () => remote.terminals[0]!.remote.giveFeedback({ ...command(), sessionId: talk.sessionId, stars: 2 });
    const next = await remote.visit();
    expect(await refusalText(give())).toBe('SESSION_OVER');
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: next.id, eventId: next.eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId: next.id });
    remote.clock.advance(59_000);
    await give();
    await remote.point.station.remote.settled();
    expect(recordedOf(talk.sessionId)).toMatchObject([{ stars: 2 }]);
  });

  it('that never came does not hold up the record', async () => {
    const talk = await ended();
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: talk.visit.id, eventId: talk.visit.eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId: talk.visit.id });
    await remote.point.station.remote.tick();
    expect(recordedOf(talk.sessionId)).toEqual([]);
    remote.clock.advance(60_000);
    await remote.point.station.remote.tick();
    await remote.point.station.remote.tick();
    expect(recordedOf(talk.sessionId)).toMatchObject([{ stars: null, word: null }]);
  });
});
