/** A second camera over the table: what it sees stays here until a still picture is taken, and that becomes a paper. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Row, Select, Stack } from '../../../../kit/index.ts';
import { stillFrom } from './still.ts';

interface DocumentCameraProps {
  readonly personCamera: string | undefined;
  readonly onPicture: (jpeg: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly onClose: () => void;
}

type Problem = 'refused' | 'missing' | 'inUse';

function problemOf(error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'inUse';
}

export function DocumentCamera({ personCamera, onPicture, onClose }: DocumentCameraProps) {
  const { t } = useTranslation('remote');
  const video = useRef<HTMLVideoElement>(null);
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState(false);
  // A camera that is open has not shown its first picture yet: a press before that would take nothing.
  const [showing, setShowing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const list = async () => {
      const found = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
      setCameras(found);
      setWanted((before) => (before === '' ? ((found.find(({ deviceId }) => deviceId !== personCamera) ?? found[0])?.deviceId ?? '') : before));
      if (found.length === 0) setProblem('missing');
    };
    void list();
  }, [personCamera]);
  useEffect(() => {
    if (wanted === '') return;
    let gone = false;
    let stream: MediaStream | null = null;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const start = async () => {
      setProblem(null);
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { deviceId: { exact: wanted }, width: { ideal: 3_840 }, height: { ideal: 2_160 } } });
      } catch (error) {
        if (!gone) setProblem(problemOf(error));
        return;
      }
      if (gone) return stop();
      if (video.current !== null) video.current.srcObject = stream;
      setOpen(true);
    };
    void start();
    return () => {
      gone = true;
      setOpen(false);
      setShowing(false);
      stop();
    };
  }, [wanted]);
  const take = async () => {
    if (video.current === null) return;
    setBusy(true);
    try {
      const picture = await stillFrom(video.current);
      if (picture !== null) await onPicture(picture);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="s" className="jt-camera">
      {cameras.length > 1 && <Select label={t('joint.camera.which')} value={wanted} onChange={setWanted} options={cameras.map(({ deviceId, label }, at) => ({ value: deviceId, label: label === '' ? t('joint.camera.number', { number: at + 1 }) : label }))} />}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own silent picture has nothing to caption */}
      <video ref={video} autoPlay playsInline muted aria-label={t('joint.camera.picture')} hidden={!open} onLoadedData={() => setShowing(true)} />
      {problem !== null && <Banner kind="disruption">{t(`joint.camera.${problem}`)}</Banner>}
      <p className="od-soft">{t('joint.camera.lead')}</p>
      <Row>
        <Button variant="primary" disabled={!showing} busy={busy} onPress={() => void take()}>
          {t('joint.camera.take')}
        </Button>
        <Button onPress={onClose}>{t('joint.camera.close')}</Button>
      </Row>
    </Stack>
  );
}
