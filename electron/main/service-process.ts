/** The service's own process: started, watched, started again after a crash, and stopped in good order. */
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { ServiceOrder, ServiceReport, StartFault, WindowKind } from '#shared/host.ts';
import { afterEnd, type RestartState } from './policy/restart.ts';

export interface ServiceProcess {
  /** A window's line to the service, as soon as it stands; the service learns the window's kind from us. */
  connect(kind: WindowKind): Promise<MessagePortMain>;
  /** Asks the service to close its database and waits for its end, at most `SHUTDOWN_MS`. */
  stop(): Promise<void>;
}

const SHUTDOWN_MS = 8_000;

export interface ServiceOptions {
  modulePath: string;
  dataDir: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Called when the service says it cannot start, or ends again and again. */
  onFatal: (fault: StartFault | 'givenUp') => void;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

const isReport = (data: unknown): data is ServiceReport =>
  typeof data === 'object' && data !== null && 'kind' in data && (data.kind === 'ready' || data.kind === 'failed');

/** The environment without what would make the child another program than the one we ship. */
const cleanEnv = (env: ServiceOptions['env']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || /^(NODE_|ELECTRON_RUN_AS_NODE$)/.test(name) ? [] : [[name, value]])),
  );

/** Starts the service and keeps it standing until `stop`. */
export const startService = ({ modulePath, dataDir, env, onFatal, now }: ServiceOptions): ServiceProcess => {
  let child: UtilityProcess | undefined;
  let ready = false;
  let ending = false;
  let state: RestartState = { failures: 0 };
  let timer: NodeJS.Timeout | undefined;
  const waiting: ((to: UtilityProcess) => void)[] = [];

  const order = (to: UtilityProcess, message: ServiceOrder, ports: MessagePortMain[] = []): void => to.postMessage(message, ports);

  const start = (): void => {
    const startedAt = now();
    const mine = utilityProcess.fork(modulePath, [`--data=${dataDir}`], { serviceName: 'OneDoor service', env: cleanEnv(env) });
    child = mine;
    mine.on('message', (report: unknown) => {
      if (!isReport(report)) return;
      if (report.kind === 'failed') {
        ending = true;
        mine.kill();
        onFatal(report.fault);
        return;
      }
      ready = true;
      for (const go of waiting.splice(0)) go(mine);
    });
    mine.on('exit', () => {
      child = undefined;
      ready = false;
      if (ending) return;
      const next = afterEnd(state, now() - startedAt);
      state = next.state;
      if (next.giveUp) onFatal('givenUp');
      else timer = setTimeout(start, next.waitMs);
    });
  };

  const line = (to: UtilityProcess, kind: WindowKind): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain();
    order(to, { kind: 'connect', window: kind }, [port1]);
    return port2;
  };

  start();
  return {
    connect: (kind) =>
      new Promise((resolve) => {
        if (child !== undefined && ready) resolve(line(child, kind));
        else waiting.push((to) => resolve(line(to, kind)));
      }),
    stop: () =>
      new Promise((resolve) => {
        ending = true;
        clearTimeout(timer);
        const last = child;
        if (last === undefined) {
          resolve();
          return;
        }
        const killer = setTimeout(() => last.kill(), SHUTDOWN_MS);
        last.once('exit', () => {
          clearTimeout(killer);
          resolve();
        });
        order(last, { kind: 'shutdown' });
      }),
  };
};
