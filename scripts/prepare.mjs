/**
 * Before `npm start` and `npm test`: dependencies as locked, a Node that is new enough, and a build made of
 * the present sources. Runs under the system's own Node (20 or newer) and imports nothing that it installs.
 */
import { ensureChromium } from './chromium.mjs';
import { ensureCoturn } from './coturn.mjs';
import { buildIsFresh } from './freshness.mjs';
import { installDependencies } from './install.mjs';
import { findNode } from './node24.mjs';
import { inRoot, run, toolEnvironment } from './run.mjs';
import { Problem, runScript, say } from './say.mjs';

const forTests = process.argv.includes('--for-tests');

async function prepare() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Problem('Node 20 or newer is needed to begin.', 'Aloittamiseen tarvitaan Node 20 tai uudempi.', process.version);
  }
  await installDependencies();
  const node = findNode();
  if (forTests) {
    await ensureChromium();
    await ensureCoturn();
  }
  if (buildIsFresh()) return;
  say('Building OneDoor.', 'Kootaan OneDoor.');
  const code = await run(node, [inRoot('scripts', 'build.mjs')], { env: toolEnvironment(node) });
  if (code !== 0) {
    throw new Problem(
      'The build failed; the lines above say where. If you have changed nothing, take a fresh copy of the sources.',
      'Kokoaminen epäonnistui; syy on yllä. Jos et ole muuttanut mitään, hae lähteet uudelleen.',
    );
  }
}

await runScript(prepare);
// The test command ends with a count, even when it could not begin.
if (forTests && process.exitCode !== 0) process.stdout.write('0 passed, 1 failed\n');
