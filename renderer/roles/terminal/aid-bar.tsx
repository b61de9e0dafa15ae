/** Help and aids, always at the same place within reach, and starting over at its end. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Icon, type IconName, LargeButton } from '../../kit/index.ts';
import { type Aids, nextSize } from './aids.ts';

interface AidProps {
  readonly icon: IconName;
  readonly text: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

function Aid({ icon, text, onPress, pressed, disabled = false }: AidProps) {
  return (
    <button type="button" className="od-aid" aria-pressed={pressed} disabled={disabled} onClick={onPress}>
      <Icon name={icon} />
      <span>{text}</span>
    </button>
  );
}

interface AidBarProps {
  readonly aids: Aids;
  readonly onChange: (change: Partial<Aids>) => void;
  readonly voiced: boolean;
  /** Absent where there is nothing to start over: on the desk's own terminal. */
  readonly onStartOver?: () => void;
}

export function AidBar({ aids, onChange, voiced, onStartOver }: AidBarProps) {
  const { t } = useTranslation('terminal');
  const [helping, setHelping] = useState(false);
  return (
    <nav className="od-aids" aria-label={t('aids.name')}>
      <Aid icon="chevron-down" text={t('aids.low')} pressed={aids.low} onPress={() => onChange({ low: !aids.low })} />
      <Aid icon="plus" text={t('aids.larger')} pressed={aids.size > 0} onPress={() => onChange({ size: nextSize(aids.size) })} />
      <Aid icon="peek" text={t('aids.contrast')} pressed={aids.contrast} onPress={() => onChange({ contrast: !aids.contrast })} />
      <Aid icon="play" text={voiced ? t('aids.aloud') : t('aids.noVoice')} pressed={aids.aloud} disabled={!voiced} onPress={() => onChange({ aloud: !aids.aloud })} />
      <Aid icon="help" text={t('aids.help')} onPress={() => setHelping(true)} />
      {onStartOver !== undefined && <Aid icon="reply" text={t('aids.startOver')} onPress={onStartOver} />}
      {helping && (
        <Dialog title={t(onStartOver === undefined ? 'help.deskTitle' : 'help.title')} onClose={() => setHelping(false)}>
          <p>{t(onStartOver === undefined ? 'help.desk' : 'help.steps')}</p>
          <p>{t('help.staff')}</p>
          <LargeButton variant="primary" title={t('help.close')} onPress={() => setHelping(false)} />
        </Dialog>
      )}
    </nav>
  );
}
