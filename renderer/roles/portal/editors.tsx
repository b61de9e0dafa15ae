/** The editors of the providers and the hub's administrators. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditorRole } from '#shared/contract/portal.ts';
import { errorText, fieldErrors, useCommand, useHub } from '../../app/index.ts';
import { RefusalNote } from '../../features/portal/index.ts';
import { Button, Checkbox, Chip, Dialog, Failed, Field, Loading, localText, Panel, Row, Select, Table } from '../../kit/index.ts';
import { PASSWORD_LETTERS } from './first-run.tsx';

type Role = 'editor' | 'administrator';

interface Draft {
  readonly id: string | null;
  readonly name: string;
  readonly role: Role;
  readonly providerId: string | null;
  readonly active: boolean;
  readonly password: string;
}

const EMPTY: Draft = { id: null, name: '', role: 'editor', providerId: null, active: true, password: '' };

function useProviders() {
  const hub = useHub();
  const { i18n } = useTranslation('portal');
  const providers = useQuery(hub.portal.providers.queryOptions());
  return (providers.data ?? []).map((provider) => ({ value: provider.id, label: localText(provider.name, i18n.language).text }));
}

export function Editors({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const hub = useHub();
  const editors = useQuery(hub.portal.editors.queryOptions());
  const names = new Map(useProviders().map(({ value, label }) => [value, label]));
  const [draft, setDraft] = useState<Draft | null>(null);
  if (editors.data === undefined) return editors.isError ? <Failed text={errorText(editors.error, errors.t)} onRetry={() => void editors.refetch()} /> : <Loading />;
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('editors.title')}</h2>
        <Button icon="plus" onPress={() => setDraft(EMPTY)}>
          {t('editors.add')}
        </Button>
      </Row>
      <Table
        caption={t('editors.title')}
        hideCaption
        rows={editors.data}
        rowKey={(editor) => editor.id}
        columns={[
          { key: 'name', label: t('name'), render: (editor) => editor.name, sortBy: (editor) => editor.name },
          { key: 'role', label: t('editors.role'), render: (editor) => t(`editors.roles.${editor.role}`) },
          { key: 'provider', label: t('provider'), render: (editor) => names.get(editor.providerId ?? '') ?? '–' },
          { key: 'state', label: t('state'), render: (editor) => <Chip tone={editor.active ? 'good' : 'plain'}>{t(editor.active ? 'editors.active' : 'editors.inactive')}</Chip> },
          {
            key: 'edit',
            label: t('acts'),
            render: (editor) => (
              <Button variant="quiet" icon="edit" label={t('editors.editOne', { name: editor.name })} onPress={() => setDraft({ ...editor, password: '' })}>
                {t('edit')}
              </Button>
            ),
          },
        ]}
      />
      {draft !== null && <EditorDialog first={draft} own={draft.id === ownId} onClose={() => setDraft(null)} />}
    </Panel>
  );
}

function EditorDialog({ first, own, onClose }: { readonly first: Draft; readonly own: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('portal');
  const errors = useTranslation('errors');
  const hub = useHub();
  const queries = useQueryClient();
  const save = useCommand(hub.portal.saveEditor);
  const providers = useProviders();
  const [draft, setDraft] = useState(first);
  const fields = fieldErrors(save.error, errors.t);
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });

  const submit = async () => {
    const { id, password, ...rest } = draft;
    const saved = await save.run({ ...rest, name: rest.name.trim(), ...(id === null ? {} : { id }), ...(password === '' ? {} : { password }) });
    if (saved === undefined) return;
    await queries.invalidateQueries({ queryKey: hub.portal.editors.key() });
    onClose();
  };

  return (
    <Dialog
      title={t(first.id === null ? 'editors.add' : 'editors.edit')}
      onClose={onClose}
      closeLabel={t('cancel')}
      actions={
        <Button variant="primary" busy={save.pending} onPress={() => void submit()}>
          {t('save')}
        </Button>
      }
    >
      {fields.size === 0 && <RefusalNote commands={[save]} />}
      <Field label={t('name')} value={draft.name} onChange={(name) => change({ name })} error={fields.get('name')} autoComplete="off" />
      <Select label={t('editors.role')} value={draft.role} disabled={own} onChange={(role) => change({ role })} options={EditorRole.options.map((role) => ({ value: role, label: t(`editors.roles.${role}`) }))} />
      <Select
        label={t('provider')}
        hint={draft.role === 'administrator' ? t('editors.providerHint') : t('editors.onlyOne')}
        value={draft.providerId ?? ''}
        placeholder={t('choose')}
        onChange={(providerId) => change({ providerId })}
        options={providers}
        error={fields.get('providerId')}
      />
      <Field
        label={t(first.id === null ? 'password' : 'editors.newPassword')}
        hint={first.id === null ? t('passwordHint', { letters: PASSWORD_LETTERS }) : t('editors.passwordKept')}
        type="password"
        value={draft.password}
        onChange={(password) => change({ password })}
        error={fields.get('password')}
        autoComplete="new-password"
      />
      <Checkbox label={t('editors.maySignIn')} checked={draft.active} disabled={own} onChange={(active) => change({ active })} />
    </Dialog>
  );
}
