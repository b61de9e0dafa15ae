/** The line to the hub in words, and the screen's language. */
import { useTranslation } from 'react-i18next';
import { formatTime } from '#shared/domain/local-date.ts';
import { useContentLanguage, useLine } from '../../app/index.ts';
import { Menu, StatusDot } from '../../kit/index.ts';

const LANGUAGES = ['fi', 'sv', 'en'] as const;

export function Tools() {
  const { t, i18n } = useTranslation('expert');
  const language = useContentLanguage();
  const line = useLine();
  return (
    <div className="ex-tools">
      <StatusDot tone={line.connected ? 'good' : 'bad'}>{line.connected ? t('hub.connected') : line.cutSince === null ? t('hub.connecting') : t('hub.cut', { time: formatTime(new Date(line.cutSince).toISOString(), language) })}</StatusDot>
      <Menu icon="globe" label={t(`ownNames.${language}`)} items={LANGUAGES.map((own) => ({ label: t(`ownNames.${own}`), lang: own, pressed: own === language, onPress: () => void i18n.changeLanguage(own) }))} />
    </div>
  );
}
