/** The window that is shown, large, with who shows it and the way to end it; and in words what became of the last one. */
import { useTranslation } from 'react-i18next';
import { Banner, Button, LargeButton } from '../../../kit/index.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { RoomState } from '../media/room.ts';
import { Picture, useWhoIs } from '../room/tile.tsx';
import { isOpen, mayBeShown } from './permission.ts';
import type { UsedSharing } from './use-sharing.ts';
import './sharing.css';

interface SharedWindowsProps {
  readonly state: RoomState;
  readonly local: LocalMedia;
  readonly sharing: UsedSharing;
  /** Takes the customer's yes back; null on screens that do not speak for the customer. */
  readonly onTakeBack: (() => void) | null;
  /** Large buttons, for a finger. */
  readonly large: boolean;
}

export function SharedWindows({ state, local, sharing, onTakeBack, large }: SharedWindowsProps) {
  const { t } = useTranslation('remote');
  const whoIs = useWhoIs();
  const { phase, permission, selfId } = sharing;
  const own = phase.is === 'showing' ? local.share() : null;
  const shower = state.members.find(({ id }) => mayBeShown(permission, id));
  const stop = (text: string, onPress: () => void) =>
    large ? <LargeButton variant="plain" title={text} onPress={onPress} /> : <Button onPress={onPress}>{text}</Button>;
  const takeBack = onTakeBack === null ? null : stop(t('sharing.takeBack'), onTakeBack);
  if (own !== null) {
    const unseen = state.members.some(({ participant, link }) => participant.role === 'customer' && link !== 'connected');
    return (
      <figure className="rm-shared rm-shared-own">
        <Picture own stream={own.stream} label={t('sharing.own')} />
        <figcaption>
          <strong>{t('sharing.own')}</strong>
          <Button variant="primary" onPress={sharing.stop}>
            {t('stopSharing')}
          </Button>
        </figcaption>
        {unseen && <Banner kind="change">{t('sharing.customerCut')}</Banner>}
      </figure>
    );
  }
  if (shower !== undefined) {
    const name = whoIs(shower.participant).name;
    return (
      <figure className="rm-shared">
        {shower.share === null ? <p className="rm-shared-coming">{t('sharing.coming', { name })}</p> : <Picture stream={shower.share} label={t('sharedBy', { name })} />}
        <figcaption>
          <strong>{t('sharedBy', { name })}</strong>
          {takeBack}
        </figcaption>
      </figure>
    );
  }
  const over = permission !== null && !isOpen(permission) && permission.participantId !== selfId;
  // Always there: a screen reader hears only what comes into a place that was before it.
  return <output className="rm-shared-over">{over && t(`sharing.over.${permission.state}`)}</output>;
}
