/** Who may sign in, and as what. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Advisor } from '#shared/contract/point.ts';
import type { AdvisorRole } from '#shared/contract/words.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { errorText, RefusalBanner, refusedFields, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Checkbox, Chip, Dialog, Failed, Field, focusFirstFault, Loading, Select, Table, useFirstFocus } from '../../kit/index.ts';
import { pinFault } from './set-up-form.ts';

const ROLES = ['advisor', 'lead', 'cashier', 'administrator'] as const satisfies readonly AdvisorRole[];

export function AdvisorsPage({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation(['point', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const advisors = useQuery({ ...station.point.advisors.queryOptions(), staleTime: 0 });
  const [edited, setEdited] = useState<Advisor | 'new' | null>(null);
  if (advisors.data === undefined) return advisors.isError ? <Failed text={errorText(advisors.error, t)} onRetry={() => void advisors.refetch()} /> : <Loading />;
  const editColumn = {
    key: 'edit',
    label: t('point:advisors.change'),
    render: (advisor: Advisor) => (
      <Button icon="edit" label={t('point:advisors.editName', { name: advisor.name })} onPress={() => setEdited(advisor)}>
        {t('point:settings.edit')}
      </Button>
    ),
  };
  const stateOf = (advisor: Advisor) => {
    if (!advisor.active) return <Chip>{t('point:settings.notInUse')}</Chip>;
    return advisor.lockedUntil === null || Date.parse(advisor.lockedUntil) < Date.now() ? t('point:settings.inUse') : <Chip tone="bad">{t('point:advisors.lockedUntil', { time: formatTime(advisor.lockedUntil, language) })}</Chip>;
  };
  return (
    <div className="od-stack">
      {!mayChange && <Banner kind="info">{t('point:settings.readOnly')}</Banner>}
      <Table
        caption={t('point:advisors.title')}
        hideCaption
        rows={advisors.data}
        rowKey={(advisor) => advisor.id}
        columns={[
          { key: 'name', label: t('point:advisorName'), render: (advisor) => advisor.name, sortBy: (advisor) => advisor.name },
          { key: 'role', label: t('point:advisors.role'), render: (advisor) => t(`point:roles.${advisor.role}`), sortBy: (advisor) => advisor.role },
          { key: 'state', label: t('point:advisors.state'), render: stateOf },
          ...(mayChange ? [editColumn] : []),
        ]}
      />
      {mayChange && (
        <div>
          <Button variant="primary" icon="plus" onPress={() => setEdited('new')}>
            {t('point:advisors.add')}
          </Button>
        </div>
      )}
      {edited !== null && <AdvisorDialog advisor={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function AdvisorDialog({ advisor, onClose }: { readonly advisor: Advisor | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['point', 'kit']);
  const station = useStation();
  const queries = useQueryClient();
  const save = useCommand(station.point.saveAdvisor);
  const [name, setName] = useState(advisor?.name ?? '');
  const [role, setRole] = useState<AdvisorRole>(advisor?.role ?? 'advisor');
  const [active, setActive] = useState(advisor?.active ?? true);
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const optional = advisor !== null && pin === '';
  const weak = optional ? null : pinFault(pin);
  const refusedPin = refusedFields(save.error).some(({ path }) => path === 'pin');
  const send = async () => {
    const input = { ...(advisor === null ? {} : { id: advisor.id }), name: name.trim(), role, active, ...(pin === '' ? {} : { pin }) };
    if ((await save.run(input)) === undefined) return;
    await queries.invalidateQueries({ queryKey: station.point.advisors.key() });
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && weak === null) void send();
    else focusFirstFault(event.currentTarget);
  };
  return (
    <Dialog title={t(advisor === null ? 'point:advisors.add' : 'point:advisors.edit')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" noValidate onSubmit={submit}>
        <Field ref={first} label={t('point:advisorName')} value={name} error={tried && name.trim() === '' ? t('point:faults.missing') : undefined} onChange={setName} maxLength={120} autoComplete="off" />
        <Select label={t('point:advisors.role')} hint={t(`point:roleHints.${role}`)} value={role} onChange={setRole} options={ROLES.map((value) => ({ value, label: t(`point:roles.${value}`) }))} />
        <Field
          type="password"
          inputMode="numeric"
          label={t(advisor === null ? 'point:pin' : 'point:advisors.newPin')}
          hint={t(advisor === null ? 'point:pinHint' : 'point:advisors.newPinHint')}
          value={pin}
          error={refusedPin ? t('point:faults.weakPin') : tried && weak !== null ? t(`point:faults.${weak}`) : undefined}
          onChange={setPin}
          maxLength={12}
          autoComplete="new-password"
        />
        <Checkbox label={t('point:advisors.maySignIn')} checked={active} onChange={setActive} />
        {!refusedPin && <RefusalBanner commands={[save]} />}
        <div>
          <Button type="submit" variant="primary" icon="check" busy={save.pending}>
            {t('point:settings.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
