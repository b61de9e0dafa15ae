/** Where the built parts lie, seen from the folder that holds package.json: the same in a package and in a working tree. */
import path from 'node:path';

export interface Places {
  renderer: string;
  preload: string;
  service: string;
}

/** `appPath` is Electron's `app.getAppPath()`. */
export const placesIn = (appPath: string): Places => ({
  renderer: path.join(appPath, 'out', 'renderer'),
  preload: path.join(appPath, 'out', 'preload', 'index.cjs'),
  service: path.join(appPath, 'out', 'hosts', 'utility.js'),
});
