/** One person in the room: the picture, who it is, and in plain words how well they are heard and seen. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/contract/remote/words.ts';
import { useContentLanguage } from '../../../app/index.ts';
import { Icon, localText, StatusDot, type Tone } from '../../../kit/index.ts';
import type { MemberState } from '../media/member.ts';

/** The person's own words for a participant: the name, the authority, and always the role. */
export function useWhoIs(): (participant: Participant) => { name: string; of: string } {
  const { t } = useTranslation('remote');
  const language = useContentLanguage();
  return ({ role, name, authority }) => {
    const of = [authority === null ? '' : localText(authority, language).text, name === null ? '' : t(`roles.${role}`)].filter((part) => part !== '').join(', ');
    return { name: name ?? t(`roles.${role}`), of };
  };
}

interface PictureProps {
  readonly stream: MediaStream | null;
  readonly label: string;
  /** One's own picture is a mirror, and silent. */
  readonly own?: boolean;
  readonly sinkId?: string | null;
  /** Told of the video when the browser does not let it begin with sound. */
  readonly onRefused?: (video: HTMLVideoElement) => void;
}

export function Picture({ stream, label, own = false, sinkId = null, onRefused }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const refused = useEffectEvent((element: HTMLVideoElement, error: unknown) => {
    // Any other failure is of a stream that was changed meanwhile, which plays by itself.
    if (error instanceof DOMException && error.name === 'NotAllowedError') onRefused?.(element);
  });
  useEffect(() => {
    const element = video.current;
    if (element === null || element.srcObject === stream) return;
    element.srcObject = stream;
    if (stream !== null) void element.play().catch((error: unknown) => refused(element, error));
  }, [stream]);
  useEffect(() => {
    if (sinkId !== null && !own) void video.current?.setSinkId(sinkId).catch(() => undefined);
  }, [sinkId, own]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- live speech: captions are the interpreter's, beside the picture
  return <video ref={video} className={own ? 'rm-video rm-video-own' : 'rm-video'} autoPlay playsInline muted={own} aria-label={label} />;
}

const TONES: Readonly<Record<MemberState['quality'], Tone>> = { good: 'good', fair: 'info', poor: 'warning', audioOnly: 'warning' };

interface MemberTileProps {
  readonly member: MemberState;
  readonly sinkId: string | null;
  readonly onRefused: (video: HTMLVideoElement) => void;
}

export function MemberTile({ member, sinkId, onRefused }: MemberTileProps) {
  const { t } = useTranslation('remote');
  const { name, of } = useWhoIs()(member.participant);
  const dark = !member.camera || member.videoPaused || member.stream === null;
  return (
    <figure className="rm-tile" data-role={member.participant.role} data-link={member.link}>
      <Picture stream={member.stream} label={t('pictureOf', { name })} sinkId={sinkId} onRefused={onRefused} />
      {dark && (
        <div className="rm-dark">
          <Icon name="person" />
          <p>{t(member.link === 'connecting' ? 'connecting' : member.videoPaused ? 'pictureHeld' : 'cameraOff')}</p>
        </div>
      )}
      <figcaption className="rm-who">
        <strong>{name}</strong>
        {of !== '' && <span>{of}</span>}
        <span className="rm-marks">
          {!member.microphone && <StatusDot tone="off">{t('muted')}</StatusDot>}
          <StatusDot tone={member.link === 'connected' ? TONES[member.quality] : 'warning'}>{member.link === 'connected' ? t(`quality.${member.quality}`) : t(member.link)}</StatusDot>
        </span>
      </figcaption>
    </figure>
  );
}
