/** The number that the desk gave: shown once, and wiped from the screen by itself. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, useNow } from '../../../kit/index.ts';

/** Seconds for which it stays: enough to type it into the authority's own system. */
const SHOWN_SECONDS = 60;

export function NumberOnce({ sessionId, requestId }: { readonly sessionId: string; readonly requestId: string }) {
  const { t } = useTranslation('remote');
  const see = useCommand(useHub().remote.seeNumber);
  const [shown, setShown] = useState<{ readonly code: string; readonly until: number } | null>(null);
  const [seen, setSeen] = useState(false);
  const now = useNow(1_000);
  const left = shown === null ? 0 : Math.ceil((shown.until - now) / 1_000);
  const { reset } = see;
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), SHOWN_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [shown]);
  const show = async () => {
    const answer = await see.run({ sessionId, requestId });
    // The answer is forgotten where answers are kept: it lives in this component alone.
    if (answer !== undefined) {
      setShown({ code: answer.code, until: now + SHOWN_SECONDS * 1_000 });
      setSeen(true);
      reset();
    }
  };
  if (shown !== null) {
    return (
      <div className="xd-number">
        <output className="xd-code">{shown.code}</output>
        <p className="od-soft">{t('expert.number.left', { count: Math.max(0, left) })}</p>
        <Button onPress={() => setShown(null)}>{t('expert.number.hide')}</Button>
      </div>
    );
  }
  if (seen) return <p className="od-soft">{t('expert.number.wiped')}</p>;
  return (
    <div className="xd-number">
      <RefusalBanner commands={[see]} />
      <Button icon="peek" busy={see.pending} onPress={() => void show()}>
        {t('expert.number.show')}
      </Button>
    </div>
  );
}
