/** The steps of the card, ticked as they are done; the next one stands out with its key. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Icon, InLanguage } from '../../kit/index.ts';
import { levelOf } from './visit-state.ts';
import { type StepView, stepViews } from './step-view.ts';

interface VisitStepsProps {
  readonly visit: Visit;
  readonly event: ServiceEvent;
  readonly card: ServiceCard;
  readonly onIdentify: () => void;
}

export function VisitSteps({ visit, event, card, onIdentify }: VisitStepsProps) {
  const { t } = useTranslation('visits');
  const tick = useCommand(useStation().visits.tickStep);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const steps = stepViews(card, event, levelOf(visit), skipped);
  const closed = event.outcome !== null;
  const nextId = steps.find((step) => step.next)?.step.id;
  // A step lower on a long card comes into sight when its turn comes.
  useEffect(() => {
    document.getElementById(`step-${nextId ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  }, [nextId]);
  if (steps.length === 0) return <p className="od-soft">{t('cards:noSteps')}</p>;
  const set = (stepId: string, done: boolean) => void tick.run({ visitId: visit.id, eventId: event.id, stepId, done });
  return (
    <section aria-label={t('steps')}>
      <RefusalBanner commands={[tick]} />
      <ol className="ad-steps">
        {steps.map((step) => (
          <Step key={step.step.id} view={step} closed={closed} busy={tick.pending} onSet={(done) => set(step.step.id, done)} onSkip={() => setSkipped([...skipped, step.step.id])} onIdentify={onIdentify} />
        ))}
      </ol>
      {nextId === undefined && !closed && (
        <p className="ad-steps-done">
          <Icon name="check-circle" /> {t('allStepsDone')}
        </p>
      )}
    </section>
  );
}

interface StepProps {
  readonly view: StepView;
  readonly closed: boolean;
  readonly busy: boolean;
  readonly onSet: (done: boolean) => void;
  readonly onSkip: () => void;
  readonly onIdentify: () => void;
}

function Step({ view, closed, busy, onSet, onSkip, onIdentify }: StepProps) {
  const { t } = useTranslation('visits');
  const { step, done, next, needs } = view;
  const stands = next && !closed;
  return (
    <li id={`step-${step.id}`} className={`ad-step${done ? ' ad-step-done' : ''}${stands ? ' ad-step-next' : ''}`} aria-current={stands ? 'step' : undefined}>
      <label className="ad-step-tick">
        <input type="checkbox" checked={done} disabled={closed || (needs !== null && !done)} onChange={(event) => onSet(event.target.checked)} />
        <span className="ad-step-text">
          <InLanguage texts={step.text} />
          {step.condition !== undefined && (
            <span className="ad-step-condition">
              <InLanguage texts={step.condition} unmarked />
            </span>
          )}
        </span>
      </label>
      {step.detail !== undefined && (
        <p className="ad-step-detail">
          <InLanguage texts={step.detail} unmarked />
        </p>
      )}
      <div className="ad-step-act">
        {stands && step.condition !== undefined && (
          <Button variant="quiet" keys="Alt+X" onPress={onSkip}>
            {t('skip')}
          </Button>
        )}
        {needs !== null && !done && !closed ? (
          <>
            <span className="ad-step-lock">
              <Icon name="lock" /> {t('needsLevel', { level: t(`identity:levels.${needs}`) })}
            </span>
            {stands && (
              <Button keys="F8" onPress={onIdentify}>
                {t('identify')}
              </Button>
            )}
          </>
        ) : stands ? (
          <Button keys="F8" icon="check" busy={busy} onPress={() => onSet(true)}>
            {step.act === undefined ? t('tick') : t(`actVerbs.${step.act}`)}
          </Button>
        ) : (
          step.act !== undefined && <span className="od-soft">{t(`cards:acts.${step.act}`)}</span>
        )}
      </div>
    </li>
  );
}
