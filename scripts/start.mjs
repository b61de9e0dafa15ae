/**
 * `npm start`: the whole of OneDoor on this machine, until Ctrl-C. First-run choices are asked on the screen
 * that opens, never here.
 */
import { parseArgs } from 'node:util';
import { dataFolder } from './data-folder.mjs';
import { startHost } from './host.mjs';
import { findElectron, openDesk } from './open-desk.mjs';
import { root } from './run.mjs';
import { Problem, runScript, say } from './say.mjs';

const help = `npm start -- [options]

  --demo      begin with a ready-made point, staff and customers to try things with
  --lan       let other devices of this network connect (otherwise only this machine)
  --no-open   open no window, only print the addresses
  --join '<line>'  join a hub elsewhere by the line it printed; needed once
  --browser   open the desk in a browser even where Electron is installed
  --verbose   show the program's log
  --help      this text

  ONEDOOR_DATA   folder of the data (now ${dataFolder()})
  ONEDOOR_PORT   first of the two ports used (default 4310)
`;

const screens = [
  ['advisor', 'Service advisor', 'Palveluneuvoja'],
  ['terminal', 'Customer terminal', 'Asiakaspääte'],
  ['display', 'Info-TV', 'Info-TV'],
  ['expert', 'Remote expert', 'Etäasiantuntija'],
  ['portal', 'Provider portal', 'Palveluntuottaja'],
];

function options() {
  const flag = { type: /** @type {const} */ ('boolean'), default: false };
  try {
    const { values } = parseArgs({ options: { help: flag, demo: flag, lan: flag, 'no-open': flag, browser: flag, join: { type: /** @type {const} */ ('string') }, verbose: flag } });
    return values;
  } catch (error) {
    throw new Problem(`${error.message}. See: npm start -- --help`, 'Tuntematon valinta. Katso: npm start -- --help');
  }
}

/** Two ports are used: the point's own, and the next one for the hub. */
function port() {
  const text = process.env['ONEDOOR_PORT'] || '4310';
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_534) {
    throw new Problem(
      `ONEDOOR_PORT must be a whole number from 1 to 65534; it is ${text}.`,
      `Muuttujan ONEDOOR_PORT on oltava kokonaisluku 1–65534; se on ${text}.`,
    );
  }
  return number;
}

/**
 * npm puts a shell between itself and us, which dies of a signal without handing it on: being left by that
 * shell is a wish to stop. (Windows never tells, and hands the signal on itself.)
 *
 * @param {() => void} stop
 */
function stopWhenLeft(stop) {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}

/** @param {Record<string, string>} addresses by screen */
function table(addresses) {
  return screens
    .filter(([screen]) => addresses[screen] !== undefined)
    .map(([screen, en, fi]) => `  ${en.padEnd(19)}${fi.padEnd(19)}${addresses[screen]}\n`)
    .join('');
}

async function start() {
  const chosen = options();
  if (chosen.help) {
    process.stdout.write(help);
    return 0;
  }
  const data = dataFolder();
  const windowless = chosen['no-open'] || Boolean(process.env['CI']);
  const electron = windowless || chosen.browser ? undefined : findElectron();
  const args =
    electron === undefined
      ? ['--data', data, '--port', String(port()), ...['demo', 'lan'].filter((name) => chosen[name]).map((name) => `--${name}`), ...(chosen.join ? ['--join', chosen.join] : [])]
      : [root, `--data=${data}`, '--kind=advisor'];
  const env = { ONEDOOR_PORT: String(port()), ...(chosen.demo ? { ONEDOOR_DEMO: '1' } : {}), ...(chosen.lan ? { ONEDOOR_LAN: '1' } : {}) };
  const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);
  const host = startHost(args, { data, env, ...(electron === undefined ? {} : { electron }), onAgain: ({ addresses }) => print(table(addresses)), ...(chosen.verbose ? { onLog: print } : {}) });

  let stopping = false;
  const stop = () => {
    stopping = true;
    host.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  stopWhenLeft(stop);

  let ready;
  try {
    ready = await host.answer;
  } catch (error) {
    await host.ended;
    if (stopping) return 0;
    throw error;
  }
  process.stdout.write(`\nOneDoor is running. / OneDoor on käynnissä.\n\n${table(ready.addresses)}\n`);
  if (ready.setUp === false) {
    say('First run: open the service advisor, and the screen asks what it needs.', 'Ensikäynnistys: avaa palveluneuvoja, ja näyttö kysyy tarvitsemansa.');
  }
  if (ready.demo) {
    say(`Demo: every advisor's PIN is ${ready.demo.pin}; the portal's password is ${ready.demo.password}`, `Demo: jokaisen neuvojan PIN on ${ready.demo.pin}; portaalin salasana on ${ready.demo.password}`);
  }
  if (process.stdin.isTTY && electron === undefined) {
    say('Each address lets in one device. Enter prints new ones.', 'Kukin osoite päästää sisään yhden laitteen. Enter tulostaa uudet.');
    process.stdin.on('data', () => host.ask('addresses')).unref();
  }
  print(`Data / Tiedot: ${data}\nCtrl-C stops. / Ctrl-C lopettaa.`);
  if (!windowless && electron === undefined) openDesk(ready.addresses.advisor);

  const code = await host.ended;
  if (stopping) {
    say('OneDoor is closed; everything is saved.', 'OneDoor on suljettu; kaikki on tallessa.');
    return 0;
  }
  throw new Problem(
    'OneDoor stopped by itself. Start it again; what was answered is saved. See the log with: npm start -- --verbose',
    'OneDoor pysähtyi itsestään. Käynnistä se uudelleen; vastatut asiat ovat tallessa. Lokin näkee: npm start -- --verbose',
    `code ${code}`,
  );
}

await runScript(start);
