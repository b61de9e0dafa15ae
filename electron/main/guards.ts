/** Guards on every page that comes into being, also on one that we did not mean to make. */
import { app, type WebContents } from 'electron';
import type { WindowKind } from '#shared/host.ts';
import { keyEffect, nextZoom } from './policy/keys.ts';
import { navigationAllowed } from './policy/navigation.ts';
import { denyNewWindow } from './policy/windows.ts';

/** Which kind of window a page belongs to; undefined for a page that is none of ours. */
export type KindOf = (contents: WebContents) => WindowKind | undefined;

const guard = (contents: WebContents, kindOf: KindOf): void => {
  const refuseOthers = (event: { preventDefault: () => void; url: string; isMainFrame?: boolean }): void => {
    const kind = kindOf(contents);
    if (event.isMainFrame === false || kind === undefined || !navigationAllowed(kind, event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseOthers);
  contents.on('will-redirect', refuseOthers);
  contents.on('will-frame-navigate', refuseOthers);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(denyNewWindow);
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return;
    const effect = keyEffect(kindOf(contents) ?? 'terminal', input);
    if (effect === 'page') return;
    event.preventDefault();
    if (effect !== 'block') contents.setZoomFactor(nextZoom(contents.getZoomFactor(), effect));
  });
};

/** Puts the guards on; call it before the application is ready. */
export const guardAllPages = (kindOf: KindOf): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, kindOf));
};
