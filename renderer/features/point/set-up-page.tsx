/** The first run: the point is made in four short steps, and then one signs in. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import proposal from '../../../assets/point/service-groups.json';
import { fieldErrors, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Field, focusFirstFault, InLanguage, Row, Stack, useFirstFocus } from '../../kit/index.ts';
import { MunicipalitySelect } from './municipality-select.tsx';
import { emptySetUp, SET_UP_STEPS, setUpInput, type SetUpForm, type SetUpStep, stepFaults } from './set-up-form.ts';
import { WeekFields } from './week-fields.tsx';
import './point-pages.css';

type FieldElement = HTMLInputElement & HTMLTextAreaElement;

interface StepProps {
  readonly form: SetUpForm;
  readonly onChange: (change: Partial<SetUpForm>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

export function SetUpPage({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['point', 'errors']);
  const setUp = useCommand(useStation().point.setUp);
  const [form, setForm] = useState<SetUpForm>(() => emptySetUp(proposal.map((group) => group.letter)));
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState(false);
  const step: SetUpStep = SET_UP_STEPS[at] ?? 'point';
  const last = at === SET_UP_STEPS.length - 1;
  const faults = stepFaults(form, step);
  const refused = fieldErrors(setUp.error, t);
  const errorOf = (field: string): string | undefined => {
    const reason = faults.get(field);
    if (tried && reason !== undefined) return t(`point:faults.${reason}`);
    return refused.get(field) ?? refused.get(`settings.${field}`);
  };
  const change = (next: Partial<SetUpForm>) => {
    setForm((former) => ({ ...former, ...next }));
    if (setUp.error !== null) setUp.reset();
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(faults.size > 0);
    if (faults.size > 0) {
      focusFirstFault(event.currentTarget);
      return;
    }
    if (!last) setAt(at + 1);
    else if ((await setUp.run(setUpInput(form, proposal))) !== undefined) onDone();
  };
  const props = { form, onChange: change, errorOf };
  const StepFields = STEP_FIELDS[step];
  return (
    <main className="ad-sheet">
      <p className="od-soft">{t('point:setUp.welcome')}</p>
      <h1>{t(`point:setUp.${step}.title`)}</h1>
      <p>{t(`point:setUp.${step}.text`)}</p>
      <ol className="ad-progress" aria-label={t('point:setUp.progress', { at: at + 1, of: SET_UP_STEPS.length })}>
        {SET_UP_STEPS.map((name, place) => (
          <li key={name} aria-current={place === at ? 'step' : undefined} className={place < at ? 'ad-progress-done' : undefined}>
            {t(`point:setUp.${name}.short`)}
          </li>
        ))}
      </ol>
      <form className="od-stack" noValidate onSubmit={(event) => void submit(event)}>
        <StepFields key={step} {...props} />
        <RefusalBanner commands={[setUp]} />
        <Row>
          <Button type="submit" variant="primary" icon={last ? 'check' : 'arrow-right'} busy={setUp.pending}>
            {t(last ? 'point:setUp.finish' : 'point:setUp.next')}
          </Button>
          {at > 0 && (
            <Button variant="quiet" icon="arrow-left" onPress={() => setAt(at - 1)}>
              {t('point:setUp.back')}
            </Button>
          )}
        </Row>
      </form>
    </main>
  );
}

function PointStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTranslation('point');
  const first = useFirstFocus<FieldElement>();
  return (
    <>
      <Field ref={first} label={t('pointName')} hint={t('pointNameHint')} value={form.name} error={errorOf('name')} onChange={(name) => onChange({ name })} maxLength={120} autoComplete="off" />
      <MunicipalitySelect code={form.municipality?.code ?? ''} error={errorOf('municipality')} onChange={(municipality) => onChange({ municipality })} />
    </>
  );
}

function HoursStep({ form, onChange, errorOf }: StepProps) {
  const never = errorOf('week');
  return (
    <>
      <WeekFields week={form.week} onChange={(week) => onChange({ week })} errorOf={(day) => errorOf(`week.${day}`)} />
      {never !== undefined && <p className="od-field-error">{never}</p>}
    </>
  );
}

function DesksStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTranslation('point');
  const first = useFirstFocus<FieldElement>();
  const none = errorOf('groups');
  return (
    <>
      <Field ref={first} type="number" label={t('deskCount')} hint={t('deskCountHint')} value={form.desks} error={errorOf('desks')} onChange={(desks) => onChange({ desks })} />
      <fieldset className="ad-fieldset">
        <legend>{t('groups')}</legend>
        <Stack gap="xs">
          {proposal.map((group) => (
            <Checkbox
              key={group.letter}
              checked={form.letters.includes(group.letter)}
              onChange={(on) => onChange({ letters: on ? [...form.letters, group.letter] : form.letters.filter((letter) => letter !== group.letter) })}
              label={
                <>
                  <strong>
                    {group.letter} <InLanguage texts={group.name} unmarked />
                  </strong>
                  <br />
                  <span className="od-soft">
                    <InLanguage texts={group.examples} unmarked />
                  </span>
                </>
              }
            />
          ))}
        </Stack>
        {none !== undefined && <p className="od-field-error">{none}</p>}
      </fieldset>
    </>
  );
}

function AdvisorStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTranslation('point');
  const first = useFirstFocus<FieldElement>();
  return (
    <>
      <Field ref={first} label={t('advisorName')} hint={t('advisorNameHint')} value={form.advisorName} error={errorOf('advisor.name')} onChange={(advisorName) => onChange({ advisorName })} maxLength={120} autoComplete="off" />
      <Field type="password" inputMode="numeric" label={t('pin')} hint={t('pinHint')} value={form.pin} error={errorOf('advisor.pin')} onChange={(pin) => onChange({ pin })} maxLength={12} autoComplete="new-password" />
      <Field type="password" inputMode="numeric" label={t('pinAgain')} value={form.pinAgain} error={errorOf('pinAgain')} onChange={(pinAgain) => onChange({ pinAgain })} maxLength={12} autoComplete="new-password" />
    </>
  );
}

const STEP_FIELDS = { point: PointStep, hours: HoursStep, desks: DesksStep, advisor: AdvisorStep } as const;
