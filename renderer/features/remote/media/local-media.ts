/**
 * Our own camera, microphone and shared window: opened once, changed in place, and every track that was ever opened
 * remembered, so that the end can show that none of them lives.
 */
import { chooseDevice, chosenDevice, type MediaKind, type MediaProblem, openDevice } from './devices.ts';
import { testLight, type LightTest } from './light-test.ts';

/** Why a device that was wished for is not there: it did not open, or it was `lost` while it was used. */
export type DeviceTrouble = MediaProblem | 'lost';

export interface LocalState {
  /** `off` by choice. Off, the camera's light is off; a muted microphone is only silent. */
  readonly camera: 'on' | 'off' | DeviceTrouble;
  readonly microphone: 'on' | 'muted' | DeviceTrouble;
  readonly sharing: boolean;
}

export interface LocalMedia {
  /** The stream of camera and microphone; the same object for as long as the room stands. */
  readonly main: MediaStream;
  readonly state: () => LocalState;
  readonly track: (kind: MediaKind) => MediaStreamTrack | null;
  readonly share: () => { readonly track: MediaStreamTrack; readonly stream: MediaStream } | null;
  readonly setCamera: (on: boolean) => Promise<void>;
  readonly setMicrophone: (on: boolean) => Promise<void>;
  /**
   * Changes to another device and keeps the choice on this machine; one that had a trouble is tried again by it. Null when it
   * opened or is only kept for later; else why not, and what was there before goes on.
   */
  readonly changeDevice: (kind: MediaKind, deviceId: string) => Promise<MediaProblem | null>;
  /**
   * Asks the browser for a window or tab. Null when it is shown to the others; else why not. To be called in a user's press.
   * @param wanted asked once the window was chosen: whether it is still to be shown
   */
  readonly startSharing: (wanted?: () => boolean) => Promise<ShareProblem | null>;
  readonly stopSharing: () => void;
  readonly subscribe: (changed: () => void) => () => void;
  /** Stops everything, for good. */
  readonly end: () => LightTest;
}

/**
 * Why no window is shown. `cancelled`: none was chosen. `needsPress`: the browser wants a press of just now. `wholeScreen`: what
 * was chosen is not one window, and whatever comes up on that screen would be seen.
 */
export type ShareProblem = 'cancelled' | 'needsPress' | 'wholeScreen' | 'notSupported' | 'other';

const SHARE_PROBLEMS: Readonly<Record<string, ShareProblem>> = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'needsPress', NotSupportedError: 'notSupported' };

/** The wishes of Screen Capture that the DOM's types do not know yet: no whole screen is offered, nor this very page. */
const WINDOW_WISHES = { video: { frameRate: { ideal: 10, max: 15 } }, audio: false, monitorTypeSurfaces: 'exclude', selfBrowserSurface: 'exclude', surfaceSwitching: 'exclude' } as const;

export interface LocalWishes {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly video?: MediaTrackConstraints;
}

const deviceOf = { video: 'camera', audio: 'microphone' } as const;

/** Opens what is wished for. It never rejects: what did not open is told in the state, and the room stands without it. */
export async function openLocalMedia(wishes: LocalWishes): Promise<LocalMedia> {
  const main = new MediaStream();
  const all: MediaStreamTrack[] = [];
  const listeners = new Set<() => void>();
  const tracks: Record<MediaKind, MediaStreamTrack | null> = { video: null, audio: null };
  let shared: { track: MediaStreamTrack; stream: MediaStream } | null = null;
  let state: LocalState = { camera: 'off', microphone: 'muted', sharing: false };
  let ended = false;

  const change = (part: Partial<LocalState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const word = (kind: MediaKind, value: 'on' | DeviceTrouble): Partial<LocalState> => ({ [deviceOf[kind]]: value });
  const release = (kind: MediaKind): void => {
    const track = tracks[kind];
    if (track === null) return;
    track.stop();
    main.removeTrack(track);
    tracks[kind] = null;
  };
  const open = async (kind: MediaKind, deviceId: string | null): Promise<MediaProblem | null> => {
    const { track, problem } = await openDevice(kind, deviceId, kind === 'video' ? wishes.video : undefined);
    if (track !== null) all.push(track);
    if (ended || track === null) {
      track?.stop();
      if (problem !== null && tracks[kind] === null) change(word(kind, problem));
      return problem;
    }
    release(kind);
    tracks[kind] = track;
    main.addTrack(track);
    // Pulled out, or taken by another program: the browser ends it, and nobody pressed anything.
    track.addEventListener('ended', () => {
      if (tracks[kind] !== track) return;
      release(kind);
      change(word(kind, 'lost'));
    });
    change(word(kind, 'on'));
    return null;
  };
  const stopSharing = (): void => {
    if (shared === null) return;
    for (const track of shared.stream.getTracks()) track.stop();
    shared = null;
    change({ sharing: false });
  };

  await Promise.all([wishes.camera ? open('video', chosenDevice('camera')) : null, wishes.microphone ? open('audio', chosenDevice('microphone')) : null]);

  return {
    main,
    state: () => state,
    track: (kind) => tracks[kind],
    share: () => shared,
    setCamera: async (on) => {
      if (ended || on === (tracks.video !== null)) return;
      if (on) return void (await open('video', chosenDevice('camera')));
      release('video');
      change({ camera: 'off' });
    },
    setMicrophone: async (on) => {
      if (ended) return;
      if (tracks.audio === null) return on ? void (await open('audio', chosenDevice('microphone'))) : undefined;
      tracks.audio.enabled = on;
      change({ microphone: on ? 'on' : 'muted' });
    },
    changeDevice: async (kind, deviceId) => {
      chooseDevice(deviceOf[kind], deviceId);
      const silent = tracks.audio?.enabled === false;
      const isOff = kind === 'video' && state.camera === 'off';
      if (ended || isOff) return null;
      const problem = await open(kind, deviceId);
      if (kind === 'audio' && silent && tracks.audio !== null) {
        tracks.audio.enabled = false;
        change({ microphone: 'muted' });
      }
      return problem;
    },
    startSharing: async (wanted = () => true) => {
      if (ended) return 'other';
      const media: MediaDevices | undefined = navigator.mediaDevices;
      if (media === undefined || typeof media.getDisplayMedia !== 'function') return 'notSupported';
      try {
        // Without sound: what a tab plays is nobody's voice, and could be another customer's.
        const stream = await media.getDisplayMedia(WINDOW_WISHES);
        const [track] = stream.getVideoTracks();
        all.push(...stream.getTracks());
        const problem = track === undefined || ended || !wanted() ? 'other' : track.getSettings().displaySurface === 'monitor' ? 'wholeScreen' : null;
        if (track === undefined || problem !== null) {
          for (const one of stream.getTracks()) one.stop();
          return problem;
        }
        stopSharing();
        track.contentHint = 'detail';
        shared = { track, stream };
        track.addEventListener('ended', () => shared?.track === track && stopSharing());
        change({ sharing: true });
        return null;
      } catch (error) {
        return error instanceof DOMException ? (SHARE_PROBLEMS[error.name] ?? 'other') : 'other';
      }
    },
    stopSharing,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    end: () => {
      ended = true;
      stopSharing();
      release('video');
      release('audio');
      change({ camera: 'off', microphone: 'muted', sharing: false });
      return testLight(all);
    },
  };
}
