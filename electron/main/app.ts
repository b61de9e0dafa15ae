/** The application from start to end: what must precede readiness, the windows, the service, and a clean quit. */
import path from 'node:path';
import { app, dialog, Menu, protocol } from 'electron';
import { guardAllPages } from './guards.ts';
import { answerHostCalls } from './host-calls.ts';
import { kioskCode } from './kiosk-code.ts';
import { placesIn } from './places.ts';
import { readLaunch } from './policy/launch.ts';
import { SCHEME } from './policy/navigation.ts';
import { startService, type ServiceProcess } from './service-process.ts';
import { denyAll, prepareSession } from './sessions.ts';
import { fill, textsFor, type FatalText } from './texts.ts';
import { makeWindows, type Windows } from './windows.ts';

/** Tells why the application cannot go on, in the machine's language. */
const tellFatal = (text: FatalText, values: Readonly<Record<string, string>>): void => {
  const { fatal } = textsFor(app.getLocale());
  dialog.showErrorBox(fatal.title, fill(fatal[text], values));
};

/** Requests to quit are held until the service has closed its database. */
const quitInOrder = (service: ServiceProcess, windows: Windows): void => {
  let state: 'standing' | 'stopping' | 'stopped' = 'standing';
  app.on('before-quit', (event) => {
    windows.letClose();
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void (async () => {
      await service.stop();
      state = 'stopped';
      app.quit();
    })();
  });
  app.on('window-all-closed', () => app.quit());
};

/** Starts the application. Everything that Electron wants before it is ready is done before the first wait. */
export const startApp = async (): Promise<void> => {
  const now = (): number => performance.now();
  const launch = readLaunch(process.argv, process.env);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  Menu.setApplicationMenu(null);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const places = placesIn(app.getAppPath());
  const windows = makeWindows({
    preload: places.preload,
    packaged: app.isPackaged,
    titles: textsFor(app.getLocale()).title,
    now,
    prepare: (kind) => void prepareSession(kind, places.renderer),
  });
  app.on('session-created', denyAll);
  guardAllPages((contents) => windows.kindOf(contents));
  await app.whenReady();

  if ('unknown' in launch) {
    tellFatal('unknownOption', { word: launch.unknown });
    app.exit(2);
    return;
  }
  const dataDir = launch.dataDir ?? path.join(app.getPath('userData'), 'point');
  const service = startService({
    modulePath: places.service,
    dataDir,
    env: process.env,
    now,
    onFatal: (fault) => {
      tellFatal(fault, { folder: dataDir });
      windows.letClose();
      app.quit();
    },
  });
  quitInOrder(service, windows);
  answerHostCalls({ windows, service, kioskCode: kioskCode({ file: path.join(app.getPath('userData'), 'kiosk-code.json'), now: Date.now }) });
  app.on('second-instance', (_event, argv) => {
    const wanted = readLaunch(argv, {});
    if ('kinds' in wanted) windows.open(wanted.kinds);
  });
  windows.open(launch.kinds);
};
