/** One camera or microphone of this machine for a test of it: opened by a press, changed, closed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { chooseDevice, chosenDevice, listDevices, type MediaKind, type MediaProblem, openDevice } from '../media/devices.ts';

export interface Media {
  readonly stream: MediaStream | null;
  readonly problem: MediaProblem | null;
  readonly opening: boolean;
  /** Devices of the kind; their names are known once one has been allowed. */
  readonly devices: readonly MediaDeviceInfo[];
  readonly open: (deviceId?: string) => void;
  readonly close: () => void;
}

const NAMES = { video: 'camera', audio: 'microphone' } as const;

const stop = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());

/** One device of a kind, open from the user's press until it is closed or the screen is left. A device that was changed to is the one of later sessions too. */
export function useMedia(kind: MediaKind): Media {
  const [state, setState] = useState<Pick<Media, 'stream' | 'problem' | 'opening' | 'devices'>>({ stream: null, problem: null, opening: false, devices: [] });
  const current = useRef<MediaStream | null>(null);
  const turn = useRef(0);
  const close = useCallback(() => {
    turn.current += 1;
    stop(current.current);
    current.current = null;
    setState((before) => ({ ...before, stream: null, opening: false }));
  }, []);
  const open = useCallback(
    (deviceId?: string) => {
      if (deviceId !== undefined) chooseDevice(NAMES[kind], deviceId);
      turn.current += 1;
      const mine = turn.current;
      stop(current.current);
      current.current = null;
      setState((before) => ({ ...before, stream: null, problem: null, opening: true }));
      const start = async () => {
        const { track, problem } = await openDevice(kind, deviceId ?? chosenDevice(NAMES[kind]));
        // Closed, left or asked for another meanwhile: nobody wants this one any more.
        if (mine !== turn.current) return track?.stop();
        const stream = track === null ? null : new MediaStream([track]);
        current.current = stream;
        setState({ stream, problem, opening: false, devices: track === null ? [] : await listDevices(NAMES[kind]) });
      };
      void start();
    },
    [kind],
  );
  useEffect(
    () => () => {
      turn.current += 1;
      stop(current.current);
    },
    [],
  );
  return { ...state, open, close };
}
