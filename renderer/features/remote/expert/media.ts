/** Camera and microphone of this machine: opening one, and why it could not be. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type MediaKind = 'video' | 'audio';
/** The words for why a device did not open. */
export type MediaProblem = 'refused' | 'notFound' | 'inUse' | 'notSupported' | 'other';

const NAMES: Readonly<Record<string, MediaProblem>> = { NotAllowedError: 'refused', SecurityError: 'refused', NotFoundError: 'notFound', OverconstrainedError: 'notFound', NotReadableError: 'inUse', AbortError: 'inUse' };

const problemOf = (error: unknown): MediaProblem => (error instanceof DOMException ? (NAMES[error.name] ?? 'other') : 'other');

export interface Media {
  readonly stream: MediaStream | null;
  readonly problem: MediaProblem | null;
  readonly opening: boolean;
  /** Devices of the kind; their names are known once one has been allowed. */
  readonly devices: readonly MediaDeviceInfo[];
  readonly open: (deviceId?: string) => void;
  readonly close: () => void;
}

const stop = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());

/** One device of a kind, open from the user's press until it is closed or the screen is left. */
export function useMedia(kind: MediaKind): Media {
  const [state, setState] = useState<Pick<Media, 'stream' | 'problem' | 'opening' | 'devices'>>({ stream: null, problem: null, opening: false, devices: [] });
  const current = useRef<MediaStream | null>(null);
  const close = useCallback(() => {
    stop(current.current);
    current.current = null;
    setState((before) => ({ ...before, stream: null }));
  }, []);
  const open = useCallback(
    (deviceId?: string) => {
      const attempt = async () => {
        // A page without TLS on another machine has no devices at all.
        const media: MediaDevices | undefined = navigator.mediaDevices;
        if (media === undefined) return { stream: null, problem: 'notSupported' as const, opening: false, devices: [] };
        try {
          const stream = await media.getUserMedia({ [kind]: deviceId === undefined ? true : { deviceId: { exact: deviceId } } });
          const devices = (await media.enumerateDevices()).filter((device) => device.kind === `${kind}input`);
          return { stream, problem: null, opening: false, devices };
        } catch (error) {
          return { stream: null, problem: problemOf(error), opening: false, devices: [] };
        }
      };
      stop(current.current);
      current.current = null;
      setState((before) => ({ ...before, stream: null, problem: null, opening: true }));
      const start = async () => {
        const opened = await attempt();
        current.current = opened.stream;
        setState(opened);
      };
      void start();
    },
    [kind],
  );
  useEffect(() => () => stop(current.current), []);
  return { ...state, open, close };
}
