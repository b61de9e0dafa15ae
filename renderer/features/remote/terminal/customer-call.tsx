/** The customer's side of a remote session on the terminal: asked first, told who is here, and nothing left on afterwards. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useCommand, useStation } from '../../../app/index.ts';
import { Banner, LargeButton } from '../../../kit/index.ts';
import type { DeskSession } from '../advisor/desk-session.ts';
import { useDeskCalls } from '../advisor/use-desk-calls.ts';
import { useRoom } from '../media/use-room.ts';
import { JointDesk } from '../room/joint-desk.tsx';
import { RoomView } from '../room/room-view.tsx';
import { useJoint, usePeople } from '../room/use-joint.ts';
import { usePlace } from '../room/use-place.ts';
import { AskWindow } from '../sharing/ask-window.tsx';
import { useDeskSharing } from '../sharing/use-desk-sharing.ts';
import { AskConsent } from './ask-consent.tsx';
import { GiveFeedback } from './give-feedback.tsx';

interface CustomerCallProps {
  readonly desk: DeskSession;
}

const never = () => undefined;

export function CustomerCall({ desk }: CustomerCallProps) {
  const { t } = useTranslation(['remote', 'errors']);
  const station = useStation();
  const { session, consent } = desk;
  const agreed = consent.session === 'given';
  const talking = session.state === 'answered' || session.state === 'talking';
  const place = usePlace(talking ? session.id : null, agreed, useDeskCalls());
  const { room, state } = useRoom(place.place, session.participants);
  const people = usePeople(session.participants);
  const confirm = useCommand(station.remote.confirmFields);
  const joint = useJoint({
    room,
    selfId: place.place?.self.id ?? null,
    roster: session.participants,
    form: desk.form,
    onConfirm: (answers, confirmed) => void confirm.run({ sessionId: session.id, answers, confirmed: [...confirmed] }),
  });
  const { sharing, asked, takeBack, takingBack } = useDeskSharing(desk, { room, local: place.local, selfId: place.place?.self.id ?? null });
  const hangUp = useCommand(station.remote.hangUp);
  const connected = state?.members.some(({ link }) => link === 'connected') ?? false;
  useEffect(() => {
    if (connected) void station.remote.connected.call({ sessionId: session.id }).catch(never);
  }, [connected, session.id, station]);

  if (!talking && (session.state === 'afterWork' || session.state === 'ended')) return <GiveFeedback desk={desk} light={place.light} />;
  if (consent.session === 'asked') return <AskConsent sessionId={session.id} providerName={session.providerName} />;
  if (!agreed) return <Banner kind="info" title={t('remote:consent.no')} />;
  if (!talking)
    return (
      <>
        <h1>{t('remote:customer.calling')}</h1>
        <p className="od-lead">{t(session.state === 'waiting' ? 'remote:customer.inQueue' : 'remote:customer.soon')}</p>
        {session.queue !== null && <p className="od-lead">{t('remote:ringing.place', { position: session.queue.position, among: session.queue.among })}</p>}
      </>
    );
  return (
    <>
      {place.error !== null && (
        <Banner kind="disruption" live="assertive" title={errorText(place.error, t)}>
          <LargeButton variant="plain" title={t('remote:customer.again')} onPress={place.enter} />
        </Banner>
      )}
      {state === null || place.local === null ? (
        <h1>{t('remote:customer.connecting')}</h1>
      ) : (
        <>
          {asked !== null && <AskWindow session={session} permission={asked} />}
          {takingBack.error !== null && <Banner kind="disruption" live="assertive" title={errorText(takingBack.error, t)} />}
          <RoomView session={session} state={state} local={place.local} layout="terminal" endText={t('remote:customer.end')} onEnd={() => void hangUp.run({ sessionId: session.id })} sharing={sharing} onTakeBack={takeBack} />
          <JointDesk joint={joint} people={people} layout="terminal" language={session.language} sent={desk.formSentAt !== null} />
        </>
      )}
    </>
  );
}
