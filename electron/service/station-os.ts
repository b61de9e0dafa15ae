/** The station's side of the contract: each procedure passes the gate before its handler runs. */
import { implement } from '@orpc/server';
import { stationContract } from '#shared/contract/index.ts';
import { authorise, type AccessRule, type Caller, type SignedIn } from './kernel/access.ts';
import type { Acts, Doing, StationDb } from './kernel/acts.ts';
import { Refusal, toldError } from './kernel/errors.ts';
import type { Clock } from './kernel/clock.ts';
import type { HubLine, StationKey } from './hub-line.ts';
import type { Events } from './kernel/events.ts';
import type { Ids, Random } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import type { SecretKey, SecretName } from './kernel/secrets.ts';
import { stationAccess } from './access-rules.ts';
import type { StationEvents } from './station-events.ts';

/** What every slice of the station is given. */
export interface StationDeps {
  db: StationDb;
  clock: Clock;
  ids: Ids;
  random: Random;
  events: Events<StationEvents>;
  acts: Acts<StationEvents>;
  log: Log;
  /** IANA name of the point's zone. */
  zone: string;
  version: string;
  /** The address by which devices and phones reach this station, without a slash at the end. */
  address: () => string;
  /** A secret of this station's own, made at its first start; `name` says what for. */
  secret: (name: SecretName) => SecretKey;
  /** Devices whose connection is open now. */
  online: () => ReadonlySet<string>;
  /** The line to the hub: told of by `hubLineChanged`. */
  hub: HubLine;
  key: StationKey;
}

/** What the host gives with each call. */
export interface StationContext {
  caller: Caller;
}

/** What a handler sees: the caller and, when signed in, the advisor. */
export interface HandlerContext extends StationContext {
  signedIn: SignedIn | null;
}

type Rules = Record<string, Record<string, AccessRule> | undefined>;

/** The implementer with its gate: authorise first; whatever is thrown leaves as what the contract declares. */
export const createStationOs = (deps: Pick<StationDeps, 'ids' | 'log'>, whoIsSignedIn: (caller: Caller) => SignedIn | null) =>
  implement(stationContract)
    .$context<StationContext>()
    .use(async ({ context, path, next }) => {
      const action = path.join('.');
      try {
        const rule = (stationAccess as Rules)[path[0] ?? '']?.[path[1] ?? ''];
        const signedIn = authorise(action, rule, context.caller, whoIsSignedIn(context.caller));
        return await next({ context: { signedIn } });
      } catch (error) {
        throw toldError(error, action, () => deps.ids.next(), deps.log);
      }
    });

export type StationOs = ReturnType<typeof createStationOs>;

/** Who does this, for a command and its audit. */
export const doing = (context: HandlerContext, path: readonly string[]): Doing => ({ caller: context.caller, advisor: context.signedIn, procedure: path.join('.') });

/** The advisor of a procedure that only advisors may call. */
export const advisorOf = (context: HandlerContext): SignedIn => {
  if (!context.signedIn) throw new Refusal('NOT_SIGNED_IN');
  return context.signedIn;
};
