/** Three tones from the speaker, and the question whether they were heard: the machine cannot know. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, type Chime, createChime, Panel, Row } from '../../../kit/index.ts';

const TONES = [523.25, 659.25, 783.99];

type Asked = 'not' | 'playing' | 'played' | 'heard' | 'unheard' | 'blocked';

export function SpeakerTest() {
  const { t } = useTranslation('expert');
  const chime = useRef<Chime | null>(null);
  const [asked, setAsked] = useState<Asked>('not');
  useEffect(() => () => chime.current?.close(), []);
  const play = async () => {
    chime.current ??= createChime();
    setAsked('playing');
    setAsked((await chime.current.play(TONES)) ? 'played' : 'blocked');
  };
  return (
    <Panel className="ex-test">
      <h3>{t('speaker.title')}</h3>
      <p className="od-soft">{t('speaker.lead')}</p>
      {asked === 'played' && (
        <>
          <p>{t('speaker.question')}</p>
          <Row>
            <Button icon="check" onPress={() => setAsked('heard')}>
              {t('speaker.yes')}
            </Button>
            <Button onPress={() => setAsked('unheard')}>{t('speaker.no')}</Button>
          </Row>
        </>
      )}
      {asked === 'heard' && <Banner kind="success">{t('speaker.works')}</Banner>}
      {(asked === 'unheard' || asked === 'blocked') && <Banner kind="change">{t(asked === 'unheard' ? 'speaker.advice' : 'speaker.blocked')}</Banner>}
      <div>
        <Button icon="play" busy={asked === 'playing'} onPress={() => void play()}>
          {t('speaker.start')}
        </Button>
      </div>
    </Panel>
  );
}
