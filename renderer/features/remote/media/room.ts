/**
 * The room of a remote session: up to four participants, each with each over a connection of its own; nothing goes through
 * the hub but signed signals. Framework-free; a screen uses it by `use-room.ts`, the shared documents, pointer, form and chat
 * by `joint-line.ts` over `send`, `onMessage`, `onOpen`, `onShut`, `point` and `onPoint`:
 *
 * - `send(kind, bytes, to?)` is reliable and keeps order within a kind; kinds take turns, so that a large document holds up
 *   no word of the chat. `kind` is a short word, bytes are at most 16 MiB. It settles when the line has taken it; it goes to
 *   those connected now, and not to others.
 * - `onOpen(id)` tells that a participant's channel stands, for the first time or anew: tell it then all it has to know (a
 *   Yjs document sends its state). After a short cut the same channel goes on by itself and nothing was lost.
 * - `point(bytes)` is unreliable and unordered, for what the next one makes worthless: keep it under 1 kB.
 */
import type { IceServers, Participant } from '#shared/contract/remote/words.ts';
import type { LightTest } from './light-test.ts';
import type { LocalMedia, LocalState } from './local-media.ts';
import { openMember, type Member, type MemberState } from './member.ts';
import { ROOM_KIND } from './room-words.ts';
import type { SessionKey } from './session-key.ts';
import type { RefusedSignal } from './signal-gate.ts';
import { openSignedSignalling, type Signalling } from './signed-signalling.ts';
import { ROOM_TIMING, type RoomTiming } from './timing.ts';

export interface RoomState {
  readonly self: Participant;
  /** The others that have joined, in the roster's order; one whose link is cut stays. */
  readonly members: readonly MemberState[];
  readonly local: LocalState;
  /** Whether signals get through. Without it media goes on, and nobody new comes. */
  readonly signalling: boolean;
  /** How many signals were refused, by reason: for the log, and for a warning when they are many. */
  readonly refused: Readonly<Record<string, number>>;
  /** Set by the end: whether camera and microphone are off. */
  readonly light: LightTest | null;
}

export interface RoomOptions {
  readonly sessionId: string;
  readonly self: Participant;
  readonly roster: readonly Participant[];
  readonly signalling: Signalling;
  readonly ice: {
    readonly first: IceServers;
    /** Fresh relay credentials; called before a new search when the old ones run out. */
    readonly fresh: () => Promise<IceServers>;
    /** `relay` lets no address of the own network be known or used. */
    readonly policy?: RTCIceTransportPolicy;
  };
  readonly key: SessionKey;
  readonly local: LocalMedia;
  readonly timing?: Partial<RoomTiming>;
  readonly newId?: () => string;
  readonly now?: () => number;
}

export interface Room {
  /** The same object until something changes. */
  readonly state: () => RoomState;
  readonly subscribe: (changed: () => void) => () => void;
  /** To be called with each state of the session: who came, left, or joined anew with another key. */
  readonly setRoster: (roster: readonly Participant[]) => void;
  readonly send: (kind: string, bytes: Uint8Array, to?: string) => Promise<void>;
  readonly onMessage: (kind: string, listener: (from: string, bytes: Uint8Array<ArrayBuffer>) => void) => () => void;
  readonly onOpen: (listener: (id: string) => void) => () => void;
  readonly onShut: (listener: (id: string) => void) => () => void;
  /** Those whose channel is open now. */
  readonly openTo: () => string[];
  readonly point: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onPoint: (listener: (from: string, bytes: Uint8Array<ArrayBuffer>) => void) => () => void;
  /** Looks for a new way to everyone, or to one, as after a change of network. */
  readonly restart: (id?: string) => void;
  /** The browser's connection to a participant, for measuring. */
  readonly connection: (id: string) => RTCPeerConnection | null;
  /** Ends it for this screen: connections closed, every track stopped. */
  readonly end: () => LightTest;
}

/** Credentials that die within this are not begun with. */
const FRESH_MS = 60_000;
/** Four in a room: each is encoded for each. */
const MOST_OTHERS = 3;

export function openRoom({ sessionId, self, roster, signalling, ice, key, local, timing, newId = () => crypto.randomUUID(), now = Date.now }: RoomOptions): Room {
  const waits: RoomTiming = { ...ROOM_TIMING, ...timing };
  const members = new Map<string, Member>();
  const listeners = { changed: new Set<() => void>(), open: new Set<(id: string) => void>(), shut: new Set<(id: string) => void>(), point: new Set<(from: string, bytes: Uint8Array<ArrayBuffer>) => void>() };
  const byKind = new Map<string, Set<(from: string, bytes: Uint8Array<ArrayBuffer>) => void>>();
  const refused: Record<string, number> = {};
  let known = ice.first;
  let order: readonly string[] = [];
  let line = false;
  let light: LightTest | null = null;
  let snapshot: RoomState | null = null;

  const changed = (): void => {
    snapshot = null;
    for (const listener of listeners.changed) listener();
  };
  const freshIce = async (): Promise<RTCIceServer[]> => {
    if (known.expiresAt !== null && Date.parse(known.expiresAt) - now() < FRESH_MS) {
      try {
        known = await ice.fresh();
      } catch {
        // The line is cut: the old ones may still do, and without a relay there are direct ways.
      }
    }
    return known.iceServers.map((server) => server as RTCIceServer);
  };
  const signals = openSignedSignalling({
    sessionId,
    self,
    key,
    line: signalling,
    hear: (from, body) => members.get(from)?.seat.hear(body),
    refused: ({ why }: RefusedSignal) => {
      refused[why] = (refused[why] ?? 0) + 1;
      changed();
    },
    lineChanged: (up) => {
      if (up === line) return;
      line = up;
      changed();
      if (up) lineBack();
    },
  });
  const lineBack = (): void => {
    for (const { seat } of members.values()) seat.lineBack();
  };
  const open = (participant: Participant): Member =>
    openMember({
      participant,
      // By nothing but the ids, so that both sides decide alike.
      polite: self.id < participant.id,
      local,
      timing: waits,
      config: () => ({ iceServers: known.iceServers.map((server) => server as RTCIceServer), iceTransportPolicy: ice.policy ?? 'all', bundlePolicy: 'max-bundle' }),
      freshIce,
      newId,
      say: (body) => signals.say(participant.id, body),
      changed,
      opened: () => {
        for (const listener of listeners.open) listener(participant.id);
      },
      shut: () => {
        for (const listener of listeners.shut) listener(participant.id);
      },
      message: (kind, bytes) => {
        for (const listener of byKind.get(kind) ?? []) listener(participant.id, bytes);
      },
      pointed: (bytes) => {
        for (const listener of listeners.point) listener(participant.id, bytes);
      },
    });

  const setRoster = (next: readonly Participant[]): void => {
    if (light !== null) return;
    const others = next.filter((one) => one.id !== self.id && one.present && one.key !== null).slice(0, MOST_OTHERS);
    const keys = new Map(others.map((one) => [one.id, one]));
    for (const [id, member] of members) {
      const one = keys.get(id);
      // Gone, or come back by another page: that one knows nothing of the connection we had.
      if (one !== undefined && one.key?.publicKey === member.publicKey) continue;
      member.close();
      members.delete(id);
    }
    for (const one of others) {
      const member = members.get(one.id);
      if (member === undefined) members.set(one.id, open(one));
      else member.participant(one);
    }
    order = others.map(({ id }) => id);
    for (const member of members.values()) member.setCompany(members.size);
    // Only then are their signals heard: each finds its seat.
    void signals.setRoster(next);
    changed();
  };

  const unsubscribe = local.subscribe(() => {
    for (const member of members.values()) member.localChanged();
    changed();
  });
  const reading = setInterval(() => {
    for (const member of members.values()) void member.read(now());
  }, waits.qualityMs);
  addEventListener('online', lineBack);
  setRoster(roster);

  return {
    state: () => (snapshot ??= { self, members: order.flatMap((id) => members.get(id)?.state() ?? []), local: local.state(), signalling: line, refused: { ...refused }, light }),
    subscribe: (listener) => {
      listeners.changed.add(listener);
      return () => listeners.changed.delete(listener);
    },
    setRoster,
    send: async (kind, bytes, to) => {
      if (kind === ROOM_KIND) throw new RangeError(`${kind} is the room's own`);
      const receivers = [...members.values()].filter((member) => member.isOpen() && (to === undefined || member.state().id === to));
      // One whose line breaks meanwhile is told all it needs when it is back.
      await Promise.allSettled(receivers.map(({ seat }) => seat.send(kind, bytes)));
    },
    onMessage: (kind, listener) => {
      const set = byKind.get(kind) ?? new Set();
      byKind.set(kind, set.add(listener));
      return () => set.delete(listener);
    },
    onOpen: (listener) => {
      listeners.open.add(listener);
      return () => listeners.open.delete(listener);
    },
    onShut: (listener) => {
      listeners.shut.add(listener);
      return () => listeners.shut.delete(listener);
    },
    openTo: () => [...members].flatMap(([id, member]) => (member.isOpen() ? [id] : [])),
    point: (bytes) => {
      for (const { seat } of members.values()) seat.point(bytes);
    },
    onPoint: (listener) => {
      listeners.point.add(listener);
      return () => listeners.point.delete(listener);
    },
    restart: (id) => {
      for (const [other, { seat }] of members) if (id === undefined || id === other) seat.restart();
    },
    connection: (id) => members.get(id)?.seat.connection() ?? null,
    end: () => {
      if (light !== null) return light;
      clearInterval(reading);
      removeEventListener('online', lineBack);
      signals.close();
      for (const member of members.values()) member.close();
      members.clear();
      unsubscribe();
      light = local.end();
      changed();
      return light;
    },
  };
}
