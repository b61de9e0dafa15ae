/** A screen that nobody knows yet: it asks for the code an administrator has made for it. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Field } from '../kit/field.tsx';
import type { DeviceKey } from './device-key.ts';
import { enrol, EnrolmentRefused } from './enrolment.ts';
import type { Role } from './role-path.ts';

export function EnrolScreen({ role, problem, onEnrolled }: { role: Role; problem: unknown; onEnrolled: (key: DeviceKey) => void }) {
  const { t } = useTranslation('kit');
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<unknown>(problem);
  const [busy, setBusy] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    void enrol(role, code)
      .then(onEnrolled, setTrouble)
      .finally(() => setBusy(false));
  };

  return (
    <main className="od-sheet">
      <h1>{t('enrol.title')}</h1>
      <p>{t(`enrol.what.${role}`)}</p>
      {trouble !== null && <Banner kind="disruption">{t(trouble instanceof EnrolmentRefused ? 'enrol.refused' : 'enrol.unreachable')}</Banner>}
      <form className="od-stack" onSubmit={submit}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the code is the only thing this screen asks */}
        <Field label={t('enrol.code')} hint={t('enrol.hint')} value={code} onChange={setCode} autoFocus autoComplete="off" spellCheck={false} />
        <div>
          <Button type="submit" variant="primary" busy={busy} disabled={code.trim() === ''}>
            {t('enrol.submit')}
          </Button>
        </div>
      </form>
    </main>
  );
}
