/** The hub's side of the contract: each procedure passes the gate before its handler runs. */
import { implement } from '@orpc/server';
import { hubContract, type HubContract } from '#shared/contract/index.ts';
import type { Caller } from './kernel/access.ts';
import type { Clock } from './kernel/clock.ts';
import type { HubDb } from './kernel/db-hub.ts';
import { Refusal, toldError } from './kernel/errors.ts';
import type { HubOnce } from './kernel/hub-commands.ts';
import type { Ids, Random } from './kernel/ids.ts';
import type { Inbox } from './kernel/inbox.ts';
import type { Log } from './kernel/log.ts';
import type { Publisher } from './publisher.ts';

export interface Editor {
  readonly id: string;
  readonly name: string;
  readonly role: 'editor' | 'administrator';
  /** The one provider an editor writes for; an administrator may have none. */
  readonly providerId: string | null;
}

export interface HubDeps {
  db: HubDb;
  clock: Clock;
  ids: Ids;
  random: Random;
  log: Log;
  once: HubOnce;
  inbox: Inbox;
  publisher: Publisher;
  version: string;
  address: () => string;
  online: () => ReadonlySet<string>;
  /** Cuts a device's connection. */
  cut: (deviceId: string) => void;
}

export interface HubContext {
  caller: Caller;
}

export interface HubHandlerContext extends HubContext {
  editor: Editor | null;
}

/** `screen` is any screen of the hub; `portal` and `expertScreen` are those where somebody may be signed in, `expert` one where an expert is. */
type Who = 'station' | 'screen' | 'portal' | 'editor' | 'administrator' | 'expertScreen' | 'expert';

const access: { [Slice in keyof HubContract]: { [Procedure in keyof HubContract[Slice]]: Who } } = {
  bookings: {
    servicesFor: 'station',
    freeSlotsFor: 'station',
    nearPointsFor: 'station',
    bookFor: 'station',
    moveFor: 'station',
    cancelFor: 'station',
    byCodeFor: 'station',
    waitListFor: 'station',
    waitingFor: 'station',
    waitingByCodeFor: 'station',
    answerWaitingFor: 'station',
    watchPointFor: 'station',
    calendarFor: 'station',
    saveResourceFor: 'station',
    saveAbsenceFor: 'station',
    removeAbsenceFor: 'station',
    calendarFileFor: 'station',
    feedAddressFor: 'station',
    services: 'editor',
    saveService: 'administrator',
    resources: 'editor',
    saveResource: 'editor',
    calendar: 'editor',
    saveAbsence: 'editor',
    removeAbsence: 'editor',
    importAbsences: 'editor',
    move: 'editor',
    cancel: 'editor',
    messaging: 'administrator',
  },
  cards: { list: 'editor', get: 'editor', publish: 'editor' },
  devices: { list: 'administrator', createCode: 'administrator', rename: 'administrator', pair: 'administrator', revoke: 'administrator' },
  feed: { notices: 'editor', publishNotice: 'editor', withdrawNotice: 'editor', watchPublished: 'station' },
  feedback: { flags: 'editor', resolveFlag: 'editor' },
  outbox: { push: 'station', last: 'station' },
  payments: {
    coSign: 'station',
    payees: 'editor',
    savePayee: 'administrator',
    collector: 'administrator',
    saveCollector: 'administrator',
    products: 'editor',
    publishProduct: 'editor',
    settlements: 'editor',
    settle: 'administrator',
    statement: 'editor',
    creditTransfers: 'administrator',
    readStatement: 'administrator',
    unmatched: 'administrator',
    findings: 'editor',
    explainFinding: 'administrator',
    match: 'administrator',
  },
  portal: { hello: 'screen', setUp: 'portal', signIn: 'portal', signOut: 'portal', session: 'portal', providers: 'editor', editors: 'administrator', saveEditor: 'administrator' },
  remote: {
    signIn: 'expertScreen',
    signOut: 'expertScreen',
    session: 'expertScreen',
    setPresence: 'expert',
    setSkills: 'expert',
    watchExpert: 'expert',
    take: 'expert',
    decline: 'expert',
    join: 'expert',
    ice: 'expert',
    signal: 'expert',
    watchSignals: 'expert',
    connected: 'expert',
    invite: 'expert',
    askIdentity: 'expert',
    seeNumber: 'expert',
    hangUp: 'expert',
    finish: 'expert',
    cases: 'expert',
    takeCase: 'expert',
    answerCase: 'expert',
    attachment: 'expert',
    forms: 'expert',
    colleagues: 'expert',
    skillCards: 'expert',
    experts: 'editor',
    saveExpert: 'editor',
    figures: 'editor',
    availabilityFor: 'station',
    requestFor: 'station',
    goOnFor: 'station',
    watchSessionFor: 'station',
    joinFor: 'station',
    leaveFor: 'station',
    iceFor: 'station',
    signalFor: 'station',
    watchSignalsFor: 'station',
    connectedFor: 'station',
    identityFor: 'station',
    hangUpFor: 'station',
    casesFor: 'station',
    watchCasesFor: 'station',
  },
  reports: { services: 'editor', events: 'editor', csv: 'editor' },
};

const kindsOf = (who: Who): readonly Caller['kind'][] => {
  if (who === 'station') return ['station'];
  if (who === 'expert' || who === 'expertScreen') return ['expert'];
  return who === 'screen' ? ['portal', 'expert'] : ['portal'];
};

interface SignedInHere {
  editor: Editor | null;
  expert: boolean;
}

const admit = (action: string, who: Who | undefined, caller: Caller, { editor, expert }: SignedInHere): void => {
  if (!who || !kindsOf(who).includes(caller.kind)) throw new Refusal('FORBIDDEN', { action });
  if (who === 'expert' && !expert) throw new Refusal('NOT_SIGNED_IN');
  if (who !== 'editor' && who !== 'administrator') return;
  if (!editor) throw new Refusal('NOT_SIGNED_IN');
  if (who === 'administrator' && editor.role !== 'administrator') throw new Refusal('FORBIDDEN', { action });
};

/** Who is signed in on a device of the portal, and whether an expert is on one of theirs. */
export interface SignedInOn {
  editor: (deviceId: string) => Promise<Editor | null>;
  expert: (deviceId: string) => Promise<boolean>;
}

export const createHubOs = (deps: Pick<HubDeps, 'ids' | 'log'>, signedIn: SignedInOn) =>
  implement(hubContract)
    .$context<HubContext>()
    .use(async ({ context, path, next }) => {
      const action = path.join('.');
      try {
        const who = (access as Record<string, Record<string, Who> | undefined>)[path[0] ?? '']?.[path[1] ?? ''];
        const { kind, deviceId } = context.caller;
        const editor = kind === 'portal' ? await signedIn.editor(deviceId) : null;
        const expert = kind === 'expert' && (await signedIn.expert(deviceId));
        admit(action, who, context.caller, { editor, expert });
        return await next({ context: { editor } });
      } catch (error) {
        throw toldError(error, action, () => deps.ids.next(), deps.log);
      }
    });

export type HubOs = ReturnType<typeof createHubOs>;

/** The editor of a procedure only editors may call. */
export const editorOf = (context: HubHandlerContext): Editor => {
  if (!context.editor) throw new Refusal('NOT_SIGNED_IN');
  return context.editor;
};

/** The providers an editor may see: its own; null means all, for an administrator. */
export const ownProvider = (editor: Editor): string | null => (editor.role === 'administrator' ? null : (editor.providerId ?? '-'));

export const by = (context: HubContext, path: readonly string[]) => ({ deviceId: context.caller.deviceId, procedure: path.join('.') });
