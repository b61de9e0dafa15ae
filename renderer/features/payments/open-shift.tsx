/** The shift begins with the float counted into the drawer. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Count, Register } from '#shared/contract/payments/shifts.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, useFirstFocus } from '../../kit/index.ts';
import { CountFields } from './count-fields.tsx';

export function OpenShift({ register }: { readonly register: Register }) {
  const { t } = useTranslation('payments');
  const open = useCommand(useStation().payments.openShift);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [count, setCount] = useState<Count>({});
  const [training, setTraining] = useState(false);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void open.run({ registerId: register.id, count, training });
  };
  return (
    <form className="od-stack pay-shift" onSubmit={send}>
      <h3>{t('shift.openTitle')}</h3>
      <p>{t('shift.openText')}</p>
      <RefusalBanner commands={[open]} />
      <CountFields value={count} onChange={setCount} first={first} />
      <Checkbox label={t('shift.training')} checked={training} onChange={setTraining} />
      <div>
        <Button type="submit" variant="primary" busy={open.pending}>
          {t('shift.open')}
        </Button>
      </div>
    </form>
  );
}
