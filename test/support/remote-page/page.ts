/** A page that exists in tests alone: the room by itself, with handles for a test to hold it by. */
import type { IceServers, Participant } from '#shared/contract/remote/words.ts';
import { listDevices } from '../../../renderer/features/remote/media/devices.ts';
import type { LightTest } from '../../../renderer/features/remote/media/light-test.ts';
import { type LocalMedia, type LocalState, openLocalMedia } from '../../../renderer/features/remote/media/local-media.ts';
import { openRoom, type Room } from '../../../renderer/features/remote/media/room.ts';
import { makeSessionKey } from '../../../renderer/features/remote/media/session-key.ts';
import type { RoomTiming } from '../../../renderer/features/remote/media/timing.ts';
import { openRelayLine, type RelayLine } from './relay-line.ts';
import { type BareOptions, runBare } from './bare.ts';
import { type Flow, flowOf } from './flow.ts';

export interface OpenPage {
  sessionId: string;
  participantId: string;
  role: Participant['role'];
  camera?: boolean;
  microphone?: boolean;
  ice?: IceServers;
  policy?: RTCIceTransportPolicy;
  timing?: Partial<RoomTiming>;
}

export interface SeenMember {
  id: string;
  link: string;
  /** The browser's own words for the connection: signalling, ways, all of it, channel. */
  connection: string;
  hasStream: boolean;
  hasShare: boolean;
  camera: boolean;
  microphone: boolean;
  videoPaused: boolean;
  quality: string;
}

export interface SeenRoom {
  members: SeenMember[];
  local: LocalState;
  signalling: boolean;
  refused: Record<string, number>;
}

export interface RemotePage {
  openMedia: (wishes: { camera: boolean; microphone: boolean }) => Promise<LocalState>;
  /** Answers with the milliseconds since 1970 at which the room was opened. */
  open: (options: OpenPage) => Promise<number>;
  state: () => SeenRoom;
  /** What has come from the participant by now; null without a connection. */
  flow: (id: string) => Promise<Flow | null>;
  /** Milliseconds since 1970 at which the first decoded frame of the participant was there. */
  firstFrame: (id: string) => Promise<number>;
  /** Looks for a new way now, or at that instant in milliseconds since 1970. */
  restart: (at?: number) => Promise<void>;
  /** Answers once the restart has been negotiated through and the connection stands; rejects when it does not, or is another one. */
  settled: (id: string, millis: number) => Promise<number>;
  /** From now on this browser cannot take an offer back for another's, as the first ones could not. */
  forgetRollback: () => void;
  /** From now on nothing in this browser can ask for another way. */
  forgetRestart: () => void;
  setCamera: (on: boolean) => Promise<LocalState>;
  setMicrophone: (on: boolean) => Promise<LocalState>;
  share: (on: boolean) => Promise<string | null>;
  /** Sends bytes of the length and answers when the other has sent back their length and sum. */
  echo: (to: string, bytes: number) => Promise<{ millis: number; right: boolean }>;
  /** Milliseconds from a pointer's sending to its coming back. */
  pointEcho: () => Promise<number>;
  /** The connection's own fingerprint and credentials as they were agreed: another connection has others. */
  connectionMade: (id: string) => string;
  /** A bare connection, for comparison; the side that answers is ready before the other begins. */
  bare: (options: BareOptions) => Promise<{ began: number; frame: number }>;
  bareReady: () => boolean;
  devices: () => Promise<string[]>;
  end: () => { light: LightTest; live: number };
}

declare global {
  interface Window {
    remotePage: RemotePage;
  }
}

const tracks: MediaStreamTrack[] = [];
const media: MediaDevices | undefined = navigator.mediaDevices;
if (media !== undefined) {
  // Every track the page is ever given, noted beside the application: its own account is what is under test.
  for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
    const given = media[name].bind(media);
    media[name] = async (wishes?: MediaStreamConstraints) => {
      const stream = await given(wishes);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }
}

let ready = false;
let local: LocalMedia | null = null;
let room: Room | null = null;
let relay: RelayLine | null = null;
const firstFrames = new Map<string, Promise<number>>();

const before = new Map<string, { connection: RTCPeerConnection | null; credentials: string }>();
const credentialsOf = (connection: RTCPeerConnection | null): string => /a=ice-ufrag:(\S+)/.exec(connection?.localDescription?.sdp ?? '')?.[1] ?? '';

const wordsOf = (connection: RTCPeerConnection | null): string => (connection === null ? 'none' : [connection.signalingState, connection.iceConnectionState, connection.iceGatheringState, connection.connectionState, connection.sctp?.state ?? 'no channel'].join(', '));

const opened = (): Room => {
  if (room === null) throw new Error('no room is open');
  return room;
};
const openedMedia = (): LocalMedia => {
  if (local === null) throw new Error('no media are open');
  return local;
};
const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7);

/** A picture's place is there with its participant, as on the screens; what comes is put into it. */
const showStreams = (): void => {
  for (const { id, stream } of opened().state().members) {
    let video = document.querySelector<HTMLVideoElement>(`#of-${id}`);
    if (video === null) {
      video = document.createElement('video');
      video.id = `of-${id}`;
      video.autoplay = true;
      // Heard as well: what nobody plays is not decoded, and its energy stays nought.
      document.querySelector('#pictures')?.append(video);
    }
    if (stream === null || stream.getVideoTracks().length === 0 || video.srcObject === stream) continue;
    video.srcObject = stream;
    const element = video;
    firstFrames.set(id, new Promise((resolve) => element.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now()))));
  }
};

const text = new TextEncoder();
const plain = new TextDecoder();

window.remotePage = {
  openMedia: async (wishes) => {
    local?.end();
    local = await openLocalMedia({ ...wishes, video: { width: 640, height: 480, frameRate: 20 } });
    return local.state();
  },
  open: async ({ sessionId, participantId, role, camera = true, microphone = true, ice, policy, timing }) => {
    // A second room takes over from the first, with the same camera.
    if (room !== null) {
      room.end();
      relay?.close();
      room = null;
      local = null;
      firstFrames.clear();
    }
    local ??= await openLocalMedia({ camera, microphone, video: { width: 640, height: 480, frameRate: 20 } });
    document.querySelector('#who')!.textContent = participantId;
    const key = await makeSessionKey();
    relay = openRelayLine(sessionId, participantId);
    const roster = await relay.join(key.publicKey, role);
    const self = roster.find(({ id }) => id === participantId);
    if (self === undefined) throw new Error('the room is full');
    const none: IceServers = { iceServers: [], expiresAt: null };
    const at = performance.timeOrigin + performance.now();
    const made = openRoom({ sessionId, self, roster, signalling: relay.line, ice: { first: ice ?? none, fresh: async () => ice ?? none, ...(policy === undefined ? {} : { policy }) }, key, local, ...(timing === undefined ? {} : { timing }) });
    room = made;
    relay.onRoster((next) => made.setRoster(next));
    made.subscribe(showStreams);
    made.onMessage('ping', (from, bytes) => void made.send('pong', text.encode(JSON.stringify([bytes.length, sumOf(bytes)])), from));
    made.onPoint((_from, bytes) => {
      if (bytes[0] === 1) made.point(new Uint8Array([2, ...bytes.subarray(1)]));
    });
    showStreams();
    return at;
  },
  state: () => {
    const { members, local: own, signalling, refused } = opened().state();
    return { local: own, signalling, refused: { ...refused }, members: members.map(({ id, link, stream, share, camera, microphone, videoPaused, quality }) => ({ id, link, connection: wordsOf(opened().connection(id)), hasStream: stream !== null, hasShare: share !== null && share.getVideoTracks().some(({ readyState }) => readyState === 'live'), camera, microphone, videoPaused, quality })) };
  },
  flow: async (id) => {
    const connection = opened().connection(id);
    return connection === null ? null : flowOf(connection);
  },
  firstFrame: async (id) => {
    for (;;) {
      const seen = firstFrames.get(id);
      if (seen !== undefined) return seen;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  },
  restart: async (at) => {
    for (const { id } of opened().state().members) {
      const connection = opened().connection(id);
      before.set(id, { connection, credentials: credentialsOf(connection) });
    }
    if (at !== undefined) await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
    opened().restart();
  },
  settled: async (id, millis) => {
    const began = performance.now();
    const was = before.get(id);
    for (;;) {
      const connection = opened().connection(id);
      if (connection !== was?.connection) throw new Error('the connection was made anew');
      if (connection?.signalingState === 'stable' && connection.connectionState === 'connected' && credentialsOf(connection) !== was?.credentials) return performance.now() - began;
      if (performance.now() - began > millis) throw new Error(`not settled: ${connection?.signalingState}, ${connection?.connectionState}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  forgetRollback: () => {
    const set = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = function refuse(this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
      if (description.type === 'offer' && this.signalingState === 'have-local-offer') return Promise.reject(new DOMException('have-local-offer', 'InvalidStateError'));
      return Reflect.apply(set, this, [description]) as Promise<void>;
    };
  },
  forgetRestart: () => {
    RTCPeerConnection.prototype.restartIce = () => undefined;
  },
  setCamera: async (on) => {
    await openedMedia().setCamera(on);
    return openedMedia().state();
  },
  setMicrophone: async (on) => {
    await openedMedia().setMicrophone(on);
    return openedMedia().state();
  },
  share: async (on) => {
    if (on) return openedMedia().startSharing();
    openedMedia().stopSharing();
    return null;
  },
  echo: async (to, length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    const began = performance.now();
    const answer = new Promise<string>((resolve) => {
      const stop = opened().onMessage('pong', (_from, said) => {
        stop();
        resolve(plain.decode(said));
      });
    });
    await opened().send('ping', bytes, to);
    const said = await answer;
    return { millis: performance.now() - began, right: said === JSON.stringify([length, sumOf(bytes)]) };
  },
  pointEcho: () =>
    new Promise((resolve) => {
      const mark = crypto.getRandomValues(new Uint8Array(4));
      const began = performance.now();
      const stop = opened().onPoint((_from, bytes) => {
        if (bytes[0] !== 2 || !mark.every((byte, index) => bytes[index + 1] === byte)) return;
        stop();
        resolve(performance.now() - began);
      });
      opened().point(new Uint8Array([1, ...mark]));
    }),
  connectionMade: (id) => {
    const connection = opened().connection(id);
    return [connection?.localDescription?.sdp, connection?.remoteDescription?.sdp].map((sdp) => /a=fingerprint:\S+ (\S+)/.exec(sdp ?? '')?.[1] ?? '').join(' ') + credentialsOf(connection);
  },
  bare: async (options) => {
    ready = false;
    const own = await openLocalMedia({ camera: true, microphone: true, video: { width: 640, height: 480, frameRate: 20 } });
    const measured = await runBare(options, own, () => {
      ready = true;
    });
    own.end();
    return measured;
  },
  bareReady: () => ready,
  devices: async () => (await Promise.all((['camera', 'microphone', 'speaker'] as const).map(async (kind) => (await listDevices(kind)).map(({ label }) => `${kind}: ${label}`)))).flat(),
  end: () => {
    const light = room === null ? openedMedia().end() : room.end();
    relay?.close();
    room = null;
    local = null;
    firstFrames.clear();
    document.querySelector('#pictures')!.replaceChildren();
    return { light, live: tracks.filter(({ readyState }) => readyState === 'live').length };
  },
};
document.documentElement.dataset['ready'] = 'true';
