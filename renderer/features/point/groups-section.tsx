/** The service groups: letter, names, examples, the words that lead to it, and the providers whose cards do. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useContentLanguage, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Dialog, Field, Fields, focusFirstFault, GROUP_ICONS, GroupIcon, InLanguage, Select } from '../../kit/index.ts';
import { EMPTY_GROUP, type GroupForm, groupFaults, groupForm, groupInput, type SavedGroup } from './group-form.ts';

export function GroupsSection() {
  const { t } = useTranslation('point');
  const station = useStation();
  const groups = useQuery({ ...station.queue.groups.queryOptions(), staleTime: 0 }).data ?? [];
  const [edited, setEdited] = useState<SavedGroup | 'new' | null>(null);
  return (
    <section className="ad-settings-part">
      <h2>{t('settings.groups')}</h2>
      <ul className="ad-group-list">
        {groups.map((group) => (
          <li key={group.id}>
            <GroupIcon name={group.icon} />
            <span>
              <strong>
                {group.letter} <InLanguage texts={group.name} />
              </strong>
              <br />
              <span className="od-soft">{group.active ? <InLanguage texts={group.examples} unmarked /> : t('settings.notInUse')}</span>
            </span>
            <Button icon="edit" onPress={() => setEdited(group)}>
              {t('settings.edit')}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="plus" onPress={() => setEdited('new')}>
          {t('settings.addGroup')}
        </Button>
      </div>
      {edited !== null && <GroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

const LANGUAGES = ['fi', 'sv', 'en'] as const;

function GroupDialog({ group, onClose }: { readonly group: SavedGroup | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['point', 'kit']);
  const station = useStation();
  const queries = useQueryClient();
  const language = useContentLanguage();
  const save = useCommand(station.queue.saveGroup);
  const providers = useQuery(station.cards.facets.queryOptions({ input: { language } })).data?.providers ?? [];
  const [form, setForm] = useState<GroupForm>(() => (group === null ? EMPTY_GROUP : groupForm(group)));
  const [tried, setTried] = useState(false);
  const faults = groupFaults(form);
  const errorOf = (field: string): string | undefined => {
    const reason = faults.get(field);
    return tried && reason !== undefined ? t(`point:faults.${reason}`) : undefined;
  };
  const set = (change: Partial<GroupForm>) => setForm((former) => ({ ...former, ...change }));
  const send = async () => {
    if ((await save.run({ ...(group === null ? {} : { id: group.id }), ...groupInput(form) })) === undefined) return;
    await queries.invalidateQueries({ queryKey: station.queue.groups.key() });
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faults.size === 0) void send();
    else focusFirstFault(event.currentTarget);
  };
  return (
    <Dialog wide title={t(group === null ? 'point:settings.addGroup' : 'point:settings.editGroup')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" noValidate onSubmit={submit}>
        <Fields>
          <Field label={t('point:settings.letter')} value={form.letter} error={errorOf('letter')} onChange={(letter) => set({ letter: letter.toLocaleUpperCase('fi') })} maxLength={1} />
          <Select label={t('point:settings.icon')} value={form.icon} onChange={(icon) => set({ icon })} options={GROUP_ICONS.map((name) => ({ value: name, label: t(`point:icons.${name}`) }))} />
          <Field type="number" label={t('point:settings.dailyLimit')} hint={t('point:settings.dailyLimitHint')} value={form.dailyLimit} error={errorOf('dailyLimit')} onChange={(dailyLimit) => set({ dailyLimit })} />
          {LANGUAGES.map((code) => (
            <Field key={code} label={t('point:settings.nameIn', { language: t(`kit:languages.${code}`) })} value={form.name[code]} error={errorOf(`name.${code}`)} onChange={(text) => set({ name: { ...form.name, [code]: text } })} maxLength={120} />
          ))}
          {LANGUAGES.map((code) => (
            <Field key={code} label={t('point:settings.examplesIn', { language: t(`kit:languages.${code}`) })} value={form.examples[code]} onChange={(text) => set({ examples: { ...form.examples, [code]: text } })} maxLength={300} />
          ))}
        </Fields>
        <Field lines={3} label={t('point:settings.words')} hint={t('point:settings.wordsHint')} value={form.words} error={errorOf('words')} onChange={(words) => set({ words })} maxLength={6_000} />
        <fieldset className="ad-fieldset">
          <legend>{t('point:settings.providers')}</legend>
          <div className="ad-provider-grid">
            {providers.map(({ value, label }) => (
              <Checkbox key={value} label={label} checked={form.providerIds.includes(value)} onChange={(on) => set({ providerIds: on ? [...form.providerIds, value] : form.providerIds.filter((id) => id !== value) })} />
            ))}
          </div>
        </fieldset>
        <Checkbox label={t('point:settings.inUse')} checked={form.active} onChange={(active) => set({ active })} />
        <RefusalBanner commands={[save]} />
        <div>
          <Button type="submit" variant="primary" icon="check" busy={save.pending}>
            {t('point:settings.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
