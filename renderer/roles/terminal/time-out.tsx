/** The end of a turn when the customer has gone: first a warning that counts down, then the start screen. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createChime, Dialog, LargeButton } from '../../kit/index.ts';
import { secondsLeft } from './idle-time.ts';

/** Watches for touches while it is shown; shows the warning, and calls `onEnd` at the end. */
export function TimeOut({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation('terminal');
  const touchedAt = useRef<number | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const warned = left !== null;

  useEffect(() => {
    // Once the warning stands only its own buttons count: a passing sleeve must not keep the turn.
    const touch = () => {
      if (!warned) touchedAt.current = Date.now();
    };
    const begun = (touchedAt.current ??= Date.now());
    const look = setInterval(() => setLeft(secondsLeft(Date.now(), touchedAt.current ?? begun)), 500);
    document.addEventListener('pointerdown', touch, true);
    document.addEventListener('keydown', touch, true);
    return () => {
      clearInterval(look);
      document.removeEventListener('pointerdown', touch, true);
      document.removeEventListener('keydown', touch, true);
    };
  }, [warned]);

  useEffect(() => {
    if (left === 0) onEnd();
  }, [left, onEnd]);

  useEffect(() => {
    if (!warned) return undefined;
    const chime = createChime();
    void chime.play([660, 880]);
    return chime.close;
  }, [warned]);

  const goOn = () => {
    touchedAt.current = Date.now();
    setLeft(null);
  };

  if (left === null) return null;
  return (
    <Dialog title={t('timeOut.title')} onClose={goOn}>
      <p className="od-time-out" aria-hidden="true">
        {left}
      </p>
      <p>{t('timeOut.text', { count: left })}</p>
      <LargeButton variant="primary" title={t('timeOut.goOn')} onPress={goOn} />
      <LargeButton variant="plain" title={t('timeOut.end')} onPress={onEnd} />
    </Dialog>
  );
}
