/** Every shortcut that acts on the desk, in force now or not. */
import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../../kit/index.ts';

/** Key → the text that says what it does; the same on every screen of the desk. */
const KEYS = [
  ['F2', 'next'],
  ['Shift+F2', 'recall'],
  ['F8', 'carryOn'],
  ['Shift+F8', 'noShow'],
  ['Alt+B', 'putBack'],
  ['F3', 'walkUp'],
  ['Alt+J', 'give'],
  ['Shift+F3', 'pauseDesk'],
  ['Ctrl+K', 'search'],
  ['/', 'search'],
  ['1', 'tabs'],
  ['Alt+X', 'skip'],
  ['F4', 'identity'],
  ['F10', 'end'],
  ['Alt+H', 'handOver'],
  ['Alt+I', 'afterWork'],
  ['Alt+P', 'pauseClock'],
  ['Alt+M', 'pay'],
  ['Alt+B', 'book'],
  ['Alt+E', 'expert'],
  ['Alt+K', 'card'],
  ['Alt+S', 'show'],
  ['Alt+N', 'note'],
  ['Alt+V', 'flag'],
  ['Alt+G', 'goToHelp'],
  ['F9', 'lock'],
  ['Escape', 'escape'],
  ['?', 'help'],
] as const;

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['advisor', 'kit']);
  return (
    <Dialog wide title={t('advisor:help')} onClose={onClose} closeLabel={t('kit:close')}>
      <dl className="ad-keys">
        {KEYS.map(([keys, name]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
              <span className="od-hidden">{keys}</span>
            </dt>
            <dd>{t(`advisor:keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="od-soft">{t('advisor:helpText')}</p>
    </Dialog>
  );
}
