/** A page cannot have an own scheme without Electron: app://onedoor/x is shown as http://onedoor.app.localhost/x. */

const SUFFIX = '.localhost';

export const toPage = (url: string): string => url.replace(/^(\w+):\/\/([\w-]+)\//, (_all, scheme: string, host: string) => `http://${host}.${scheme}${SUFFIX}/`);

export const toElectron = (url: string): string => url.replace(/^http:\/\/([\w-]+)\.(\w+)\.localhost\//, (_all, host: string, scheme: string) => `${scheme}://${host}/`);

/** The scheme an address has in Electron's eyes, `app`. */
export const schemeOf = (url: string): string => toElectron(url).split(':')[0] ?? '';
