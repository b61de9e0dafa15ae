/** The locked screen: nothing of the visit shows behind it, and the visit goes on where it was. */
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, Icon } from '../../kit/index.ts';
import { PinForm } from './pin-form.tsx';

export function LockScreen({ advisorName }: { readonly advisorName: string }) {
  const { t } = useTranslation('point');
  const station = useStation();
  const unlock = useCommand(station.point.unlock);
  const signOut = useCommand(station.point.signOut);
  return (
    <div className="ad-lock">
      <Dialog title={t('lock.title')}>
        <p>
          <Icon name="lock" /> {t('lock.text', { name: advisorName })}
        </p>
        <PinForm label={t('lock.pin', { name: advisorName })} submit={t('lock.submit')} command={unlock} onPin={(pin) => void unlock.run({ pin })} />
        <RefusalBanner commands={[signOut]} />
        <div>
          <Button variant="quiet" icon="logout" busy={signOut.pending} onPress={() => void signOut.run({})}>
            {t('lock.notMe')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
