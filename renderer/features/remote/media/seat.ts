/**
 * The connection to one other participant through everything that befalls it: made, lost, looked for anew, and made again
 * when the other's page was. The participant stays; its peers come and go.
 */
import { frameReader } from './frames.ts';
import type { LocalMedia } from './local-media.ts';
import { openOutbound, type Outbound } from './outbound.ts';
import { NegotiatingPeer } from './peer.ts';
import { type PeerMessage, readPeerMessage } from './peer-message.ts';
import { watchRecovery } from './recovery.ts';
import { openSenders, type Senders } from './senders.ts';
import type { RoomTiming } from './timing.ts';

export type LinkState = 'connecting' | 'connected' | 'reconnecting';

export interface SeatEvents {
  readonly changed: () => void;
  /** The reliable channel is open, for the first time or on a new peer: what both hold in common is told again. */
  readonly opened: () => void;
  /** The channel that was open is closed. */
  readonly shut: () => void;
  readonly message: (kind: string, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly pointed: (bytes: Uint8Array<ArrayBuffer>) => void;
}

export interface SeatOptions {
  readonly polite: boolean;
  readonly local: LocalMedia;
  readonly timing: RoomTiming;
  readonly config: () => RTCConfiguration;
  /** Fresh relay credentials for a new search. */
  readonly freshIce: () => Promise<RTCIceServer[]>;
  readonly say: (body: string) => void;
  readonly newId: () => string;
  readonly events: SeatEvents;
}

export interface Seat {
  readonly link: () => LinkState;
  /** The streams that the other sends, by their ids. */
  readonly streams: () => ReadonlyMap<string, MediaStream>;
  readonly connection: () => RTCPeerConnection | null;
  readonly senders: () => Senders | null;
  readonly hear: (body: string) => void;
  readonly send: (kind: string, bytes: Uint8Array) => Promise<void>;
  readonly point: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly tracksChanged: () => void;
  /** Offers anew, as after a change of network. */
  readonly restart: () => void;
  /** The signalling line is back, or the machine's network: what is cut is looked for at once. */
  readonly lineBack: () => void;
  readonly close: () => void;
}

interface Standing {
  readonly id: string;
  readonly peer: NegotiatingPeer;
  readonly senders: Senders;
  readonly streams: Map<string, MediaStream>;
  readonly pointer: RTCDataChannel | null;
  outbound: Outbound | null;
  theirs: string | null;
}

const openPointer = (peer: NegotiatingPeer): RTCDataChannel | null => {
  const channel = peer.connection?.createDataChannel('pointer', { negotiated: true, id: 1, ordered: false, maxRetransmits: 0 }) ?? null;
  if (channel !== null) channel.binaryType = 'arraybuffer';
  return channel;
};

/**
 * Whether the message is of the other's connection that ours knows, or may begin with: ours knows none, or has agreed on
 * nothing yet and this one says that it is for ours. The other may have offered by one connection and answered by the next.
 */
const belongs = (message: PeerMessage, { id, theirs, peer }: Standing): boolean => theirs === null || message.at === theirs || (message.to === id && peer.connection?.remoteDescription === null);

export function openSeat({ polite, local, timing, config, freshIce, say, newId, events }: SeatOptions): Seat {
  let closed = false;
  let everConnected = false;
  let rebuilt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let standing: Standing | undefined;

  const build = (theirs: string | null): Standing => {
    const id = newId();
    const peer = new NegotiatingPeer({ polite, config: config(), timing, say: (saying) => say(JSON.stringify({ ...saying, at: id, to: standing?.id === id ? standing.theirs : theirs } satisfies PeerMessage)) });
    const made: Standing = { id, peer, senders: openSenders(peer, local), streams: new Map(), pointer: openPointer(peer), outbound: null, theirs };
    wire(made);
    if (theirs === null) peer.begin();
    return made;
  };

  const shut = (made: Standing | undefined): void => {
    if (made?.outbound === null || made === undefined) return;
    made.outbound.close();
    made.outbound = null;
    events.shut();
  };

  const rebuildSoon = (): void => {
    if (closed || timer !== undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        rebuild(null);
      },
      Math.min(timing.longestPauseMs, timing.rebuildMs * 2 ** Math.min(rebuilt, 5)),
    );
    rebuilt += 1;
  };

  const wire = (made: Standing): void => {
    const { peer, streams, pointer } = made;
    const current = () => !closed && standing === made;
    const read = frameReader();
    peer.on('connect', () => {
      if (!current() || peer.channel === null) return;
      everConnected = true;
      rebuilt = 0;
      made.outbound = openOutbound(peer.channel);
      events.opened();
      events.changed();
    });
    peer.on('data', (bytes) => {
      try {
        const message = read(bytes);
        if (message !== null && current()) events.message(message.kind, message.bytes);
      } catch {
        // What is no frame is not ours: the connection is of no use to us.
        peer.destroy();
      }
    });
    pointer?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer && current()) events.pointed(new Uint8Array(data));
    });
    peer.on('track', (track, stream) => {
      streams.set(stream.id, stream);
      stream.addEventListener('removetrack', () => {
        if (stream.getTracks().length === 0) streams.delete(stream.id);
        if (current()) events.changed();
      });
      track.addEventListener('unmute', () => current() && events.changed());
      if (current()) events.changed();
    });
    peer.on('linkState', () => {
      if (!current()) return;
      const pc = peer.connection;
      if (pc !== null) recovery.see(pc.connectionState, pc.iceConnectionState, pc.signalingState === 'stable' && pc.remoteDescription !== null);
      events.changed();
    });
    // A closed peer says why by its end alone: whatever it was, the other is still in the room.
    peer.on('error', () => undefined);
    peer.on('close', () => {
      shut(made);
      if (!current()) return;
      events.changed();
      rebuildSoon();
    });
  };

  const rebuild = (theirs: string | null): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = undefined;
    const old = standing;
    standing = undefined;
    shut(old);
    old?.peer.destroy();
    recovery.reset();
    standing = build(theirs);
    events.changed();
  };

  const restart = async (): Promise<void> => {
    const made = standing;
    if (made === undefined || closed) return;
    const servers = await freshIce();
    if (!closed && standing === made) await made.peer.restartIce(servers);
  };

  const recovery = watchRecovery({ timing: polite ? { ...timing, restartMs: timing.restartMs * 2 } : timing, restart: () => void restart(), rebuild: () => rebuild(null) });
  standing = build(null);

  const link = (): LinkState => {
    const made = standing;
    if (made?.outbound !== null && made?.outbound !== undefined && made.peer.connection?.connectionState === 'connected') return 'connected';
    return everConnected ? 'reconnecting' : 'connecting';
  };

  return {
    link,
    streams: () => standing?.streams ?? new Map(),
    connection: () => standing?.peer.connection ?? null,
    senders: () => standing?.senders ?? null,
    hear: (body) => {
      const message = readPeerMessage(body);
      if (closed || message === null) return;
      // Meant for a connection of ours that is gone: the other will hear of the present one from itself.
      if (message.to !== null && message.to !== standing?.id) return;
      if (standing === undefined || standing.peer.connection === null || !belongs(message, standing)) {
        // A candidate alone begins nothing.
        if (!('offer' in message)) return;
        rebuild(message.at);
      }
      // Of two first offers the polite one goes with all it stood on: taken back alone, it can leave the browser without candidates.
      if ('offer' in message && standing?.peer.hasOnlyOffered === true) rebuild(message.at);
      if (standing === undefined) return;
      standing.theirs = message.at;
      standing.peer.hear(message);
    },
    send: (kind, bytes) => standing?.outbound?.send(kind, bytes) ?? Promise.reject(new Error('the channel is not open')),
    point: (bytes) => {
      const pointer = standing?.pointer;
      // A pointer that waits in a queue points at what was: better none.
      if (pointer?.readyState === 'open' && pointer.bufferedAmount < 4_096) pointer.send(bytes);
    },
    tracksChanged: () => standing?.senders.sync(),
    restart: () => void restart(),
    lineBack: () => {
      if (link() === 'connected') return;
      recovery.now();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      recovery.reset();
      shut(standing);
      standing?.peer.destroy();
    },
  };
}
