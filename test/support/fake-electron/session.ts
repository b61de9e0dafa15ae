/** Sessions by partition, each with its own Chromium context, permission handlers and protocol. */
import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Request as PageRequest, Route } from '@playwright/test';
import { schemeOf, toElectron } from './address.ts';
import { app } from './app.ts';
import { machine } from './machine.ts';
import type { WebContents } from './web-contents.ts';

type Answer = (request: Request) => Response | Promise<Response>;
type Check = (contents: WebContents, permission: string, origin: string, details: object) => boolean;
type Ask = (contents: WebContents, permission: string, decide: (granted: boolean) => void, details: object) => void;
type Media = readonly ('video' | 'audio')[];

class Protocols {
  private readonly answers = new Map<string, Answer>();

  handle(scheme: string, answer: Answer): void {
    if (this.isProtocolHandled(scheme)) throw new Error(`The scheme '${scheme}' has been intercepted`);
    this.answers.set(scheme, answer);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.answers.has(scheme);
  }

  answerFor(scheme: string): Answer | undefined {
    return this.answers.get(scheme);
  }
}

export class Session extends EventEmitter {
  readonly protocol = new Protocols();
  readonly pages = new Map<Page, WebContents>();
  private check: Check | undefined;
  private ask: Ask | undefined;
  private opened: Promise<BrowserContext> | undefined;
  private readonly making = new Set<Promise<Page>>();

  setPermissionCheckHandler(check: Check): void {
    this.check = check;
  }

  setPermissionRequestHandler(ask: Ask): void {
    this.ask = ask;
  }

  setDevicePermissionHandler(_allow: () => boolean): void {}

  async clearStorageData(): Promise<void> {
    for (const page of this.pages.keys()) await page.evaluate(() => localStorage.clear());
    await (await this.context()).clearCookies();
  }

  async clearCache(): Promise<void> {}

  async clearAuthCache(): Promise<void> {}

  context(): Promise<BrowserContext> {
    this.opened ??= this.open();
    return this.opened;
  }

  /** A page closed while it is being fitted out brings Playwright's own line down: whoever closes waits for `pagesMade`. */
  async whileMaking(page: Promise<Page>): Promise<Page> {
    this.making.add(page);
    try {
      return await page;
    } finally {
      this.making.delete(page);
    }
  }

  async pagesMade(): Promise<void> {
    await Promise.allSettled(this.making);
  }

  async close(): Promise<void> {
    await this.pagesMade();
    if (this.opened !== undefined) await (await this.opened).close();
  }

  /** A page's wish: the camera and the microphone must pass both handlers, anything else one of them. */
  async permit(contents: WebContents, permission: string, media: Media): Promise<boolean> {
    const url = contents.getURL();
    const details = { requestingUrl: url, isMainFrame: true };
    const checked = (mediaType?: string): boolean => this.check?.(contents, permission, new URL(url).protocol + '//onedoor', { ...details, mediaType }) ?? true;
    const asked = (): Promise<boolean> =>
      new Promise((resolve) => {
        if (this.ask === undefined) resolve(true);
        else this.ask(contents, permission, resolve, permission === 'media' ? { ...details, mediaTypes: media } : details);
      });
    const granted = permission === 'media' ? media.every((one) => checked(one)) && (await asked()) : checked() || (await asked());
    machine().permissions.push({ permission, granted });
    return granted;
  }

  private async open(): Promise<BrowserContext> {
    const context = await machine().browser.newContext({ permissions: ['camera', 'microphone', 'notifications', 'clipboard-read'] });
    await context.route('**/*', (route, request) => this.serve(route, request));
    context.on('page', (page) => {
      void this.judgePopup(page);
    });
    return context;
  }

  /** A page that nobody here made is a popup: it lives only if the handler of its opener says so. */
  private async judgePopup(page: Page): Promise<void> {
    const opener = await page.opener();
    const contents = opener === null ? undefined : this.pages.get(opener);
    if (contents !== undefined && !contents.mayOpen(toElectron(page.url()))) await page.close();
  }

  private async serve(route: Route, request: PageRequest): Promise<void> {
    const url = toElectron(request.url());
    const page = pageOf(request);
    if (page === undefined) {
      await route.abort();
      return;
    }
    const contents = this.pages.get(page);
    if (contents !== undefined && request.isNavigationRequest() && !contents.mayNavigate(url, request.frame() === page.mainFrame())) {
      await route.fulfill({ status: 204 });
      return;
    }
    const answer = this.protocol.answerFor(schemeOf(request.url()));
    if (answer === undefined) {
      await route.abort();
      return;
    }
    const response = await answer(new Request(url, { method: request.method() }));
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  }
}

/** The page that asks; undefined for the first document of a popup, whose page is judged when it is there. */
const pageOf = (request: PageRequest): Page | undefined => {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
};

let sessions = new Map<string, Session>();

const of = (partition: string): Session => {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = new Session();
  sessions.set(partition, made);
  app.emit('session-created', made);
  return made;
};

export const session = {
  fromPartition: of,
  get defaultSession(): Session {
    return of('');
  },
};

export const protocol = {
  registerSchemesAsPrivileged: (_schemes: object[]): void => {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
};

/** Closes every context of the former start. */
export const resetSessions = async (): Promise<void> => {
  const former = [...sessions.values()];
  sessions = new Map();
  for (const one of former) await one.close();
};
