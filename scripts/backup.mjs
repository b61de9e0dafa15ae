/** `npm run backup -- <folder>`: a proven copy of the data, also while OneDoor is running. */
import { resolve } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { startHost } from './host.mjs';
import { Problem, runScript, say } from './say.mjs';

await runScript(async () => {
  const folder = process.argv[2];
  if (folder === undefined) {
    throw new Problem('Say where the copy goes: npm run backup -- <folder>', 'Kerro, minne kopio tehdään: npm run backup -- <kansio>');
  }
  const data = dataFolder();
  const host = startHost(['--data', data, '--backup', resolve(process.env['INIT_CWD'] ?? '.', folder)], { data });
  const { file } = await host.answer;
  await host.ended;
  say(`Backed up and checked: ${file}`, `Varmuuskopioitu ja tarkistettu: ${file}`);
});
