/** Whether this machine's camera, microphone and speaker work, before anybody calls. */
import { useTranslation } from 'react-i18next';
import { PictureTest } from './picture-test.tsx';
import { SoundTest } from './sound-test.tsx';
import { SpeakerTest } from './speaker-test.tsx';
import './tests.css';

export function DeviceTests() {
  const { t } = useTranslation('expert');
  return (
    <section className="ex-tests" aria-labelledby="ex-tests">
      <h2 id="ex-tests">{t('tests.title')}</h2>
      <p>{t('tests.lead')}</p>
      <div className="ex-columns">
        <PictureTest />
        <SoundTest />
        <SpeakerTest />
      </div>
    </section>
  );
}
