/** Sets the one fuse that electron-builder cannot name, and refuses an Electron with fuses nobody has decided on. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the fuse wire in Electron's binary; after it come the wire's version, its length and one byte a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const KNOWN_FUSES = 9;
const WASM_TRAP_HANDLERS = 8;
const ON = '1'.charCodeAt(0);

/** @param {{ appOutDir: string, electronPlatformName: string, packager: { executableName: string, appInfo: { productFilename: string } } }} context */
export function afterPack({ appOutDir, electronPlatformName, packager }) {
  const program = electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : packager.executableName;
  const file = join(appOutDir, program);
  const bytes = readFileSync(file);
  const at = bytes.indexOf(SENTINEL);
  if (at === -1) throw new Error(`No fuses in ${file}: is it Electron?`);
  const length = bytes[at + SENTINEL.length + 1];
  if (length !== KNOWN_FUSES) {
    throw new Error(`This Electron has ${length} fuses and electron-builder.yml decides ${KNOWN_FUSES}: decide on the others there and here.`);
  }
  bytes[at + SENTINEL.length + 2 + WASM_TRAP_HANDLERS] = ON;
  writeFileSync(file, bytes);
}
