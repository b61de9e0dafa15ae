/** A message as plain text. Web addresses can be followed outside; on the terminal, which has no way out, by one's own phone. */
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Qr } from '../../../../kit/index.ts';
import { partsOf } from './links.ts';

/** In the desktop application the machine opens the address; in a browser the link itself does. */
function follow(event: MouseEvent, address: string): void {
  if (window.onedoor === undefined) return;
  event.preventDefault();
  void window.onedoor.openExternal(address);
}

export function MessageText({ text, onTerminal }: { readonly text: string; readonly onTerminal: boolean }) {
  const { t } = useTranslation('remote');
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      {partsOf(text).map(({ text: part, address }, at) => {
        if (address === null) return <span key={at}>{part}</span>;
        return onTerminal ? (
          <button key={at} type="button" className="jt-link" onClick={() => setShown(address)}>
            {part}
          </button>
        ) : (
          <a key={at} href={address} target="_blank" rel="noopener noreferrer" onClick={(event) => follow(event, address)}>
            {part}
          </a>
        );
      })}
      {shown !== null && (
        <Dialog title={t('joint.chat.codeTitle')} onClose={() => setShown(null)} closeLabel={t('joint.chat.close')}>
          <p>{t('joint.chat.codeText')}</p>
          <Qr text={shown} label={t('joint.chat.codeLabel', { address: shown })} />
          <p className="jt-address">{shown}</p>
        </Dialog>
      )}
    </>
  );
}
