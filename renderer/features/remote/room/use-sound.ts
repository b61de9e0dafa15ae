/** Sound that the browser does not let begin by itself: the pictures go on without it, and one press turns all of it on. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Sound {
  /** Whether somebody is seen and not heard for the browser's sake. */
  readonly refused: boolean;
  /** Takes a video that was not let play. */
  readonly refuse: (video: HTMLVideoElement) => void;
  /** To be called in a press. */
  readonly turnOn: () => void;
}

const play = async (video: HTMLVideoElement): Promise<boolean> => {
  try {
    await video.play();
    return true;
  } catch {
    return false;
  }
};

export function useSound(): Sound {
  const silent = useRef(new Set<HTMLVideoElement>());
  const [refused, setRefused] = useState(false);
  const refuse = useCallback((video: HTMLVideoElement) => {
    silent.current.add(video);
    video.muted = true;
    void play(video);
    setRefused(true);
  }, []);
  const turnOn = useCallback(() => {
    const start = async () => {
      // All at once: the press counts for what is begun with it.
      await Promise.all(
        [...silent.current].map(async (video) => {
          video.muted = false;
          if (!video.isConnected || (await play(video))) silent.current.delete(video);
          else video.muted = true;
        }),
      );
      setRefused(silent.current.size > 0);
    };
    void start();
  }, []);
  useEffect(() => {
    const all = silent.current;
    return () => all.clear();
  }, []);
  return { refused, refuse, turnOn };
}
