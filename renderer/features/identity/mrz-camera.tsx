/** The desk's camera held over the document until its machine-readable zone has been read. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMrz } from '#shared/domain/mrz.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { Banner, Button, Loading } from '../../kit/index.ts';
import { openZoneReader, type ZoneReader } from './text-recognition.ts';
import { zoneLinesIn } from './zone-view.ts';

type Stage = 'starting' | 'reading' | 'denied' | 'noCamera' | 'failed';

/** Milliseconds between two pictures that are looked at. */
const PAUSE = 200;

/** The part of the picture in which the zone is looked for: the lower half, where the guide is drawn. */
function lowerHalf(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const { videoWidth: width, videoHeight: height } = video;
  canvas.width = width;
  canvas.height = Math.round(height / 2);
  canvas.getContext('2d')?.drawImage(video, 0, height - canvas.height, width, canvas.height, 0, 0, width, canvas.height);
}

function stageOf(error: unknown): Stage {
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name === 'NotAllowedError') return 'denied';
  return error.name === 'NotFoundError' || error.name === 'OverconstrainedError' ? 'noCamera' : 'failed';
}

export function MrzCamera({ onRead, onClose }: { readonly onRead: (lines: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const video = useRef<HTMLVideoElement>(null);
  const [stage, setStage] = useState<Stage>('starting');
  const told = useRef(onRead);
  useEffect(() => {
    told.current = onRead;
  });

  useEffect(() => {
    const view = video.current;
    const leaving = new AbortController();
    const { signal } = leaving;
    let stream: MediaStream | undefined;
    let reader: ZoneReader | undefined;
    const canvas = document.createElement('canvas');
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1_280 } } });
      if (view === null || signal.aborted) return;
      view.srcObject = stream;
      await view.play();
      reader = await openZoneReader(document);
      if (!signal.aborted) setStage('reading');
      while (!signal.aborted) {
        lowerHalf(view, canvas);
        const lines = zoneLinesIn(await reader.read(canvas));
        if (!signal.aborted && parseMrz(lines, localDateOf(new Date().toISOString())).ok) {
          told.current(lines);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    };
    look().catch((error: unknown) => {
      if (!signal.aborted) setStage(stageOf(error));
    }).finally(() => reader?.close());
    return () => {
      leaving.abort();
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  const broken = stage === 'denied' || stage === 'noCamera' || stage === 'failed';
  return (
    <div className="ad-camera od-stack">
      {broken && <Banner kind="disruption">{t(`camera.${stage}`)}</Banner>}
      {stage === 'starting' && <Loading what={t('camera.starting')} />}
      {/* A live picture of the desk's own camera has no sound to caption. */}
      <video ref={video} muted playsInline hidden={broken} aria-label={t('camera.picture')} />
      {stage === 'reading' && <p aria-live="polite">{t('camera.hint')}</p>}
      <div>
        <Button icon="close" onPress={onClose}>
          {t('camera.close')}
        </Button>
      </div>
    </div>
  );
}
