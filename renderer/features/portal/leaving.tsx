/** Unsaved words are not lost by a press on another page: the screen asks first. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../kit/index.ts';

interface Leaving {
  /** Does it at once, or after the editor has agreed to lose what is unsaved. */
  readonly leave: (go: () => void) => void;
  readonly setUnsaved: (unsaved: boolean) => void;
}

const LeavingContext = createContext<Leaving | null>(null);

function useLeaving(): Leaving {
  const leaving = useContext(LeavingContext);
  if (leaving === null) throw new Error('a page was drawn outside its frame');
  return leaving;
}

export function LeaveProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('portal');
  const unsaved = useRef(false);
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const setUnsaved = useCallback((now: boolean) => {
    unsaved.current = now;
  }, []);
  const leave = useCallback((go: () => void) => {
    if (unsaved.current) setAsked(() => go);
    else go();
  }, []);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const leaving = useMemo(() => ({ leave, setUnsaved }), [leave, setUnsaved]);
  const lose = () => {
    unsaved.current = false;
    setAsked(null);
    asked?.();
  };
  return (
    <LeavingContext value={leaving}>
      {children}
      {asked !== null && (
        <Dialog
          title={t('leave.title')}
          onClose={() => setAsked(null)}
          closeLabel={t('leave.stay')}
          actions={
            <Button variant="danger" onPress={lose}>
              {t('leave.lose')}
            </Button>
          }
        >
          <p>{t('leave.text')}</p>
        </Dialog>
      )}
    </LeavingContext>
  );
}

/** The way to another page. */
export const useLeave = (): Leaving['leave'] => useLeaving().leave;

/** Tells the frame that this form holds something unsaved, for as long as it is shown. */
export function useUnsaved(unsaved: boolean): void {
  const { setUnsaved } = useLeaving();
  useEffect(() => {
    setUnsaved(unsaved);
    return () => setUnsaved(false);
  }, [unsaved, setUnsaved]);
}
