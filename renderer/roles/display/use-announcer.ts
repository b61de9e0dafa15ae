/** Sounds the calls of a live display, and tells whether the browser lets it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayState } from '#shared/contract/queue.ts';
import { createChime, createSpeaker } from '../../kit/index.ts';
import { announce } from './announcer.ts';
import { newCalls } from './new-calls.ts';
import { createRecorded } from './recorded.ts';

/** @returns whether sound is on, and what turns it on when pressed */
export function useAnnouncer(state: DisplayState | undefined): { readonly sounding: boolean; readonly allow: () => void } {
  const { i18n } = useTranslation('display');
  const heard = useRef<Set<string> | null>(null);
  const queue = useRef(Promise.resolve());
  const [sounding, setSounding] = useState(true);
  const voices = useMemo(() => ({ chime: createChime(), speaker: createSpeaker(window), recorded: createRecorded() }), []);

  useEffect(() => {
    const look = async () => setSounding(await voices.chime.allow());
    void look();
  }, [voices]);

  useEffect(() => {
    if (state === undefined) return;
    const fresh = newCalls(state.calls, heard.current, Date.now());
    heard.current = new Set([...(heard.current ?? []), ...state.calls.map((call) => call.callId)]);
    for (const call of fresh) {
      const before = queue.current;
      const next = async () => {
        await before;
        setSounding(await announce(call, state.languages, i18n, voices));
      };
      queue.current = next().catch(() => {});
    }
  }, [state, i18n, voices]);

  const allow = useCallback(() => {
    const ask = async () => {
      setSounding(await voices.chime.allow());
      await voices.recorded.allow();
    };
    void ask();
  }, [voices]);
  return { sounding, allow };
}
