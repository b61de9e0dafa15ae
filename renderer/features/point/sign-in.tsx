/** Signing in at the desk: one's name, then the PIN. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, useCommand, useStation } from '../../app/index.ts';
import { Button, Empty, Failed, Field, Loading, useFirstFocus } from '../../kit/index.ts';
import { PinForm } from './pin-form.tsx';
import './point-pages.css';

type Name = { readonly id: string; readonly name: string };

/** From how many names on a field to find one's own is of use. */
const MANY = 8;

export function SignIn({ pointName }: { readonly pointName: string }) {
  const { t } = useTranslation(['point', 'errors']);
  const station = useStation();
  const names = useQuery({ ...station.point.signInNames.queryOptions(), staleTime: 0 });
  const [chosen, setChosen] = useState<Name | null>(null);
  return (
    <main className="ad-sheet">
      <p className="od-soft">{pointName}</p>
      <h1>{t('point:signIn.title')}</h1>
      {names.isError && <Failed text={errorText(names.error, t)} onRetry={() => void names.refetch()} />}
      {names.isPending && <Loading />}
      {names.data !== undefined && (chosen === null ? <Names names={names.data} onChoose={setChosen} /> : <Pin name={chosen} onBack={() => setChosen(null)} />)}
    </main>
  );
}

function Names({ names, onChoose }: { readonly names: readonly Name[]; readonly onChoose: (name: Name) => void }) {
  const { t } = useTranslation('point');
  const [typed, setTyped] = useState('');
  const field = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const first = useFirstFocus<HTMLButtonElement>();
  const many = names.length > MANY;
  const wanted = typed.trim().toLocaleLowerCase('fi');
  const shown = names.filter((name) => name.name.toLocaleLowerCase('fi').includes(wanted));
  if (names.length === 0) {
    return (
      <Empty title={t('signIn.noNames')}>
        <p>{t('signIn.noNamesText')}</p>
      </Empty>
    );
  }
  return (
    <>
      <p>{t('signIn.choose')}</p>
      {many && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [only] = shown;
            if (only !== undefined) onChoose(only);
          }}
        >
          <Field ref={field} label={t('signIn.find')} value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
        </form>
      )}
      <ul className="ad-names">
        {shown.map((name, at) => (
          <li key={name.id}>
            <Button full icon="person" {...(at === 0 && !many ? { ref: first } : {})} onPress={() => onChoose(name)}>
              {name.name}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p>{t('signIn.noMatch')}</p>}
    </>
  );
}

function Pin({ name, onBack }: { readonly name: Name; readonly onBack: () => void }) {
  const { t } = useTranslation('point');
  const signIn = useCommand(useStation().point.signIn);
  return (
    <>
      <p>
        <strong>{name.name}</strong>
      </p>
      <PinForm label={t('pin')} submit={t('signIn.submit')} command={signIn} onPin={(pin) => void signIn.run({ advisorId: name.id, pin })} />
      <div>
        <Button variant="quiet" icon="arrow-left" onPress={onBack}>
          {t('signIn.otherName')}
        </Button>
      </div>
    </>
  );
}
