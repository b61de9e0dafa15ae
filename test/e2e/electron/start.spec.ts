/** How the application starts: which windows, on which display, and what it says when it cannot. */
import { fill, textsFor } from '../../../electron/main/texts.ts';
import { expect, test } from './fixtures.ts';

test('windows are spread over the displays, and a second start opens its window in the first', async ({ launch }) => {
  const displays = [
    { x: 0, y: 0, width: 1440, height: 900 },
    { x: 1440, y: 0, width: 1920, height: 1080 },
  ];
  const app = await launch({ displays, args: ['--kind=advisor,display'] });
  await app.page('display');
  expect(app.window('advisor')?.options).toMatchObject({ x: 0, width: 1440 });
  expect(app.window('display')?.options).toMatchObject({ x: 1440, width: 1920, kiosk: true });
  app.secondInstance(['--kind=terminal']);
  await app.page('terminal');
  app.secondInstance(['--kind=expert']);
  expect(app.window('terminal')?.isKiosk()).toBe(true);
});

test('a second start on the same machine ends at once and opens nothing', async ({ launch }) => {
  const app = await launch({ getsLock: false });
  expect(app.machine.exitCode).toBe(0);
  expect(app.window('advisor')).toBeUndefined();
  expect(app.service()).toBeUndefined();
});

test('an unknown window is told in the machine’s language', async ({ launch }) => {
  const app = await launch({ args: ['--kind=expert'], locale: 'sv-FI' });
  await expect.poll(() => app.machine.exitCode).toBe(2);
  const { fatal } = textsFor('sv');
  expect(app.machine.errorBoxes).toEqual([{ title: fatal.title, text: fill(fatal.unknownOption, { word: 'expert' }) }]);
  expect(fatal.title).toBe('OneDoor startar inte');
});

test('a service that cannot start says why, and the application ends', async ({ launch }) => {
  process.env['SHELL_FAULT'] = 'SQLITE_CORRUPT';
  const app = await launch({ locale: 'en-GB' });
  await expect.poll(() => app.machine.errorBoxes.length).toBe(1);
  delete process.env['SHELL_FAULT'];
  expect(app.machine.errorBoxes[0]?.text).toBe(fill(textsFor('en').fatal.dataDamaged, { folder: app.dataDir }));
  await expect.poll(() => app.machine.exitCode).toBe(0);
});
