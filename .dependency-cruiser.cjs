/**
 * Who may import whom. Each rule has a planted violation in `test/architecture/planted/<rule>/` that proves it
 * reports. Paths are relative to the folder that is cruised, so the same rules run over the planted trees.
 */
const ours = '^(electron|renderer|shared|locales|assets|test|scripts)/';

/** A layer may import, of our own code, only what is named. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

/** `from` may not import `to`. */
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: typeof to === 'string' ? { path: to } : to,
});

const layers = [
  only('shared-imports-only-shared', '^shared/', ['^shared/'], 'Both sides depend on shared; it depends on neither.'),
  only('contract-imports-only-contract', '^shared/contract/', ['^shared/(contract|domain)/'], 'The contract stands on itself and the pure rules.'),
  only('service-imports-service-and-shared', '^electron/service/', ['^electron/service/', '^shared/', '^locales/'], 'The service knows no host, no transport and no window.'),
  only('transport-imports-service-and-shared', '^electron/transport/', ['^electron/(transport|service)/', '^shared/'], 'A transport carries a router; it starts nothing.'),
  only('hosts-start-services', '^electron/hosts/', ['^electron/(hosts|transport|service)/', '^shared/', '^locales/', '^assets/'], 'A host gives a router a process and a transport; it has no windows.'),
  only('main-imports-no-service', '^electron/main/', ['^electron/main/', '^shared/', '^locales/'], 'Main forks the hosts by path.'),
  only('preload-imports-shared', '^electron/preload/', ['^electron/preload/', '^shared/'], 'The preload is small and knows only the contract of host calls.'),
  only('renderer-imports-no-electron', '^renderer/', ['^renderer/', '^shared/', '^locales/', '^assets/'], 'A page knows the contract, never who fulfils it.'),
];

const packages = [
  {
    name: 'shared-uses-two-packages',
    comment: 'Shared is pure: zod and the contract builder, no Node.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { pathNot: ['node_modules/zod/', 'node_modules/@orpc/contract/', ours] },
  },
  never('electron-only-in-main-and-preload', { pathNot: ['^electron/(main|preload)/', '(^|/)node_modules/'] }, '(^|/)node_modules/electron/|^electron$', 'Windows and the operating system belong to main and preload.'),
  never('policy-without-electron', '^electron/main/policy/', '(^|/)node_modules/electron/|^electron$', 'Policies are pure decisions, tested without Electron.'),
  never('database-drivers-only-in-kernel', { pathNot: ['^electron/service/kernel/db', '(^|/)node_modules/'] }, '(^|/)node_modules/(better-sqlite3|@types/better-sqlite3|pg|@types/pg)/|^(better-sqlite3|pg|(node:)?sqlite)$', 'Only kernel/db* knows which database it is.'),
  { name: 'renderer-without-node', comment: 'A page has no Node.', severity: 'error', from: { path: '^renderer/', pathNot: '^renderer/[^/]+[.]config[.]ts$' }, to: { dependencyTypes: ['core'] } },
];

/** The faces of a slice: a station must not carry the hub's half, so that one has a face of its own. */
const serviceFace = '^electron/service/features/[^/]+/(index|hub)[.]ts$';

const slices = [
  never(
    'service-slices-meet-at-their-index',
    { path: '^electron/service/features/([^/]+)/' },
    { path: '^electron/service/features/[^/]+/.', pathNot: ['^electron/service/features/$1/', serviceFace] },
    'What another slice may call stands in its index.ts, and for the hub in its hub.ts.',
  ),
  never(
    'service-slices-are-entered-by-their-index',
    { path: '^electron/', pathNot: '^electron/service/features/' },
    { path: '^electron/service/features/[^/]+/.', pathNot: serviceFace },
    'Station, hub, hosts and transports use a slice by its face: index.ts, or hub.ts for its half in the hub.',
  ),
  never(
    'renderer-slices-meet-at-their-index',
    { path: '^renderer/features/([^/]+)/' },
    { path: '^renderer/features/[^/]+/.', pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index[.]tsx?$'] },
    'What another slice may show stands in its index.ts.',
  ),
  never(
    'renderer-slices-are-entered-by-their-index',
    { path: '^renderer/', pathNot: '^renderer/features/' },
    { path: '^renderer/features/[^/]+/.', pathNot: '^renderer/features/[^/]+/index[.]tsx?$' },
    'Roles compose slices by their faces.',
  ),
  never('kernel-knows-no-slice', '^electron/service/kernel/', '^electron/service/(features|migrations|station|hub)', 'The kernel is what every slice stands on.'),
  never('kit-knows-no-slice', '^renderer/kit/', '^renderer/(features|roles)/', 'The kit is what every slice is drawn with.'),
  never('features-know-no-role', '^renderer/features/', '^renderer/roles/', 'A role composes slices, not the other way.'),
  never('roles-stand-apart', { path: '^renderer/roles/([^/]+)/' }, { path: '^renderer/roles/[^/]+/', pathNot: '^renderer/roles/$1/' }, 'Each role is a page of its own.'),
  never('app-knows-no-slice', '^renderer/app/', '^renderer/features/', 'The frame starts a role; it shows no slice itself.'),
  never(
    'migrations-are-frozen',
    { path: ['^electron/service/migrations/[0-9]', '^electron/service/migrations/[^/]+/[0-9]'] },
    { path: ours, pathNot: '^electron/service/kernel/migration[.]ts$' },
    'A migration means for ever what it meant on its day.',
  ),
];

const shape = [
  { name: 'no-circles', comment: 'Files form no circle.', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'no-circles-between-slices',
    comment: 'Slices form no circle, even by different files.',
    scope: 'folder',
    severity: 'error',
    from: { path: '^(electron/service|renderer)/features/[^/]+$' },
    to: { circular: true },
  },
  { name: 'resolvable', comment: 'Every import leads to something that is there.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron/' } },
  {
    name: 'declared-packages',
    comment: 'What runs is named in package.json, and not among the development dependencies.',
    severity: 'error',
    from: { path: '^(electron/(service|transport|hosts)|renderer|shared)/', pathNot: ['^renderer/[^/]+[.]config[.]ts$', '^electron/service/kernel/db'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/(@types|electron)/' },
  },
];

/** Everything must be reached from a program that someone starts; the page finds its roles by a pattern. */
const programs = '^(electron/(hosts/(node|hub|utility)|main/index|preload/index)[.]ts|renderer/main[.]tsx?|renderer/roles/[^/]+/index[.]tsx)$';
const used = {
  name: 'used',
  comment: 'A file that no program reaches is not part of the application.',
  severity: 'error',
  from: { path: programs },
  to: { path: '^(electron|renderer|shared)/', pathNot: [programs, '[.]d[.]ts$', '[.]config[.]ts$'], reachable: false },
};

module.exports = {
  forbidden: [...layers, ...packages, ...slices, ...shape, used],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)planted/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
