/** `npm start`, `npm run backup` and `npm run restore`, as a person uses them. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { command, freePorts, ownFolder, takePort } from './program.ts';

const addresses = (output: string): string[] => [...output.matchAll(/https?:\/\/\S+/g)].map(([address]) => address);

let folder: ReturnType<typeof ownFolder>;
test.beforeEach(() => {
  folder = ownFolder();
});
test.afterEach(() => folder.remove());

const environment = async (): Promise<Record<string, string>> => ({ ONEDOOR_DATA: join(folder.path, 'data'), ONEDOOR_PORT: String(await freePorts()) });

test('prints the addresses of the five screens, serves each, and closes cleanly on Ctrl-C', async ({ page }) => {
  const program = command('start.mjs', ['--no-open'], await environment());
  const output = await program.says('Ctrl-C stops.');
  const shown = addresses(output);
  expect(shown.map((address) => new URL(address).pathname)).toEqual(['/advisor', '/terminal', '/display', '/expert', '/portal']);
  for (const address of shown) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('#root')).not.toBeEmpty();
  }
  program.signal('SIGINT');
  expect((await program.ended).code).toBe(0);
});

test('starts again on the same data, having left nothing behind', async () => {
  const env = await environment();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const program = command('start.mjs', ['--no-open'], env);
    await program.says('Ctrl-C stops.');
    program.signal(signal);
    expect((await program.ended).code).toBe(0);
  }
});

test('preparing a second time installs and builds nothing', async () => {
  const madeOf = (): number => statSync(join(import.meta.dirname, '..', '..', '..', 'out', '.made-of')).mtimeMs;
  await command('prepare.mjs', []).ended;
  const before = madeOf();
  expect(await command('prepare.mjs', []).ended).toEqual({ code: 0, output: '' });
  expect(madeOf()).toBe(before);
});

test('says what to do when the port is taken', async () => {
  const env = await environment();
  const release = await takePort(Number(env['ONEDOOR_PORT']));
  const { code, output } = await command('start.mjs', ['--no-open'], env).ended;
  await release();
  expect(code).toBe(1);
  expect(output).toContain('ONEDOOR_PORT=');
  expect(output).toContain('Portti on varattu');
});

test('says what to do when the data folder cannot be written', async () => {
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  const { code, output } = await command('start.mjs', ['--no-open'], { ...(await environment()), ONEDOOR_DATA: join(file, 'data') }).ended;
  expect(code).toBe(1);
  expect(output).toContain('cannot write to its data folder');
});

test('two programs never share one data folder', async () => {
  const env = await environment();
  const first = command('start.mjs', ['--no-open'], env);
  await first.says('Ctrl-C stops.');
  const { code, output } = await command('start.mjs', ['--no-open'], { ...env, ONEDOOR_PORT: String(await freePorts()) }).ended;
  first.signal('SIGINT');
  expect((await first.ended).code).toBe(0);
  expect(code).toBe(1);
  expect(output).toContain('Another OneDoor is using the data folder');
});

test('explains its options and refuses unknown ones', async () => {
  const help = await command('start.mjs', ['--help']).ended;
  expect(help.code).toBe(0);
  expect(help.output).toContain('--demo');
  const unknown = await command('start.mjs', ['--colour']).ended;
  expect(unknown.code).toBe(1);
  expect(unknown.output).toContain('--help');
});

test('refuses a port that is no port', async () => {
  const { code, output } = await command('start.mjs', ['--no-open'], { ONEDOOR_DATA: folder.path, ONEDOOR_PORT: 'door' }).ended;
  expect(code).toBe(1);
  expect(output).toContain('ONEDOOR_PORT must be');
});

test('backs up a running point and restores it into an empty folder', async () => {
  const env = await environment();
  const program = command('start.mjs', ['--no-open'], env);
  await program.says('Ctrl-C stops.');
  const copies = join(folder.path, 'copies');
  const backup = await command('backup.mjs', [copies], env).ended;
  program.signal('SIGINT');
  expect((await program.ended).code).toBe(0);
  expect(backup.output).toContain(`Backed up and checked: ${copies}`);
  expect(backup.code).toBe(0);
  const [copy] = readdirSync(copies).filter((name) => name.startsWith('station')).toSorted();
  expect(copy).toBeDefined();

  const elsewhere = { ...env, ONEDOOR_DATA: join(folder.path, 'elsewhere') };
  const restore = await command('restore.mjs', [join(copies, String(copy))], elsewhere).ended;
  expect(restore.output).toContain(`Restored: ${join(folder.path, 'elsewhere')}`);
  expect(restore.code).toBe(0);
  const again = command('start.mjs', ['--no-open'], elsewhere);
  await again.says('Ctrl-C stops.');
  again.signal('SIGINT');
  expect((await again.ended).code).toBe(0);
});
