/** Sign-in by name and password on a screen that the hub already knows. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useHub } from '../../app/index.ts';
import { RefusalNote } from '../../features/portal/index.ts';
import { Button, Field, useFirstFocus } from '../../kit/index.ts';
import { Entrance } from './entrance.tsx';

export function SignIn() {
  const { t } = useTranslation('portal');
  const hub = useHub();
  const queries = useQueryClient();
  const signIn = useCommand(hub.portal.signIn);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');

  const submit = async () => {
    const session = await signIn.run({ name: name.trim(), password });
    setPassword('');
    if (session !== undefined) queries.setQueryData(hub.portal.session.queryKey(), session);
  };

  return (
    <Entrance title={t('signIn.title')} lead={t('signIn.lead')} onSubmit={() => void submit()}>
      <RefusalNote commands={[signIn]} />
      <Field ref={first} label={t('name')} value={name} onChange={setName} autoComplete="username" maxLength={120} spellCheck={false} />
      <Field label={t('password')} type="password" value={password} onChange={setPassword} autoComplete="current-password" maxLength={200} />
      <div>
        <Button type="submit" variant="primary" busy={signIn.pending} disabled={name.trim() === '' || password === ''}>
          {t('signIn.submit')}
        </Button>
      </div>
    </Entrance>
  );
}
