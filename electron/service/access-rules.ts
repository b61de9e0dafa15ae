/**
 * Every procedure of the station and who may call it. A procedure without a rule does not compile,
 * and a rule is the only way in.
 */
import type { StationContract } from '#shared/contract/index.ts';
import type { AccessRule, Role } from './kernel/access.ts';

const STAFF: readonly Role[] = ['advisor', 'lead', 'cashier', 'administrator'];
const LEADS: readonly Role[] = ['lead', 'administrator'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];

const desk: AccessRule = { kinds: ['advisor'], roles: STAFF };
const deskLooks: AccessRule = { kinds: ['advisor'], roles: STAFF, whileLocked: true };
const lead: AccessRule = { kinds: ['advisor'], roles: LEADS };
const administrator: AccessRule = { kinds: ['advisor'], roles: ADMINISTRATORS };
const openToDesk: AccessRule = { kinds: ['advisor'], roles: 'nobody' };
const terminal: AccessRule = { kinds: ['terminal'], roles: 'nobody' };
const display: AccessRule = { kinds: ['display'], roles: 'nobody' };
const everyScreen: AccessRule = { kinds: ['advisor', 'terminal', 'display', 'phone'], roles: 'nobody' };
const deskAndTerminal: AccessRule = { kinds: ['advisor', 'terminal'], roles: STAFF };

export const stationAccess: { [Slice in keyof StationContract]: { [Procedure in keyof StationContract[Slice]]: AccessRule } } = {
  audit: { list: administrator },
  cards: { search: desk, facets: desk, get: desk, watchChanges: deskLooks },
  devices: { list: lead, createCode: administrator, rename: administrator, pair: lead, revoke: administrator },
  feed: { status: deskLooks, watchStatus: deskLooks, notices: deskLooks, watchNotices: deskLooks, refresh: desk },
  feedback: { flagCard: desk },
  identity: { record: desk, list: desk },
  point: {
    hello: everyScreen,
    setUp: openToDesk,
    settings: desk,
    saveSettings: administrator,
    desks: desk,
    saveDesk: administrator,
    advisors: lead,
    saveAdvisor: administrator,
    signInNames: openToDesk,
    signIn: openToDesk,
    unlock: openToDesk,
    lock: openToDesk,
    signOut: openToDesk,
    session: openToDesk,
    watchSession: openToDesk,
  },
  queue: {
    terminal,
    watchTerminal: terminal,
    suggestGroup: terminal,
    take: deskAndTerminal,
    slip: deskAndTerminal,
    watchPlace: { kinds: ['phone'], roles: 'nobody' },
    cancelTicket: { kinds: ['advisor', 'phone'], roles: STAFF },
    board: deskLooks,
    watchBoard: deskLooks,
    next: deskLooks,
    openDesk: desk,
    closeDesk: desk,
    pauseDesk: desk,
    callNext: desk,
    call: desk,
    recall: desk,
    noShow: desk,
    putBack: desk,
    hold: desk,
    resume: desk,
    explain: desk,
    display,
    watchDisplay: display,
    groups: desk,
    saveGroup: administrator,
  },
  visits: {
    begin: desk,
    get: desk,
    watchDesk: deskLooks,
    today: desk,
    setLanguage: desk,
    addService: desk,
    selectService: desk,
    removeService: desk,
    tickStep: desk,
    recordAct: desk,
    setNote: desk,
    closeService: desk,
    setClock: desk,
    correctTime: desk,
    show: desk,
    handOver: desk,
    takeUp: desk,
    close: desk,
    cancel: desk,
    reopen: desk,
    watchCustomer: terminal,
    watchCustomerOf: deskLooks,
  },
};
