/** The main process's side of `Host`: each call is checked for its sender and its input before anything is done. */
import { app, clipboard, ipcMain, shell, type BrowserWindow, type WebContents } from 'electron';
import * as z from 'zod';
import { channel, isNonce, SERVICE_PORT, type AppInfo, type Host, type HostAnswer, type HostRefusal, type WindowKind } from '#shared/host.ts';
import type { KioskCode } from './kiosk-code.ts';
import { openExternalSafely } from './policy/external-links.ts';
import { documentUrl } from './policy/navigation.ts';
import { senderAllowed } from './policy/sender.ts';
import { printPage } from './printing.ts';
import type { ServiceProcess } from './service-process.ts';
import type { Windows } from './windows.ts';

const Code = z.string().regex(/^\d{4,12}$/);
const Nothing = z.undefined();
const Millimetres = z.number().min(20).max(3_000);
const Job = z.strictObject({
  printer: z.string().min(1).max(200).optional(),
  paper: z.strictObject({ widthMm: Millimetres, heightMm: Millimetres }).optional(),
  copies: z.int().min(1).max(10).optional(),
});

const refuse = (refusal: HostRefusal): HostAnswer => ({ ok: false, refusal });
const done: HostAnswer = { ok: true };

export interface HostCallDeps {
  windows: Windows;
  service: ServiceProcess;
  kioskCode: KioskCode;
}

interface Caller {
  kind: WindowKind;
  window: BrowserWindow;
}

const info = async ({ kind, window }: Caller, windows: Windows): Promise<AppInfo> => ({
  kind,
  version: app.getVersion(),
  platform: process.platform,
  kioskLocked: windows.isLocked(kind),
  printers: (await window.webContents.getPrintersAsync()).map((printer) => printer.name),
});

const wipe = async ({ kind, window }: Caller): Promise<HostAnswer> => {
  const { session } = window.webContents;
  await Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache()]);
  clipboard.clear();
  await window.loadURL(documentUrl(kind));
  window.webContents.navigationHistory.clear();
  return done;
};

const lock = async ({ kind }: Caller, code: string | undefined, { windows, kioskCode }: HostCallDeps): Promise<HostAnswer> => {
  const isSet = await kioskCode.isSet();
  if (code !== undefined && isSet && windows.isLocked(kind)) return refuse('notAllowed');
  if (code !== undefined) await kioskCode.set(code);
  else if (!isSet) return refuse('noCode');
  windows.setLocked(kind, true);
  return done;
};

const unlock = async ({ kind }: Caller, code: string, { windows, kioskCode }: HostCallDeps): Promise<HostAnswer> => {
  const result = await kioskCode.check(code);
  if (result !== 'right') return refuse(result);
  windows.setLocked(kind, false);
  return done;
};

const giveLine = async (service: ServiceProcess, kind: WindowKind, to: WebContents, nonce: string): Promise<void> => {
  const port = await service.connect(kind);
  if (to.isDestroyed()) port.close();
  else to.postMessage(SERVICE_PORT, { nonce }, [port]);
};

/** Answers every call of `Host`. What throws is answered as `failed`; the reason stays on this side. */
export const answerHostCalls = (deps: HostCallDeps): void => {
  const { windows, service } = deps;

  const handle = <Input>(call: keyof Host, input: z.ZodType<Input>, act: (caller: Caller, input: Input) => Promise<HostAnswer | AppInfo>): void => {
    ipcMain.handle(channel(call), async (event, raw: unknown): Promise<HostAnswer | AppInfo> => {
      const kind = windows.kindOf(event.sender);
      const window = windows.of(event.sender);
      if (kind === undefined || window === undefined || !senderAllowed(call, kind, event.senderFrame)) return refuse('notAllowed');
      const parsed = input.safeParse(raw);
      if (!parsed.success) return refuse('badInput');
      try {
        return await act({ kind, window }, parsed.data);
      } catch (error) {
        console.error(`host call ${call} failed`, error);
        return refuse('failed');
      }
    });
  };

  handle('appInfo', Nothing, (caller) => info(caller, windows));
  handle('print', Job, ({ window }, { printer, paper, copies }) =>
    printPage(window.webContents, { ...(printer && { printer }), ...(paper && { paper }), ...(copies && { copies }) }),
  );
  handle('openExternal', z.string(), async (_caller, url) => ((await openExternalSafely(url, (checked) => shell.openExternal(checked))) ? done : refuse('badInput')));
  handle('lockKiosk', Code.optional(), (caller, code) => lock(caller, code, deps));
  handle('unlockKiosk', Code, (caller, code) => unlock(caller, code, deps));
  handle('wipeSession', Nothing, wipe);

  ipcMain.on(channel('connectService'), (event, nonce: unknown) => {
    const kind = windows.kindOf(event.sender);
    if (kind === undefined || !senderAllowed('connectService', kind, event.senderFrame) || !isNonce(nonce)) return;
    void giveLine(service, kind, event.sender, nonce);
  });
};
