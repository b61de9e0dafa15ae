/** A hub nobody has taken into use: its first administrator is made here. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, useCommand, useHub } from '../../app/index.ts';
import { RefusalNote } from '../../features/portal/index.ts';
import { Button, Field } from '../../kit/index.ts';
import { Entrance } from './entrance.tsx';

export const PASSWORD_LETTERS = 12;

export function FirstRun() {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const hub = useHub();
  const queries = useQueryClient();
  const setUp = useCommand(hub.portal.setUp);
  const signIn = useCommand(hub.portal.signIn);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const fields = fieldErrors(setUp.error, errors.t);
  const differs = again !== '' && again !== password;

  const submit = async () => {
    if (again !== password) return;
    if ((await setUp.run({ name, password })) === undefined) return;
    await signIn.run({ name, password });
    await queries.invalidateQueries();
  };

  return (
    <Entrance title={t('firstRun.title')} lead={t('firstRun.lead')} onSubmit={() => void submit()}>
      <RefusalNote commands={[setUp, signIn]} />
      <Field label={t('name')} hint={t('firstRun.nameHint')} value={name} onChange={setName} error={fields.get('name')} autoComplete="username" maxLength={120} />
      <Field label={t('password')} hint={t('passwordHint', { letters: PASSWORD_LETTERS })} type="password" value={password} onChange={setPassword} error={fields.get('password')} autoComplete="new-password" />
      <Field label={t('passwordAgain')} type="password" value={again} onChange={setAgain} error={differs ? t('passwordDiffers') : undefined} autoComplete="new-password" />
      <div>
        <Button type="submit" variant="primary" busy={setUp.pending || signIn.pending} disabled={name.trim() === '' || password.length < PASSWORD_LETTERS || again !== password}>
          {t('firstRun.submit')}
        </Button>
      </div>
    </Entrance>
  );
}
