/** One expert or interpreter, new or changed: what is known best, which languages, and the password to sign in with. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert } from '#shared/contract/remote/words.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Checkbox, Dialog, Field, Select } from '../../../kit/index.ts';
import { LanguageChoice } from '../expert/language-choice.tsx';
import { useProviders } from './use-providers.ts';

/** As long as the editors' passwords. */
const PASSWORD_LETTERS = 12;
const CARDS_AT_MOST = 200;

interface ExpertDialogProps {
  readonly expert: Expert | null;
  readonly administrator: boolean;
  readonly editsFor: string | null;
  readonly onClose: () => void;
}

export function ExpertDialog({ expert, administrator, editsFor, onClose }: ExpertDialogProps) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const hub = useHub();
  const language = useContentLanguage();
  const queries = useQueryClient();
  const save = useCommand(hub.remote.saveExpert);
  const providers = useProviders();
  const [draft, setDraft] = useState<Omit<Expert, 'id'>>(expert ?? { kind: 'expert', name: '', providerId: editsFor, languages: ['fi'], cardIds: [], active: true });
  const [password, setPassword] = useState('');
  const change = (changed: Partial<Expert>) => setDraft({ ...draft, ...changed });
  // An editor's list is of the own provider; an administrator of no provider chooses cards for those of a provider only there.
  const cards = useQuery({ ...hub.cards.list.queryOptions({ input: { words: '', language, limit: CARDS_AT_MOST } }), placeholderData: keepPreviousData, enabled: draft.kind === 'expert' && draft.providerId === editsFor && editsFor !== null });
  const fields = fieldErrors(save.error, t);
  const right = draft.name.trim() !== '' && draft.languages.length > 0 && (draft.kind === 'interpreter' || draft.providerId !== null) && (expert === null ? password.length >= PASSWORD_LETTERS : password === '' || password.length >= PASSWORD_LETTERS);
  const keep = async () => {
    const { kind, name, providerId, languages, cardIds, active } = draft;
    const sent = { kind, name: name.trim(), providerId: kind === 'expert' ? providerId : null, languages, cardIds: kind === 'expert' ? cardIds : [], active, ...(expert === null ? {} : { id: expert.id }) };
    if ((await save.run({ expert: sent, ...(password === '' ? {} : { password }) })) === undefined) return;
    setPassword('');
    await queries.invalidateQueries({ queryKey: hub.remote.experts.key() });
    onClose();
  };
  return (
    <Dialog
      wide
      title={t(expert === null ? 'remote:portal.add' : 'remote:portal.edit')}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={!right} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      {fields.size === 0 && <RefusalBanner commands={[save]} />}
      <Field label={t('remote:portal.name')} hint={t('remote:portal.nameHint')} value={draft.name} onChange={(name) => change({ name })} error={fields.get('expert.name')} maxLength={120} autoComplete="off" />
      {administrator && (
        <Select label={t('remote:portal.kind')} value={draft.kind} disabled={expert !== null} onChange={(kind) => change({ kind })} options={(['expert', 'interpreter'] as const).map((value) => ({ value, label: t(`remote:portal.kinds.${value}`) }))} />
      )}
      {administrator && draft.kind === 'expert' && (
        <Select label={t('remote:portal.provider')} value={draft.providerId ?? ''} placeholder={t('remote:portal.choose')} onChange={(providerId) => change({ providerId, cardIds: [] })} options={providers} error={fields.get('expert.providerId')} />
      )}
      <LanguageChoice chosen={draft.languages} onChange={(languages) => change({ languages: [...languages] })} />
      {cards.data !== undefined && cards.data.rows.length > 0 && draft.kind === 'expert' && draft.providerId === editsFor && (
        <fieldset className="xd-choice">
          <legend>{t('remote:expert.skills.cards')}</legend>
          <div className="xd-cards">
            {cards.data.rows.map(({ id, name }) => (
              <Checkbox key={id} label={name} checked={draft.cardIds.includes(id)} onChange={(on) => change({ cardIds: on ? [...draft.cardIds, id] : draft.cardIds.filter((other) => other !== id) })} />
            ))}
          </div>
        </fieldset>
      )}
      <Field
        label={t(expert === null ? 'remote:portal.password' : 'remote:portal.newPassword')}
        hint={t(expert === null ? 'remote:portal.passwordHint' : 'remote:portal.passwordKept')}
        type="password"
        value={password}
        onChange={setPassword}
        error={fields.get('password')}
        autoComplete="new-password"
        maxLength={200}
      />
      <Checkbox label={t('remote:portal.maySignIn')} checked={draft.active} onChange={(active) => change({ active })} />
    </Dialog>
  );
}
