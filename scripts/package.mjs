/**
 * `npm run package`: builds the program and packs it for this system into `dist/`. The Electron program comes from
 * outside the package registry: it is fetched once, or taken from the folder named in ONEDOOR_ELECTRON.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIsFresh } from './freshness.mjs';
import { findNode } from './node24.mjs';
import { inRoot, run, toolEnvironment } from './run.mjs';
import { Problem, runScript, say } from './say.mjs';

const node = findNode();
const env = toolEnvironment(node);

/** The folder of the Electron program for this system. */
async function electronFolder() {
  const named = process.env['ONEDOOR_ELECTRON'];
  if (named !== undefined) {
    const folder = resolve(process.env['INIT_CWD'] ?? '.', named);
    if (existsSync(join(folder, 'version'))) return folder;
    throw new Problem(`There is no Electron in ${folder} (ONEDOOR_ELECTRON).`, `Kansiossa ${folder} ei ole Electronia (ONEDOOR_ELECTRON).`);
  }
  const folder = inRoot('node_modules', 'electron', 'dist');
  if (!existsSync(join(folder, 'version'))) {
    say('Fetching Electron, once.', 'Haetaan Electron, vain kerran.');
    await run(node, [inRoot('node_modules', 'electron', 'install.js')], { env, stdio: 'ignore', timeout: 5 * 60_000 });
  }
  if (existsSync(join(folder, 'version'))) return folder;
  throw new Problem(
    'Electron could not be fetched, so no installer was made. OneDoor itself works without it: npm start. To pack, unzip an Electron release and name its folder: ONEDOOR_ELECTRON=<folder> npm run package',
    'Electronia ei voitu hakea, joten asennuspakettia ei tehty. OneDoor toimii ilmankin: npm start. Pakkaamista varten pura Electronin julkaisu ja kerro sen kansio: ONEDOOR_ELECTRON=<kansio> npm run package',
  );
}

await runScript(async () => {
  const electron = await electronFolder();
  if (!buildIsFresh() && (await run(node, [inRoot('scripts', 'build.mjs')], { env })) !== 0) {
    throw new Problem('The program could not be built; the reason is above.', 'Ohjelmaa ei voitu koota; syy on yllä.');
  }
  // Further words go to the packer, for example `npm run package -- --dir` for a folder without an installer.
  const args = [inRoot('node_modules', 'electron-builder', 'cli.js'), `-c.electronDist=${electron}`, ...process.argv.slice(2)];
  if ((await run(node, args, { env })) !== 0) {
    throw new Problem(
      'The installer could not be made; the reason is above. Its tools are fetched when first used; a plain folder needs none: npm run package -- --dir',
      'Asennuspakettia ei voitu tehdä; syy on yllä. Sen työkalut haetaan ensimmäisellä kerralla; pelkkä kansio ei tarvitse niitä: npm run package -- --dir',
    );
  }
  say('The package is in dist/.', 'Paketti on kansiossa dist/.');
});
