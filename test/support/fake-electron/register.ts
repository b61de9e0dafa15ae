/** Makes `import 'electron'` mean the stand-in, in this process only. Import it before the application's main. */
import { registerHooks } from 'node:module';

const stand = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: stand, format: 'module-typescript', shortCircuit: true } : next(specifier, context)),
});
