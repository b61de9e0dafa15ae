/**
 * The feed as a TUF repository: root (offline keys, two of three), targets, one delegated role per provider
 * that may sign only its own path, notices, search words, snapshot and timestamp.
 * (The Update Framework, specification 1.0.30, https://theupdateframework.github.io/specification/)
 */
import { Metadata, MetadataKind, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { createHash } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import { milliseconds, type Clock } from '../../../kernel/clock.ts';
import { delegationsOf, rootRoles, ROOT_THRESHOLD, type RoleSpec } from './roles.ts';
import { putFile, syncFolder, takeFile } from './files.ts';
import type { KeyStore, SigningKey } from './keys.ts';

const SPEC = '1.0.31';
const DAY_MS = 86_400_000;
const FILES_KEPT = 300;
/** Short for what is signed by machines every few hours, long for what people sign. */
export const LIFETIME_DAYS = { root: 365, targets: 180, role: 90, notices: 2, snapshot: 7, timestamp: 1 } as const;

type MetadataJson = Parameters<typeof Metadata.fromJSON>[1];
type Signed = Root | Targets | Snapshot | Timestamp;

interface NamedRole {
  name: string;
  role: Targets;
}

export interface TargetToPublish {
  path: string;
  bytes: Uint8Array;
}

/** What a role shall list from now on: `put` are added or replaced, `drop` no longer listed. */
export interface RoleChange {
  role: string;
  put: TargetToPublish[];
  drop?: string[];
}

export interface FeedRepository {
  /** Makes the repository when there is none, and adds delegations for roles it does not know yet. */
  prepare(roles: readonly RoleSpec[]): void;
  /** Publishes changed roles together under one new snapshot. Answers with its version. */
  publish(changes: readonly RoleChange[]): number;
  /** Signs anew what would run out within half its life. Answers whether it had to. */
  keepFresh(): boolean;
  /** Puts new root keys in place of those numbered, signed by the old threshold and the new. Throws when too few old keys are at hand. */
  rotateRoot(numbers: readonly number[]): void;
  /** Paths the role lists now. */
  listed(role: string): string[];
  version(): number;
  /** Bytes of a target, as last published. */
  target(path: string): Buffer | null;
}

const bytesOf = (metadata: Metadata<Signed>) => Buffer.from(canonicalize(metadata.toJSON()));

const targetFileOf = ({ path, bytes }: TargetToPublish) => new TargetFile({ path, length: bytes.length, hashes: { sha256: createHash('sha256').update(bytes).digest('hex') } });

const hashedName = (target: TargetFile) => {
  const parts = target.path.split('/');
  const base = parts.pop()!;
  return [...parts, `${target.hashes['sha256']}.${base}`].join('/');
};

export const openRepository = ({ folder, keys, clock }: { folder: string; keys: KeyStore; clock: Clock }): FeedRepository => {
  const metadataFolder = `${folder}/metadata`;
  const targetsFolder = `${folder}/targets`;

  const expires = (kind: keyof typeof LIFETIME_DAYS) => new Date(milliseconds(clock.now()) + LIFETIME_DAYS[kind] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  const lifetimeOf = (role: string) => (role === 'targets' ? 'targets' : role === 'notices' ? 'notices' : 'role');

  /** Metadata by its versioned name, which never changes: a publication looks at the same few again and again. */
  const kept = new Map<string, Metadata<Signed>>();
  const keep = <Kind extends Signed>(name: string, metadata: Metadata<Kind>): Metadata<Kind> => {
    kept.set(name, metadata);
    if (kept.size > FILES_KEPT) kept.delete(kept.keys().next().value!);
    return metadata;
  };
  const read = <Kind extends Signed>(name: string, parse: (json: MetadataJson) => Metadata<Kind>): Metadata<Kind> | null => {
    const known = kept.get(name);
    // What stands under a name is of the kind that the name ends with.
    if (known) return known as Metadata<Kind>;
    const bytes = takeFile(metadataFolder, name);
    return bytes && keep(name, parse(JSON.parse(bytes.toString('utf8')) as MetadataJson));
  };
  const putMetadata = <Kind extends Signed>(name: string, metadata: Metadata<Kind>): Buffer => {
    const bytes = bytesOf(metadata);
    putFile(metadataFolder, name, bytes);
    keep(name, metadata);
    return bytes;
  };
  const readTimestamp = () => {
    const bytes = takeFile(metadataFolder, 'timestamp.json');
    return bytes && Metadata.fromJSON(MetadataKind.Timestamp, JSON.parse(bytes.toString('utf8')) as MetadataJson);
  };
  const readSnapshot = () => {
    const version = readTimestamp()?.signed.snapshotMeta.version;
    return version ? read(`${version}.snapshot.json`, (json) => Metadata.fromJSON(MetadataKind.Snapshot, json)) : null;
  };
  const readRole = (role: string, snapshot = readSnapshot()): Metadata<Targets> | null => {
    const version = snapshot?.signed.meta[`${role}.json`]?.version;
    return version ? read(`${version}.${role}.json`, (json) => Metadata.fromJSON(MetadataKind.Targets, json)) : null;
  };
  const readRoot = (): Metadata<Root> | null => {
    const version = Number(takeFile(metadataFolder, 'root-version')?.toString() ?? 0);
    return version ? read(`${version}.root.json`, (json) => Metadata.fromJSON(MetadataKind.Root, json)) : null;
  };

  const signedBy = <Kind extends Signed>(signed: Kind, role: string): Metadata<Kind> => {
    const metadata = new Metadata(signed);
    metadata.sign(keys.of(role).signer);
    return metadata;
  };

  const putRoot = (root: Root, signers: SigningKey[]) => {
    const metadata = new Metadata(root);
    for (const signer of signers) metadata.sign(signer.signer);
    putMetadata(`${root.version}.root.json`, metadata);
    putFile(metadataFolder, 'root-version', Buffer.from(String(root.version)));
  };

  const makeRoot = () => {
    const signers = [1, 2, 3].map((number) => keys.root(number) ?? keys.newRoot(number));
    const root = new Root({ version: 1, specVersion: SPEC, expires: expires('root'), consistentSnapshot: true, roles: rootRoles() });
    for (const signer of signers) root.addKey(signer.key, 'root');
    for (const role of ['targets', 'snapshot', 'timestamp']) root.addKey(keys.of(role).key, role);
    putRoot(root, signers);
  };

  /** Everything that hangs on the changed roles, timestamp last: until it is there, nobody sees the rest. */
  const release = (roles: readonly NamedRole[]): number => {
    const before = readSnapshot();
    const meta = { ...before?.signed.meta };
    for (const { name, role } of roles) {
      putMetadata(`${role.version}.${name}.json`, signedBy(role, name));
      meta[`${name}.json`] = new MetaFile({ version: role.version });
    }
    const version = (before?.signed.version ?? 0) + 1;
    const snapshotBytes = putMetadata(`${version}.snapshot.json`, signedBy(new Snapshot({ version, specVersion: SPEC, expires: expires('snapshot'), meta }), 'snapshot'));
    const snapshotMeta = new MetaFile({ version, length: snapshotBytes.length, hashes: { sha256: createHash('sha256').update(snapshotBytes).digest('hex') } });
    syncFolder(metadataFolder);
    const timestamp = new Timestamp({ version: (readTimestamp()?.signed.version ?? 0) + 1, specVersion: SPEC, expires: expires('timestamp'), snapshotMeta });
    putFile(metadataFolder, 'timestamp.json', bytesOf(signedBy(timestamp, 'timestamp')));
    syncFolder(metadataFolder);
    return version;
  };

  const nextRole = (name: string, targets: Record<string, TargetFile>, delegations = readRole(name)?.signed.delegations): NamedRole => ({
    name,
    role: new Targets({
      version: (readRole(name)?.signed.version ?? 0) + 1,
      specVersion: SPEC,
      expires: expires(lifetimeOf(name)),
      targets,
      ...(delegations ? { delegations } : {}),
    }),
  });

  const soon = (expiry: string, kind: keyof typeof LIFETIME_DAYS) => milliseconds(expiry) - milliseconds(clock.now()) < (LIFETIME_DAYS[kind] * DAY_MS) / 2;

  return {
    prepare: (specs) => {
      if (!readRoot()) makeRoot();
      const known = readRole('targets')?.signed;
      const missing = specs.filter((spec) => !known?.delegations?.roles?.[spec.role]);
      if (known && missing.length === 0) return;
      release([nextRole('targets', known?.targets ?? {}, delegationsOf(specs, (role) => keys.of(role).key)), ...missing.map((spec) => nextRole(spec.role, {}))]);
    },
    publish: (changes) =>
      release(
        changes.map(({ role, put, drop = [] }) => {
          const targets = { ...readRole(role)?.signed.targets };
          for (const path of drop) delete targets[path];
          for (const target of put) {
            const file = targetFileOf(target);
            putFile(targetsFolder, hashedName(file), target.bytes);
            targets[target.path] = file;
          }
          return nextRole(role, targets);
        }),
      ),
    keepFresh: () => {
      const snapshot = readSnapshot()?.signed;
      const timestamp = readTimestamp()?.signed;
      if (!snapshot || !timestamp) return false;
      const names = Object.keys(snapshot.meta).map((name) => name.replace(/\.json$/, ''));
      const old = names.flatMap((name) => {
        const role = readRole(name)?.signed;
        return role && soon(role.expires, lifetimeOf(name)) ? [nextRole(name, role.targets)] : [];
      });
      if (old.length === 0 && !soon(snapshot.expires, 'snapshot') && !soon(timestamp.expires, 'timestamp')) return false;
      release(old);
      return true;
    },
    rotateRoot: (numbers) => {
      const before = readRoot()?.signed;
      if (!before) throw new Error('there is no root to rotate');
      const old = [1, 2, 3].flatMap((number) => keys.root(number) ?? []);
      if (old.length < ROOT_THRESHOLD) throw new Error(`${ROOT_THRESHOLD} of the present root keys must be at hand`);
      const present = [1, 2, 3].map((number) => (numbers.includes(number) ? keys.newRoot(number) : keys.root(number))).filter((key) => key !== null);
      if (present.length < 3) throw new Error('a kept root key is not at hand');
      const root = new Root({ version: before.version + 1, specVersion: SPEC, expires: expires('root'), consistentSnapshot: true, roles: rootRoles() });
      for (const key of present) root.addKey(key.key, 'root');
      for (const role of ['targets', 'snapshot', 'timestamp']) root.addKey(keys.of(role).key, role);
      const signers = [...old, ...present.filter((key) => !old.some((other) => other.key.keyID === key.key.keyID))];
      putRoot(root, signers);
    },
    listed: (role) => Object.keys(readRole(role)?.signed.targets ?? {}).toSorted(),
    version: () => readSnapshot()?.signed.version ?? 0,
    target: (path) => {
      const snapshot = readSnapshot();
      const names = Object.keys(snapshot?.signed.meta ?? {}).map((name) => name.replace(/\.json$/, ''));
      // The role that a part of the path names is asked first; the others only when it does not list it.
      const [first = '', second = ''] = path.split('/');
      const likely = new Set([`provider-${second}`, first, 'targets']);
      for (const name of [...names.filter((one) => likely.has(one)), ...names.filter((one) => !likely.has(one))]) {
        const file = readRole(name, snapshot)?.signed.targets[path];
        if (file) return takeFile(targetsFolder, hashedName(file));
      }
      return null;
    },
  };
};
