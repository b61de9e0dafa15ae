/**
 * `npm run journal -- verify [file] [--heads <file>]`: checks the journals of the data folder, or an exported one
 * (JSON or CSV) or a copy of the database, without OneDoor running. Names the first bad row of each chain and ends
 * with 1 when there is one. `--heads` takes a JSON list of heads as the hub or a Z report tells them.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from './data-folder.mjs';
import { startHost } from './host.mjs';
import { Problem, runScript, say } from './say.mjs';

const CHAINS = { real: ['sales', 'myynnit'], training: ['training', 'harjoittelu'] };

const FAULTS = {
  gap: ['a row is missing', 'rivi puuttuu'],
  order: ['a row is out of order', 'rivi on väärällä paikalla'],
  previousHash: ['it does not follow from the row before', 'se ei jatka edellistä riviä'],
  hash: ['it was changed', 'sitä on muutettu'],
  signature: ['its signature is not the register’s', 'allekirjoitus ei ole kassan'],
  time: ['it is earlier than the row before', 'se on edellistä riviä aikaisempi'],
  otherRegister: ['it is of another register', 'se on toisen kassan'],
  cutTail: ['the rows from here on are missing', 'rivit tästä eteenpäin puuttuvat'],
  otherHistory: ['the hub or a report knows another row here', 'keskus tai raportti tuntee tässä toisen rivin'],
  unreadable: ['it cannot be read', 'sitä ei voi lukea'],
};

await runScript(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { heads: { type: 'string' } } });
  const [verb, given] = positionals;
  if (verb !== 'verify') {
    throw new Problem('Say what to do: npm run journal -- verify [file] [--heads <file>]', 'Kerro, mitä tehdään: npm run journal -- verify [tiedosto] [--heads <tiedosto>]');
  }
  const from = (/** @type {string} */ path) => resolve(process.env['INIT_CWD'] ?? '.', path);
  const data = dataFolder();
  const host = startHost(['--data', data, '--journal', 'verify', ...(given === undefined ? [] : ['--file', from(given)]), ...(values.heads === undefined ? [] : ['--heads', from(values.heads)])], { data });
  const { registers } = await host.answer;
  await host.ended;
  for (const { registerId, rows, heads, faults } of registers) {
    say(`Register ${registerId}: ${rows} rows checked.`, `Kassa ${registerId}: ${rows} riviä tarkistettu.`);
    for (const { chain, sequence, hash } of heads) {
      const [en, fi] = CHAINS[chain];
      say(`  ${en} ends at row ${sequence}, ${hash}`, `  ${fi} päättyy riviin ${sequence}, ${hash}`);
    }
    for (const { chain, sequence, fault } of faults) {
      const [en, fi] = CHAINS[chain];
      say(`  FIRST BAD ROW of ${en}: ${sequence}, ${FAULTS[fault][0]} (${fault})`, `  ENSIMMÄINEN VIRHEELLINEN RIVI, ${fi}: ${sequence}, ${FAULTS[fault][1]} (${fault})`);
    }
  }
  if (registers.length === 0) say('There are no registers.', 'Kassoja ei ole.');
  return registers.some(({ faults }) => faults.length > 0) ? 1 : 0;
});
