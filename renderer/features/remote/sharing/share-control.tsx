/** Showing a window for the one who shows it: asking for it, choosing it, and what came of it. */
import { useTranslation } from 'react-i18next';
import { Banner, Button, Row } from '../../../kit/index.ts';
import { isOpen } from './permission.ts';
import type { UsedSharing } from './use-sharing.ts';

/** What of it is said in words, above the buttons of the room. */
export function ShareState({ sharing }: { readonly sharing: UsedSharing }) {
  const { t } = useTranslation('remote');
  const { phase } = sharing;
  if (phase.is === 'idle') return phase.told === null ? null : <Banner kind="change">{t(`sharing.over.${phase.told}`)}</Banner>;
  if (phase.is === 'showing') return null;
  return (
    <Banner kind={phase.is === 'asking' ? 'info' : 'success'} title={t(`sharing.${phase.is}`)}>
      <Row>
        {phase.is === 'allowed' && (
          <Button variant="primary" onPress={sharing.choose}>
            {t('sharing.choose')}
          </Button>
        )}
        {phase.is !== 'choosing' && <Button onPress={sharing.stop}>{t('sharing.cancel')}</Button>}
      </Row>
    </Banner>
  );
}

/** Absent where this browser cannot show a window, and while one is shown or asked about. */
export function ShareButton({ sharing }: { readonly sharing: UsedSharing }) {
  const { t } = useTranslation('remote');
  const { phase, permission, offered, selfId } = sharing;
  const others = permission !== null && isOpen(permission) && permission.participantId !== selfId;
  if (!offered || others || phase.is !== 'idle') return null;
  return <Button onPress={sharing.ask}>{t('share')}</Button>;
}
