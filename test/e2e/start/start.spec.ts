/** `npm start`, `npm run backup` and `npm run restore`, as a person uses them. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { copyDemo } from '../../support/demo-copy.ts';
import { command, freePorts, ownFolder, takePort } from './program.ts';

const addresses = (output: string): string[] => [...output.matchAll(/https?:\/\/\S+/g)].map(([address]) => address);

let folder: ReturnType<typeof ownFolder>;
test.beforeEach(() => {
  folder = ownFolder();
});
test.afterEach(() => folder.remove());

const environment = async (): Promise<Record<string, string>> => ({ ONEDOOR_DATA: join(folder.path, 'data'), ONEDOOR_PORT: String(await freePorts()) });

test('one point: five screens, a second program and a copy beside it, a clean end, a start again, and a point from the copy', async ({ page }) => {
  test.setTimeout(180_000);
  const env = await environment();
  const program = command('start.mjs', ['--no-open'], env);
  const output = await program.says('Ctrl-C stops.');

  await test.step('prints the addresses of the five screens, and serves each', async () => {
    const shown = addresses(output);
    expect(shown.map((address) => new URL(address).pathname)).toEqual(['/advisor', '/terminal', '/display', '/expert', '/portal']);
    for (const address of shown) {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('#root')).not.toBeEmpty();
    }
  });

  await test.step('two programs never share one data folder', async () => {
    const second = await command('start.mjs', ['--no-open'], { ...env, ONEDOOR_PORT: String(await freePorts()) }).ended;
    expect(second.code).toBe(1);
    expect(second.output).toContain('Another OneDoor is using the data folder');
  });

  const copies = join(folder.path, 'copies');
  const copy = await test.step('backs up while it runs', async () => {
    const backup = await command('backup.mjs', [copies], env).ended;
    expect(backup.output).toContain(`Backed up and checked: ${copies}`);
    expect(backup.code).toBe(0);
    const [made] = readdirSync(copies).filter((name) => name.startsWith('station')).toSorted();
    expect(made).toBeDefined();
    return String(made);
  });

  await test.step('closes cleanly on Ctrl-C, and starts again on the same data', async () => {
    program.signal('SIGINT');
    expect((await program.ended).code).toBe(0);
    const again = command('start.mjs', ['--no-open'], env);
    await again.says('Ctrl-C stops.');
    again.signal('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });

  await test.step('the copy is restored into an empty folder, which then serves', async () => {
    const elsewhere = { ...env, ONEDOOR_DATA: join(folder.path, 'elsewhere') };
    const restore = await command('restore.mjs', [join(copies, copy)], elsewhere).ended;
    expect(restore.output).toContain(`Restored: ${join(folder.path, 'elsewhere')}`);
    expect(restore.code).toBe(0);
    const restored = command('start.mjs', ['--no-open'], elsewhere);
    await restored.says('Ctrl-C stops.');
    restored.signal('SIGINT');
    expect((await restored.ended).code).toBe(0);
  });
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
  // A point that has been started before comes to its ports sooner.
  copyDemo(join(folder.path, 'data'));
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
