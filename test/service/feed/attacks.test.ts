/**
 * What a mirror, a thief of keys or a bad line can do to the feed (TUF's attacks): each is refused under its own
 * name, shown and audited; the old cards stay and can be found, other providers' news still comes, and the next
 * honest round makes it good.
 */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { Key, TargetFile, Timestamp } from '@tufjs/models';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FeedProblem } from '#shared/contract/feed.ts';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { packLines } from '#service/features/feed/segments.ts';
import { openKeys } from '#service/features/feed/hub/keys.ts';
import { openRepository } from '#service/features/feed/hub/repository.ts';
import { serveFeedFolder, type Meddler } from '../../support/hub.ts';
import { testCard } from '../../support/cards.ts';
import { joined, joinHub, type Joined } from './lines.ts';

let line: Joined;
let round = 0;
let kept: string;

/** One hub and station for all attacks: what one leaves behind would show in the next. */
beforeAll(async () => {
  line = await joined({ fetchTimeoutMs: 1_000 });
  await line.refresh();
});
beforeEach(() => {
  round += 1;
  kept = join(line.at.folder, `feed-kept-${round}`);
  cpSync(line.at.feedFolder, kept, { recursive: true });
});
afterAll(() => line.close());

const metadata = (name: string) => join(line.at.feedFolder, 'metadata', name);
const targetsOf = (provider: string) => join(line.at.feedFolder, 'targets', 'cards', provider);
const newest = (folder: string, like: RegExp) => {
  const [name] = readdirSync(folder)
    .filter((entry) => like.test(entry))
    .toSorted((a, b) => b.replace(/^[0-9a-f]{64}\./, '').localeCompare(a.replace(/^[0-9a-f]{64}\./, '')));
  return join(folder, name!);
};
const newestSegment = (provider: string) => newest(targetsOf(provider), /\.0\d{7}\.ndjson\.zst$/);
const versionOf = (role: string) => {
  const snapshot = Number(JSON.parse(readFileSync(metadata('timestamp.json'), 'utf8')).signed.meta['snapshot.json'].version);
  return role === 'snapshot' ? snapshot : Number(JSON.parse(readFileSync(metadata(`${snapshot}.snapshot.json`), 'utf8')).signed.meta[`${role}.json`].version);
};
const flip = (file: string, at = 0.5) => {
  const bytes = readFileSync(file);
  const place = Math.floor(bytes.length * at);
  bytes[place] = bytes[place]! ^ 1;
  writeFileSync(file, bytes);
};
/** Puts the hub's files back as they were when the attack began, and lets the hub publish honestly over them. */
const putBack = () => {
  line.server.meddle(null);
  rmSync(line.at.feedFolder, { recursive: true });
  cpSync(kept, line.at.feedFolder, { recursive: true });
};

const only = (matches: (path: string) => boolean, answer: (response: ServerResponse) => void): Meddler => (_request, response, path) => {
  if (!matches(path)) return false;
  answer(response);
  return true;
};
const segmentOfA = (path: string) => /targets\/cards\/a\/.*zst$/.test(path);
const anything = () => true;

interface Attack {
  name: string;
  kind: FeedProblem;
  /** Whether a card of the other provider still arrives in the same round. */
  othersCome: boolean;
  attack: () => void | Promise<void>;
}

const attacks: Attack[] = [
  { name: 'a byte of a segment is changed', kind: 'tampered', othersCome: true, attack: () => flip(newestSegment('a')) },
  { name: 'a segment is cut short on the disk', kind: 'tampered', othersCome: true, attack: () => writeFileSync(newestSegment('a'), readFileSync(newestSegment('a')).subarray(0, 40)) },
  { name: 'a segment is longer than was signed', kind: 'tooLarge', othersCome: true, attack: () => writeFileSync(newestSegment('a'), Buffer.concat([readFileSync(newestSegment('a')), randomBytes(1)])) },
  {
    name: 'a segment never ends',
    kind: 'tooLarge',
    othersCome: true,
    attack: () =>
      line.server.meddle(
        only(segmentOfA, (response) => {
          const pour = () => {
            while (!response.destroyed && response.write(randomBytes(65_536)));
          };
          response.on('drain', pour);
          pour();
        }),
      ),
  },
  { name: 'a segment comes a byte at a time, for ever', kind: 'unreachable', othersCome: true, attack: () => line.server.meddle(only(segmentOfA, (response) => void response.write('x'))) },
  { name: 'the line is cut in the middle of a segment', kind: 'unreachable', othersCome: true, attack: () => line.server.meddle(only(segmentOfA, (response) => (response.writeHead(200, { 'content-length': '100000' }), response.write('x'.repeat(50), () => response.destroy())))) },
  { name: 'a segment is missing', kind: 'broken', othersCome: true, attack: () => rmSync(newestSegment('a')) },
  { name: 'the index of a provider is changed', kind: 'tampered', othersCome: true, attack: () => flip(indexOf('a')) },
  { name: "a provider's role is changed under its signature", kind: 'unsigned', othersCome: true, attack: () => editSigned(`${versionOf('provider-a')}.provider-a.json`, (signed) => (signed['expires'] = '2099-01-01T00:00:00Z')) },
  { name: "a provider's role is signed by another provider", kind: 'unsigned', othersCome: true, attack: () => resign(`${versionOf('provider-a')}.provider-a.json`, 'provider-b') },
  { name: "an older role of a provider is put in the newer one's place", kind: 'rolledBack', othersCome: true, attack: () => writeFileSync(metadata(`${versionOf('provider-a')}.provider-a.json`), readFileSync(metadata(`${versionOf('provider-a') - 1}.provider-a.json`))) },
  { name: 'the timestamp is changed under its signature', kind: 'unsigned', othersCome: false, attack: () => editSigned('timestamp.json', (signed) => (signed['version'] = 9_999)) },
  { name: 'the snapshot is changed', kind: 'tampered', othersCome: false, attack: () => flip(metadata(`${versionOf('snapshot')}.snapshot.json`), 0.9) },
  { name: 'a snapshot that binds other roles is given for the signed one', kind: 'tampered', othersCome: false, attack: () => writeFileSync(metadata(`${versionOf('snapshot')}.snapshot.json`), readFileSync(metadata(`${versionOf('snapshot') - 1}.snapshot.json`))) },
  { name: 'the hub answers 500', kind: 'unreachable', othersCome: false, attack: () => line.server.meddle(only(anything, (response) => response.writeHead(500).end('out of order'))) },
  { name: 'the hub answers with a page', kind: 'broken', othersCome: false, attack: () => line.server.meddle(only((path) => path.endsWith('timestamp.json'), (response) => response.writeHead(200).end('<!doctype html><p>Sign in to the network</p>'))) },
  { name: 'the hub sends another place to go', kind: 'unreachable', othersCome: false, attack: () => line.server.meddle(only(anything, (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())) },
  { name: 'the timestamp is endless', kind: 'tooLarge', othersCome: false, attack: () => line.server.meddle(only((path) => path.endsWith('timestamp.json'), (response) => response.writeHead(200).end(Buffer.alloc(1_000_000, ' ')))) },
];

const indexOf = (provider: string) => {
  const role = JSON.parse(readFileSync(metadata(`${versionOf(`provider-${provider}`)}.provider-${provider}.json`), 'utf8'));
  return join(targetsOf(provider), `${role.signed.targets[`cards/${provider}/index.json`].hashes.sha256}.index.json`);
};
const editSigned = (name: string, edit: (signed: Record<string, unknown>) => void) => {
  const json = JSON.parse(readFileSync(metadata(name), 'utf8')) as { signed: Record<string, unknown> };
  edit(json.signed);
  writeFileSync(metadata(name), JSON.stringify(json));
};
/** The same words under another role's key. */
const resign = (name: string, role: string) => {
  const json = JSON.parse(readFileSync(metadata(name), 'utf8')) as { signatures: { keyid: string; sig: string }[] };
  const other = JSON.parse(readFileSync(metadata(`${versionOf(role)}.${role}.json`), 'utf8')) as typeof json;
  json.signatures = other.signatures;
  writeFileSync(metadata(name), JSON.stringify(json));
};

describe('refused, with the old cards in place:', () => {
  test.each(attacks)('$name', async ({ kind, othersCome, attack }) => {
    const before = line.versions();
    const audited = line.audited().length;
    await line.change('a-1', `Muutos a${round}`);
    await line.change('b-1', `Muutos b${round}`);
    // Honest files under the attack, so that the same files without it are proof that the attack is what was refused.
    rmSync(kept, { recursive: true });
    cpSync(line.at.feedFolder, kept, { recursive: true });
    await attack();

    const refused = await line.refresh();
    expect(refused.problem?.kind).toBe(kind);
    expect(line.versions()).toEqual({ ...before, 'b-1': before['b-1']! + (othersCome ? 1 : 0) });
    expect(await line.found('kortti')).toBeGreaterThan(0);
    expect(line.audited().slice(audited)).toEqual(kind === 'unreachable' ? [] : [kind]);

    putBack();
    const mended = await line.refresh();
    expect(mended.problem).toBeNull();
    expect(line.versions()).toEqual({ ...before, 'a-1': before['a-1']! + 1, 'b-1': before['b-1']! + 1 });
    expect(await line.found(`a${round}`)).toBe(1);
  });
});

/** Signs whatever it is told with the hub's own keys for a role: a thief of that role's key. */
const publishAs = (role: string, put: { path: string; bytes: Buffer }[]) => line.at.repository.publish([{ role, put }]);
const index = (...paths: [string, boolean?][]) => Buffer.from(JSON.stringify({ segments: paths.map(([path, base = false], at) => ({ path, sequence: 90_000_000 + at, base })) }));

describe('a thief of one provider’s key', () => {
  const steal = async (segment: Buffer, path = 'cards/a/90000000.ndjson.zst') => {
    const before = line.versions();
    const indexBefore = line.at.repository.target('cards/a/index.json')!;
    publishAs('provider-a', [
      { path: 'cards/a/index.json', bytes: index([path]) },
      { path, bytes: segment },
    ]);
    const status = await line.refresh();
    const stayed = line.versions();
    publishAs('provider-a', [{ path: 'cards/a/index.json', bytes: indexBefore }]);
    const mended = await line.refresh();
    return { kind: status.problem?.kind, unchanged: JSON.stringify(stayed) === JSON.stringify(before), mended: mended.problem };
  };
  const cardOfB = (change: Partial<ServiceCard>) => packLines([{ put: testCard('b-1', { version: 900, name: { fi: 'Kaapattu' }, ...change }) }]);

  test.each([
    ['signs a card under another provider’s name', () => cardOfB({ providerId: 'b' }), 'foreignPath'],
    ['takes another provider’s card over by its id', () => cardOfB({ providerId: 'a' }), 'foreignPath'],
    ['signs a packed file that opens without end', () => zstdCompressSync(Buffer.alloc(200_000_000), { params: { [constants.ZSTD_c_compressionLevel]: 1 } }), 'tooLarge'],
    ['signs what is no packed file', () => Buffer.from('not packed'), 'broken'],
    ['signs lines that are no cards', () => packLines([{ put: { id: 'a-9', providerId: 'a' } }]), 'broken'],
  ] as const)('%s', async (_name, segment, kind) => {
    expect(await steal(segment())).toEqual({ kind, unchanged: true, mended: null });
  });

  test('signs a file on another provider’s path: nobody asks that role for it', async () => {
    const before = line.versions();
    const honest = line.at.repository.target('cards/a/index.json')!;
    publishAs('provider-a', [
      { path: 'cards/b/90000001.ndjson.zst', bytes: cardOfB({ providerId: 'b' }) },
      { path: 'cards/b/index.json', bytes: index(['cards/b/90000001.ndjson.zst']) },
    ]);
    expect(await line.refresh()).toMatchObject({ problem: null });
    expect(line.versions()).toEqual(before);
    publishAs('provider-a', [{ path: 'cards/a/index.json', bytes: index(['cards/b/90000001.ndjson.zst']) }]);
    expect((await line.refresh()).problem?.kind).toBe('foreignPath');
    expect(line.versions()).toEqual(before);
    publishAs('provider-a', [{ path: 'cards/a/index.json', bytes: honest }]);
    expect((await line.refresh()).problem).toBeNull();
  });

  test('would have changed the cards, had the station not looked whose they are', async () => {
    // The same bytes applied without the look: the harness above bites on the look alone.
    const { applyCards } = await import('#service/features/cards/index.ts');
    const { db } = line.point.station.deps;
    const changed = await db.write((write) => applyCards(write, [testCard('b-2', { providerId: 'a', version: 900 })]));
    expect(changed).toEqual(['b-2']);
    expect(line.versions()['b-2']).toBe(900);
    const honest = JSON.parse(JSON.stringify(testCard('b-2', { providerId: 'b', version: 901, name: { fi: 'Kortti b-2' } }))) as ServiceCard;
    await db.write((write) => applyCards(write, [honest]));
  });
});

describe('with a verifier that looks away the harness turns red:', () => {
  test('signatures', async () => {
    await line.change('a-1', `Muutos a${round}`);
    editSigned(`${versionOf('provider-a')}.provider-a.json`, (signed) => (signed['expires'] = '2099-01-01T00:00:00Z'));
    const blind = vi.spyOn(Key.prototype, 'verifySignature').mockImplementation(() => undefined);
    const accepted = await line.refresh();
    blind.mockRestore();
    expect(accepted.problem).toBeNull();
    // The role was kept as verified; the hub's next one takes its place.
    await line.change('a-1', 'Oikein allekirjoitettu');
    expect((await line.refresh()).problem).toBeNull();
  });

  test('digests', async () => {
    await line.change('a-1', `Muutos a${round}`);
    const version = line.versions()['a-1']! + 1;
    const segment = newestSegment('a');
    const honest = readFileSync(segment);
    writeFileSync(segment, packLines([{ put: testCard('a-1', { providerId: 'a', version, name: { fi: 'Vaihdettu' }, steps: [], contacts: [], places: [], eServices: [] }) }]));
    const blind = vi.spyOn(TargetFile.prototype, 'verify').mockImplementation(async () => undefined);
    const accepted = await line.refresh();
    blind.mockRestore();
    writeFileSync(segment, honest);
    expect(accepted.problem).toBeNull();
    const { db } = line.point.station.deps;
    expect(db.first(db.q.selectFrom('card').select('json').where('id', '=', 'a-1'))?.json).toContain('Vaihdettu');
    await line.change('a-1', 'Kortti a-1');
    expect((await line.refresh()).problem).toBeNull();
  });

  test('expiry', async () => {
    const past = { now: () => new Date(Date.now() - 2 * 86_400_000).toISOString() };
    openRepository({ folder: line.at.feedFolder, keys: line.at.keys, clock: past }).publish([]);
    const blind = vi.spyOn(Timestamp.prototype, 'isExpired').mockImplementation(() => false);
    const accepted = await line.refresh();
    blind.mockRestore();
    expect(accepted.problem).toBeNull();
    expect((await line.refresh()).problem?.kind).toBe('frozen');
    line.at.repository.publish([]);
    expect((await line.refresh()).problem).toBeNull();
  });
});

describe('time and the past', () => {
  test('an older timestamp put back is a rollback', async () => {
    const old = readFileSync(metadata('timestamp.json'));
    await line.change('a-2', 'Uudempi');
    await line.refresh();
    const honest = readFileSync(metadata('timestamp.json'));
    writeFileSync(metadata('timestamp.json'), old);
    expect((await line.refresh()).problem?.kind).toBe('rolledBack');
    writeFileSync(metadata('timestamp.json'), honest);
    expect((await line.refresh()).problem).toBeNull();
  });

  test('a whole older feed put back is a rollback, also after a restart of the station', async () => {
    await line.change('a-2', 'Vielä uudempi');
    await line.refresh();
    const now = join(line.at.folder, 'feed-now');
    cpSync(line.at.feedFolder, now, { recursive: true });
    putBack();
    const before = line.versions();
    expect((await line.refresh()).problem?.kind).toBe('rolledBack');
    expect(line.versions()).toEqual(before);
    kept = now;
    putBack();
    expect((await line.refresh()).problem).toBeNull();
  });

  test('a feed that nobody signed anew is frozen', async () => {
    const past = { now: () => new Date(Date.now() - 2 * 86_400_000).toISOString() };
    const old = openRepository({ folder: line.at.feedFolder, keys: line.at.keys, clock: past });
    old.publish([{ role: 'provider-b', put: [{ path: 'cards/b/nothing.json', bytes: Buffer.from('{}') }] }]);
    const status = await line.refresh();
    expect(status.problem?.kind).toBe('frozen');
    expect(status.cards).toBe(4);
    expect(await line.found('kortti')).toBeGreaterThan(0);
    line.at.repository.publish([]);
    expect((await line.refresh()).problem).toBeNull();
  });

  test('the hub signs anew before anything runs out', () => {
    const now = Date.now();
    const at = (days: number) => openRepository({ folder: line.at.feedFolder, keys: line.at.keys, clock: { now: () => new Date(now + days * 86_400_000).toISOString() } });
    expect(at(0.4).keepFresh()).toBe(false);
    expect(at(0.6).keepFresh()).toBe(true);
    // Signed by a clock ahead; the present one signs over it, since versions only grow.
    line.at.repository.publish([]);
  });
});

describe('root keys', () => {
  test('one of three may be lost: two put new ones in place, and stations follow', async () => {
    rmSync(join(line.at.folder, 'keys', 'offline', 'root-3.pem'));
    line.at.repository.rotateRoot([3]);
    await line.change('a-1', 'Uuden juuren jälkeen');
    expect((await line.refresh()).problem).toBeNull();
    expect(existsSync(metadata('2.root.json'))).toBe(true);
    const newcomer = await joinHub(line.at, line.server);
    await newcomer.station.feed!.refresh();
    expect(await newcomer.advisors[0]!.client.feed.status()).toMatchObject({ problem: null, cards: 4 });
    await newcomer.close();
  });

  test('a root signed by one key alone is refused', async () => {
    const before = JSON.parse(readFileSync(metadata('2.root.json'), 'utf8')) as { signed: { version: number }; signatures: object[] };
    const thief = openKeys(join(line.at.folder, 'thief'));
    const { Metadata, MetadataKind } = await import('@tufjs/models');
    const forged = Metadata.fromJSON(MetadataKind.Root, JSON.parse(JSON.stringify({ ...before, signed: { ...before.signed, version: 3 } })));
    forged.signed.addKey(thief.of('timestamp').key, 'timestamp');
    forged.sign(line.at.keys.root(1)!.signer, false);
    writeFileSync(metadata('3.root.json'), JSON.stringify(forged.toJSON()));
    const refused = await line.refresh();
    expect(refused.problem?.kind).toBe('unsigned');
    // With the second key the very same root is good: it is the missing signature that was refused.
    forged.sign(line.at.keys.root(2)!.signer);
    writeFileSync(metadata('3.root.json'), JSON.stringify(forged.toJSON()));
    expect((await line.refresh()).problem).toBeNull();
    rmSync(metadata('3.root.json'));
  });

  test('a station whose newest root was half written goes back to the one it pinned', async () => {
    const folder = readdirSync(line.at.folder).find((name) => name.startsWith('station-feed-'))!;
    const file = join(line.at.folder, folder, 'metadata', 'root.json');
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    expect((await line.refresh()).problem?.kind).toBe('broken');
    expect((await line.refresh()).problem).toBeNull();
  });

  test('another hub under the same address is not believed', async () => {
    const stranger = join(line.at.folder, 'stranger');
    const other = openRepository({ folder: stranger, keys: openKeys(join(stranger, 'keys')), clock: { now: () => new Date().toISOString() } });
    other.prepare([{ role: 'provider-a', paths: ['cards/a/*'] }]);
    for (let times = 0; times < 300; times++) other.publish([]);
    const server = await serveFeedFolder(stranger);
    const point = await joinHub(line.at, server);
    await point.station.feed!.refresh();
    expect((await point.advisors[0]!.client.feed.status()).problem?.kind).toBe('unsigned');
    await point.close();
    await server.close();
  });
});

test('every digest in a path is that of its bytes', () => {
  for (const provider of ['a', 'b'])
    for (const name of readdirSync(targetsOf(provider)).filter((entry) => !entry.endsWith('.unfinished'))) expect(name.slice(0, 64)).toBe(createHash('sha256').update(readFileSync(join(targetsOf(provider), name))).digest('hex'));
});
