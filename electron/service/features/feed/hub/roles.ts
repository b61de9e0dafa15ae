/** Who signs what: the roles of the feed and the paths each is trusted for. */
import { Root, Targets, type Key } from '@tufjs/models';

/** Signatures needed on a root, out of three keys kept apart. */
export const ROOT_THRESHOLD = 2;

export interface RoleSpec {
  role: string;
  paths: string[];
}

type Delegations = NonNullable<Targets['delegations']>;

export const rootRoles = (): Root['roles'] => {
  const empty = Root.fromJSON({
    _type: 'root',
    version: 1,
    spec_version: '1.0.31',
    expires: '2000-01-01T00:00:00Z',
    consistent_snapshot: true,
    keys: {},
    roles: Object.fromEntries(['root', 'targets', 'snapshot', 'timestamp'].map((role) => [role, { keyids: [], threshold: role === 'root' ? ROOT_THRESHOLD : 1 }])),
  });
  return empty.roles;
};

/** One terminating delegation a role: its paths are its own and nobody else's word counts for them. */
export const delegationsOf = (specs: readonly RoleSpec[], keyOf: (role: string) => Key): Delegations => {
  const keys = specs.map((spec) => keyOf(spec.role));
  const made = Targets.fromJSON({
    _type: 'targets',
    version: 1,
    spec_version: '1.0.31',
    expires: '2000-01-01T00:00:00Z',
    targets: {},
    delegations: {
      keys: Object.fromEntries(keys.map((key) => [key.keyID, key.toJSON()])),
      roles: specs.map((spec) => ({ name: spec.role, keyids: [keyOf(spec.role).keyID], threshold: 1, terminating: true, paths: spec.paths })),
    },
  }).delegations;
  if (!made) throw new Error('a feed needs at least one role');
  return made;
};
