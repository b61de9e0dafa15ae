/** Remote service in the portal: who answers, and what came of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/index.ts';
import { ExpertsSection } from './experts-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import './remote-portal.css';

const PARTS = ['experts', 'figures'] as const;

export interface PortalReader {
  /** The present business date. */
  readonly today: string;
  readonly administrator: boolean;
  /** The provider an editor is bound to; null for an administrator without one. */
  readonly editsFor: string | null;
}

export function RemotePage({ today, administrator, editsFor }: PortalReader) {
  const { t } = useTranslation('remote');
  const [part, setPart] = useState<(typeof PARTS)[number]>('experts');
  return (
    <div className="od-stack">
      <h1>{t('portal.title')}</h1>
      <nav className="od-row" aria-label={t('portal.parts.label')}>
        {PARTS.map((one) => (
          <Button key={one} pressed={part === one} onPress={() => setPart(one)}>
            {t(`portal.parts.${one}`)}
          </Button>
        ))}
      </nav>
      {part === 'experts' ? <ExpertsSection administrator={administrator} editsFor={editsFor} /> : <FiguresSection today={today} />}
    </div>
  );
}
