/** Customers who ask for a person at a terminal: above all else on every desk, heard until someone goes. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpCall } from '#shared/contract/queue.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useLive, useStation } from '../../app/index.ts';
import { Banner, Button, createChime, useNow } from '../../kit/index.ts';

/** Hertz; two tones upwards, unlike those of a called number. */
const TONES = [660, 880] as const;
/** Milliseconds between soundings while nobody has answered. */
const AGAIN = 15_000;
const MINUTE = 60_000;
/** Milliseconds for which it is told that another was quicker. */
const TOLD_FOR = 10_000;

export function HelpCalls() {
  const calls = useLive(useStation().queue.watchHelpCalls).data ?? [];
  // Kept above the rows: the refusal that another went is told when the row is gone.
  const answer = useCommand(useStation().queue.answerHelpCall);
  const { error, reset } = answer;
  useEffect(() => {
    if (error === null) return undefined;
    const told = setTimeout(reset, TOLD_FOR);
    return () => clearTimeout(told);
  }, [error, reset]);
  useSound(calls.at(-1)?.id ?? null);
  return (
    <>
      <RefusalBanner commands={[answer]} />
      {calls.map((call, place) => (
        <Asked key={call.id} call={call} first={place === 0} busy={answer.pending} onAnswer={() => void answer.run({ helpCallId: call.id })} />
      ))}
    </>
  );
}

/** Sounds when the newest call comes, and again until none is left. */
function useSound(newest: string | null) {
  useEffect(() => {
    if (newest === null) return undefined;
    const chime = createChime();
    void chime.play(TONES);
    const again = setInterval(() => void chime.play(TONES), AGAIN);
    return () => {
      clearInterval(again);
      chime.close();
    };
  }, [newest]);
}

interface AskedProps {
  readonly call: HelpCall;
  /** The key answers the one that has waited longest. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onAnswer: () => void;
}

function Asked({ call, first, busy, onAnswer }: AskedProps) {
  const { t } = useTranslation(['queue', 'kit']);
  const language = useContentLanguage();
  const minutes = Math.max(0, Math.floor((useNow(5_000) - Date.parse(call.askedAt)) / MINUTE));
  const where = call.deskNumber === null ? call.terminalName : t('queue:helpCall.atDesk', { number: call.deskNumber });
  return (
    <Banner
      kind="change"
      live="assertive"
      title={t('queue:helpCall.title', { where })}
      actions={
        <Button {...(first ? { keys: 'Alt+G' } : {})} busy={busy} onPress={onAnswer}>
          {t('queue:helpCall.answer')}
        </Button>
      }
    >
      {t('queue:helpCall.since', { time: formatTime(call.askedAt, language), minutes })}
      {call.language !== null && ` · ${t(`kit:languages.${call.language}`)}`}
    </Banner>
  );
}
