/** The expert's side of a session: the room, what is worked on together, and what the desk knows of the customer. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { errorText, RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Chip, Failed, InLanguage, Loading, Row } from '../../../kit/index.ts';
import type { RoomState } from '../media/room.ts';
import { useRoom } from '../media/use-room.ts';
import { RoomView } from '../room/room-view.tsx';
import { useJoint, usePeople } from '../room/use-joint.ts';
import { usePlace } from '../room/use-place.ts';
import { useSharing } from '../sharing/use-sharing.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { useLanguageName } from './language-name.ts';
import { SafetyPanel } from './safety-panel.tsx';
import { useExpertCalls } from './use-expert-calls.ts';

const JointDesk = lazy(async () => ({ default: (await import('../room/joint-desk.tsx')).JointDesk }));

interface SessionScreenProps {
  readonly session: RemoteSession;
  readonly selfId: string;
}

/** Tells the hub once that both ways to the desk are open: talking begins, whoever says so first. */
function useTellConnected(session: RemoteSession, state: RoomState | null): void {
  const { remote } = useHub();
  const open = state?.members.some(({ link, participant }) => link === 'connected' && (participant.role === 'customer' || participant.role === 'advisor')) === true;
  const { id, state: course } = session;
  useEffect(() => {
    // Refused when another browser was quicker, and told again with the next state when the line was cut.
    if (open && course === 'answered') void remote.connected.call({ sessionId: id }).catch(() => undefined);
  }, [open, course, id, remote]);
}

export function SessionScreen({ session, selfId }: SessionScreenProps) {
  const { t, i18n } = useTranslation(['remote', 'errors']);
  const hub = useHub();
  const languageName = useLanguageName();
  const self = session.participants.find(({ id }) => id === selfId);
  const role = self?.role === 'interpreter' ? 'interpreter' : 'expert';
  const { calls, card } = useExpertCalls(selfId, role);
  const [leaving, setLeaving] = useState(false);
  const { place, local, error, enter } = usePlace(session.id, !leaving, calls);
  const { room, state } = useRoom(place, session.participants);
  const joint = useJoint({ room, selfId, roster: session.participants, form: card?.form ?? null, onConfirm: () => undefined });
  const people = usePeople(session.participants);
  const sharing = useSharing({ room, local, selfId, roster: session.participants, desk: null });
  const hangUp = useCommand(hub.remote.hangUp);
  const [inviting, setInviting] = useState(false);
  useTellConnected(session, state);
  const end = async () => {
    // Camera and microphone go dark at once, whatever the line does.
    setLeaving(true);
    if ((await hangUp.run({ sessionId: session.id })) === undefined) setLeaving(false);
  };
  return (
    <div className="xd-session">
      <div className="xd-head">
        <h2>
          <InLanguage texts={session.cardName} />
        </h2>
        <Row>
          <span>{t('remote:expert.session.at', { point: session.pointName, desk: session.deskNumber })}</span>
          <Chip>{languageName(session.language)}</Chip>
          <Button icon="plus" keys="Alt+L" keysLabel={t('remote:expert.invite.open')} onPress={() => setInviting(true)}>
            {t('remote:expert.invite.open')}
          </Button>
        </Row>
        <RefusalBanner commands={[hangUp]} />
      </div>
      <div className="xd-room">
        {error !== null && <Failed text={errorText(error, t)} onRetry={enter} />}
        {state === null || local === null ? (
          error === null && !leaving && <Loading what={t('remote:expert.session.joining')} />
        ) : (
          <RoomView session={session} state={state} local={local} layout="expert" endText={t(role === 'interpreter' ? 'remote:expert.session.leave' : 'remote:expert.session.hangUp')} onEnd={() => void end()} sharing={sharing} onTakeBack={null} />
        )}
        {(state === null || local === null) && (
          <Button variant="danger" busy={hangUp.pending} onPress={() => void end()}>
            {t('remote:expert.session.hangUp')}
          </Button>
        )}
      </div>
      <div className="xd-work">
        <Suspense fallback={<Loading />}>{room !== null && <JointDesk joint={joint} people={people} layout="expert" language={i18n.language} sent={false} mayCaption={role === 'interpreter'} />}</Suspense>
      </div>
      <aside className="xd-side">
        <IdentityPanel session={session} needsNumber={card?.needsIdentityCode === true} mayAsk={role === 'expert'} />
        <SafetyPanel session={session} selfId={selfId} />
      </aside>
      {inviting && <InviteDialog session={session} onClose={() => setInviting(false)} />}
    </div>
  );
}
