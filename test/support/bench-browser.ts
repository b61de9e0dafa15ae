/** A real Chromium for benchmarks, and when something was painted in it. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { chromiumLaunch } from './chromium.ts';

const program = () => chromiumLaunch('--autoplay-policy=no-user-gesture-required');

export const launchBrowser = (): Promise<Browser> => chromium.launch(program());

/** A browser on a profile folder that may have been used before. */
export const launchProfile = (folder: string): Promise<BrowserContext> => chromium.launchPersistentContext(folder, { ...program(), viewport: { width: 1_440, height: 900 }, locale: 'fi-FI' });

export const openPage = async (browser: Browser, url: string, width = 1_440, height = 900): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fi-FI', timezoneId: 'Europe/Helsinki' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

/**
 * Waits in the page until an element that `selector` finds holds `text`, and answers with the instant, in
 * milliseconds since 1970, at which the frame that shows it was handed to be painted: a task after that frame's callback.
 */
export const painted = (page: Page, selector: string, text: string): Promise<number> =>
  page.evaluate(
    ([where, wanted]) =>
      new Promise<number>((done) => {
        const look = () => [...document.querySelectorAll(where!)].some((element) => element.textContent.includes(wanted!));
        const afterFrame = () =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.addEventListener('message', () => done(performance.timeOrigin + performance.now()));
            channel.port1.start();
            channel.port2.postMessage(null);
          });
        if (look()) return afterFrame();
        const observer = new MutationObserver(() => {
          if (!look()) return;
          observer.disconnect();
          afterFrame();
        });
        observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
      }),
    [selector, text],
  );

/** Notes in the page when its keys go down; `lastKey` reads it, in milliseconds since 1970. */
export const noteKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    addEventListener('keydown', (event) => document.documentElement.setAttribute('data-last-key', String(performance.timeOrigin + event.timeStamp)), { capture: true });
  });

export const lastKey = async (page: Page): Promise<number> => Number(await page.locator('html').getAttribute('data-last-key'));

/** Signs the first advisor in by keyboard, as the sign-in screen asks. */
export const signInOn = async (page: Page, name: string, pin: string): Promise<void> => {
  await page.getByRole('button', { name }).click();
  await page.locator('input:focus').waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Avaa palvelupiste/ }).waitFor();
};
