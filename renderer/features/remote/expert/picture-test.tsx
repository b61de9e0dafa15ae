/** The camera's own picture, as others would see it. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from './media.ts';
import { TestFrame } from './test-frame.tsx';

export function PictureTest() {
  const { t } = useTranslation('expert');
  const media = useMedia('video');
  const picture = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (picture.current !== null) picture.current.srcObject = media.stream;
  }, [media.stream]);
  return (
    <TestFrame kind="camera" media={media}>
      <div className="ex-picture">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own silent picture has nothing to caption */}
        <video ref={picture} autoPlay playsInline muted hidden={media.stream === null} aria-label={t('camera.picture')} />
        {media.stream === null && <p className="od-soft">{t('camera.off')}</p>}
      </div>
    </TestFrame>
  );
}
