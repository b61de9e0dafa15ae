/** The application's real page in the shell: it must stand under the shell's policy, whatever the service answers. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, project, test } from './fixtures.ts';

test('the built page draws itself in each window without breaking the policy', async ({ launch, shell }) => {
  const built = path.join(project, 'out', 'renderer');
  expect(existsSync(built), 'npm run build comes first').toBe(true);
  const appPath = await mkdtemp(path.join(tmpdir(), 'onedoor-page-'));
  await cp(shell, appPath, { recursive: true, filter: (from) => !from.startsWith(path.join(shell, 'out', 'renderer')) });
  await symlink(built, path.join(appPath, 'out', 'renderer'));

  const app = await launch({ appPath, args: ['--kind=advisor,terminal,display'] });
  for (const kind of ['advisor', 'terminal', 'display'] as const) {
    const page = await app.page(kind);
    const broken: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) broken.push(message.text());
    });
    await page.reload();
    await expect(page.locator('#root')).not.toBeEmpty();
    await expect.poll(() => page.evaluate(() => document.body.innerText.trim().length), { message: kind }).toBeGreaterThan(0);
    expect(broken, kind).toEqual([]);
  }
  await rm(appPath, { recursive: true, force: true });
});
