/** `npm run restore -- <file>`: puts a backup in the place of the data, which is kept beside it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { startHost } from './host.mjs';
import { Problem, runScript, say } from './say.mjs';

await runScript(async () => {
  const given = process.argv[2];
  if (given === undefined) {
    throw new Problem('Say which copy to restore: npm run restore -- <file>', 'Kerro, mikä kopio palautetaan: npm run restore -- <tiedosto>');
  }
  const file = resolve(process.env['INIT_CWD'] ?? '.', given);
  if (!existsSync(file)) throw new Problem(`There is no file ${file}.`, `Tiedostoa ${file} ei ole.`);
  const data = dataFolder();
  const host = startHost(['--data', data, '--restore', file], { data });
  const { restored, setAside } = await host.answer;
  await host.ended;
  say(`Restored: ${restored}`, `Palautettu: ${restored}`);
  if (setAside) say(`What was there before is kept: ${setAside}`, `Aiempi on tallessa: ${setAside}`);
});
