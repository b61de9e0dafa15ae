/** All the shortcuts of the screen in one list, opened by `?`. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { useShortcuts } from './shortcuts.tsx';
import './shortcut-help.css';

export function ShortcutHelp() {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  const shortcuts = useShortcuts();
  return (
    <>
      <Button variant="quiet" keys="?" onPress={() => setOpen(true)}>
        {t('shortcuts.open')}
      </Button>
      {open && (
        <Dialog title={t('shortcuts.title')} onClose={() => setOpen(false)} closeLabel={t('close')}>
          <ul className="od-shortcuts">
            {shortcuts.map(({ keys, label }) => (
              <li key={keys}>
                <span>{label}</span>
                <Kbd keys={keys} />
                <span className="od-hidden">{keys}</span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
