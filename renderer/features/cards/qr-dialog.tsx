/** A web address as a code for the customer's own phone. */
import { useTranslation } from 'react-i18next';
import type { Localized } from '#shared/contract/words.ts';
import { Dialog, InLanguage, localText, Qr } from '../../kit/index.ts';

export function QrDialog({ texts, url, onClose }: { readonly texts: Localized; readonly url: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation(['cards', 'kit']);
  const name = localText(texts, i18n.language).text;
  return (
    <Dialog title={t('cards:eService.qrTitle')} onClose={onClose} closeLabel={t('kit:close')}>
      <p>{t('cards:eService.qrText')}</p>
      <div className="ad-qr">
        <Qr text={url} label={t('cards:eService.qrLabel', { name })} />
      </div>
      <p>
        <strong>
          <InLanguage texts={texts} />
        </strong>
        <br />
        <span className="ad-address">{url}</span>
      </p>
    </Dialog>
  );
}
