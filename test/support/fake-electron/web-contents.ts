/** `webContents`: one page of Chromium, with the events by which the application judges what it does. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { toElectron, toPage } from './address.ts';
import { app } from './app.ts';
import { BRIDGE, installInPage, type FromPage, type ToPage } from './in-page.ts';
import { ipcMain } from './ipc.ts';
import { machine } from './machine.ts';
import { handOver, type MessagePortMain } from './ports.ts';
import type { Session } from './session.ts';

type OpenHandler = (details: { url: string }) => { action: string };

export class WebContents extends EventEmitter {
  readonly session: Session;
  readonly navigationHistory = { clear: (): void => undefined };
  page: Page | undefined;
  private readonly preload: string;
  private readonly ports = new Map<string, MessagePortMain>();
  private portCount = 0;
  private outgoing: ToPage[] = [];
  private sending: Promise<void> | undefined;
  private expected: string | undefined;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private zoom = 1;
  private destroyed = false;

  constructor(session: Session, preload: string) {
    super();
    this.session = session;
    this.preload = preload;
    app.emit('web-contents-created', {}, this);
  }

  getURL(): string {
    return this.page === undefined ? '' : toElectron(this.page.url());
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }

  async getPrintersAsync(): Promise<{ name: string }[]> {
    return machine().printers.map((name) => ({ name }));
  }

  print(options: object, done: (printed: boolean, reason: string) => void): void {
    machine().printed.push(options);
    done(true, '');
  }

  /** Sends a message with ports to preload. */
  postMessage(channel: string, message: unknown, ports: MessagePortMain[] = []): void {
    this.post({ type: 'event', channel, args: [message], ports: ports.map((port) => this.bind(port)) });
  }

  async loadURL(url: string): Promise<void> {
    const page = this.page ?? (await this.session.whileMaking(this.makePage()));
    this.expected = url;
    await page.goto(toPage(url), { waitUntil: 'load' });
    this.emit('did-finish-load');
  }

  /** Whether a navigation may go on; one that the application itself began is not asked about. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && url === this.expected) {
      this.expected = undefined;
      return true;
    }
    let prevented = false;
    const event = { url, isMainFrame, preventDefault: () => (prevented = true) };
    this.emit('will-frame-navigate', event);
    if (isMainFrame && !prevented) this.emit('will-navigate', event);
    machine().navigations.push({ url, prevented });
    return !prevented;
  }

  mayOpen(url: string): boolean {
    const { action } = this.openHandler({ url });
    machine().popups.push({ url, action });
    return action === 'allow';
  }

  async destroy(): Promise<void> {
    if (this.destroyed) return;
    this.destroyed = true;
    this.closePorts();
    await this.session.pagesMade();
    if (this.page !== undefined && !this.page.isClosed()) await this.page.close();
    this.emit('destroyed');
  }

  private async makePage(): Promise<Page> {
    const page = await (await this.session.context()).newPage();
    this.page = page;
    this.session.pages.set(page, this);
    await page.exposeBinding(BRIDGE, ({ frame }, message: FromPage) => this.hear(frame, message));
    const source = readFileSync(this.preload, 'utf8');
    await page.addInitScript({ content: `(${installInPage.toString()})(function (require, module, exports) {${source}\n})` });
    page.on('crash', () => {
      this.closePorts();
      this.page = undefined;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.closePorts();
    });
    return page;
  }

  private hear(frame: Frame, message: FromPage): unknown {
    const event = { sender: this, senderFrame: { url: toElectron(frame.url()), parent: frame.parentFrame() } };
    switch (message.type) {
      case 'invoke':
        return ipcMain.invoke(message.channel, event, message.args);
      case 'permission':
        return this.session.permit(this, message.permission, message.media);
      case 'open':
        return this.mayOpen(message.url);
      case 'send':
        ipcMain.emit(message.channel, event, ...message.args);
        break;
      case 'port':
        this.ports.get(message.id)?.postMessage(message.data);
        break;
      case 'portClosed':
        this.ports.get(message.id)?.close();
        break;
    }
    return undefined;
  }

  private bind(port: MessagePortMain): string {
    this.portCount += 1;
    const id = `p${this.portCount}`;
    this.ports.set(id, port);
    handOver(port, {
      post: (data) => this.post({ type: 'port', id, data }),
      close: () => this.post({ type: 'portClosed', id }),
    });
    return id;
  }

  private closePorts(): void {
    const ports = [...this.ports.values()];
    this.ports.clear();
    for (const port of ports) port.close();
  }

  /** Messages go in one batch at a time, which keeps their order. */
  private post(message: ToPage): void {
    this.outgoing.push(message);
    this.sending ??= this.flush();
  }

  private async flush(): Promise<void> {
    await Promise.resolve();
    while (this.outgoing.length > 0) {
      const batch = this.outgoing.splice(0);
      // A page that navigated away or died meanwhile has no use for what was meant for it.
      await this.page?.evaluate((messages) => globalThis.fakeElectronIn(messages), batch).catch(() => undefined);
    }
    this.sending = undefined;
  }
}
