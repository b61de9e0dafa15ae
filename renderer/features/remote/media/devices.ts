/** Cameras, microphones and speakers of this machine: which there are, which is chosen, and why one did not open. */

export type DeviceKind = 'camera' | 'microphone' | 'speaker';
export type MediaKind = 'video' | 'audio';
/** The words for why a device did not open. */
export type MediaProblem = 'refused' | 'notFound' | 'inUse' | 'notSupported' | 'other';

const NAMES: Readonly<Record<string, MediaProblem>> = { NotAllowedError: 'refused', SecurityError: 'refused', NotFoundError: 'notFound', OverconstrainedError: 'notFound', NotReadableError: 'inUse', AbortError: 'inUse' };

export const problemOf = (error: unknown): MediaProblem => (error instanceof DOMException ? (NAMES[error.name] ?? 'other') : 'other');

const KINDS: Readonly<Record<DeviceKind, MediaDeviceKind>> = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' };

/** The devices of a kind; their names are known once one of them has been allowed. Empty on a page that may have none. */
export async function listDevices(kind: DeviceKind): Promise<MediaDeviceInfo[]> {
  // A page without TLS on another machine has no devices at all.
  const media: MediaDevices | undefined = navigator.mediaDevices;
  if (media === undefined) return [];
  return (await media.enumerateDevices()).filter((device) => device.kind === KINDS[kind]);
}

/** Calls back when a device is put in or taken out. Answers with how to stop. */
export function watchDevices(changed: () => void): () => void {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  media?.addEventListener('devicechange', changed);
  return () => media?.removeEventListener('devicechange', changed);
}

const keyOf = (kind: DeviceKind): string => `onedoor.device.${kind}`;

/** The device chosen for the kind on this machine; null when none was. */
export const chosenDevice = (kind: DeviceKind, storage: Storage = localStorage): string | null => storage.getItem(keyOf(kind));

export const chooseDevice = (kind: DeviceKind, deviceId: string, storage: Storage = localStorage): void => storage.setItem(keyOf(kind), deviceId);

export type Opened = { readonly track: MediaStreamTrack; readonly problem: null } | { readonly track: null; readonly problem: MediaProblem };

const WISHES = {
  video: { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
} as const;

/**
 * Opens a camera or a microphone: the one wished for, or any when that one is not there any more.
 * @param wishes constraints in the place of the usual ones
 */
export async function openDevice(kind: MediaKind, deviceId: string | null, wishes: MediaTrackConstraints = WISHES[kind]): Promise<Opened> {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  if (media === undefined) return { track: null, problem: 'notSupported' };
  try {
    const stream = await media.getUserMedia({ [kind]: deviceId === null ? wishes : { ...wishes, deviceId: { exact: deviceId } } });
    const [track] = stream.getTracks();
    return track === undefined ? { track: null, problem: 'other' } : { track, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    return problem === 'notFound' && deviceId !== null ? openDevice(kind, null, wishes) : { track: null, problem };
  }
}
