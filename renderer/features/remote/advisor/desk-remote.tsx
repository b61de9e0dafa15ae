/**
 * The desk's remote session. It stands for as long as the session does, also while the advisor looks at the visit: the room
 * is not left by turning away, only by the button that says so.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useStation } from '../../../app/index.ts';
import { Banner, Button, Row } from '../../../kit/index.ts';
import { useRoom } from '../media/use-room.ts';
import { JointDesk } from '../room/joint-desk.tsx';
import { RoomView } from '../room/room-view.tsx';
import { useJoint, usePeople } from '../room/use-joint.ts';
import { usePlace } from '../room/use-place.ts';
import { AnswerFor } from '../sharing/answer-for.tsx';
import { useDeskSharing } from '../sharing/use-desk-sharing.ts';
import type { DeskSession } from './desk-session.ts';
import { AfterCall } from './after-call.tsx';
import { Ringing } from './ringing.tsx';
import { Trust } from './trust.tsx';
import { useDeskCalls } from './use-desk-calls.ts';

interface DeskRemoteProps {
  readonly desk: DeskSession;
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly onBack: () => void;
  readonly onBook: () => void;
}

const never = () => undefined;

export function DeskRemote({ desk, shown, onShow, onBack, onBook }: DeskRemoteProps) {
  const { t } = useTranslation(['remote', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const { session } = desk;
  const talking = session.state === 'answered' || session.state === 'talking';
  const over = session.state === 'afterWork' || session.state === 'ended';
  const [away, setAway] = useState(false);
  // The advisor is in the room from the start, and comes back by a press after leaving customer and expert to themselves.
  const place = usePlace(talking ? session.id : null, desk.consent.session === 'given' && !away, useDeskCalls());
  const { room, state } = useRoom(place.place, session.participants);
  const people = usePeople(session.participants);
  const joint = useJoint({ room, selfId: place.place?.self.id ?? null, roster: session.participants, form: desk.form, onConfirm: never });
  const consent = useCommand(station.remote.consent);
  const { sharing, asked, takeBack, takingBack } = useDeskSharing(desk, { room, local: place.local, selfId: place.place?.self.id ?? null });
  const leave = useCommand(station.remote.leave);
  const hangUp = useCommand(station.remote.hangUp);
  const send = useCommand(station.remote.sendForm);
  const connected = state?.members.some(({ link }) => link === 'connected') ?? false;
  useEffect(() => {
    if (connected) void station.remote.connected.call({ sessionId: session.id }).catch(never);
  }, [connected, session.id, station]);
  const goAway = async () => {
    if ((await leave.run({ sessionId: session.id })) !== undefined) setAway(true);
  };
  const failure = place.error === null ? null : errorText(place.error, t);

  if (!shown)
    return (
      <Banner kind="info" live="polite" title={t(`remote:states.${session.state}`)}>
        <Button variant="primary" keys="Alt+E" keysLabel={t('remote:open')} onPress={onShow}>
          {t('remote:open')}
        </Button>
      </Banner>
    );
  return (
    <section className="od-stack" aria-label={t('remote:session')}>
      <Row spread>
        <h2>{t(`remote:states.${session.state}`)}</h2>
        <Button icon="arrow-left" keys="Alt+E" keysLabel={t('remote:toVisit')} onPress={onBack}>
          {t('remote:toVisit')}
        </Button>
      </Row>
      <RefusalBanner commands={[consent, takingBack, leave, hangUp]} />
      {failure !== null && <Banner kind="disruption">{failure}</Banner>}
      {!over && desk.consent.session === 'asked' && (
        <Banner kind="info" title={t('remote:consent.waiting')}>
          <Row>
            <Button variant="primary" busy={consent.pending} onPress={() => void consent.run({ sessionId: session.id, given: true })}>
              {t('remote:consent.forCustomer')}
            </Button>
            <Button busy={consent.pending} onPress={() => void consent.run({ sessionId: session.id, given: false })}>
              {t('remote:consent.refusedBy')}
            </Button>
          </Row>
        </Banner>
      )}
      {!talking && !over && <Ringing desk={desk} onBook={onBook} />}
      {talking && <Trust desk={desk} />}
      {talking && away && (
        <Banner kind="info" title={t('remote:away.title')}>
          <Button variant="primary" onPress={() => setAway(false)}>
            {t('remote:away.back')}
          </Button>
        </Banner>
      )}
      {state !== null && place.local !== null && (
        <>
          {asked !== null && <AnswerFor session={session} permission={asked} />}
          <RoomView session={session} state={state} local={place.local} layout="desk" endText={t('remote:hangUp')} onEnd={() => void hangUp.run({ sessionId: session.id })} sharing={sharing} onTakeBack={takeBack} />
          <Row>
            <Button variant="quiet" busy={leave.pending} onPress={() => void goAway()}>
              {t('remote:leave')}
            </Button>
          </Row>
          <JointDesk
            joint={joint}
            people={people}
            layout="desk"
            language={language}
            sent={desk.formSentAt !== null}
            sendFailure={send.error === null ? undefined : errorText(send.error, t)}
            onSend={async (answers) => {
              await send.run({ sessionId: session.id, answers });
            }}
          />
        </>
      )}
      {talking && state === null && !away && (
        <Button variant="danger" busy={hangUp.pending} onPress={() => void hangUp.run({ sessionId: session.id })}>
          {t('remote:hangUp')}
        </Button>
      )}
      {over && <AfterCall desk={desk} onDone={onBack} />}
    </section>
  );
}
