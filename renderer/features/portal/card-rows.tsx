/** The lists of a card: steps, papers, e-services, contacts. */
import { useTranslation } from 'react-i18next';
import { type CardPaper, type CardStep, Contact } from '#shared/contract/cards.ts';
import { IdentityLevel, PermittedAct } from '#shared/contract/words.ts';
import { Checkbox, Field, Fields, Select } from '../../kit/index.ts';
import { newRowId } from './card-draft.ts';
import type { PartProps } from './card-main.tsx';
import { LocalizedField } from './localized-field.tsx';
import { RowList } from './row-list.tsx';

const NONE = 'none-chosen';

export function StepFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  const cards = useTranslation('cards');
  const here = PermittedAct.options.filter((act) => draft.acts.some((entry) => entry.act === act && entry.here));
  return (
    <RowList
      title={t('parts.steps')}
      addLabel={t('cards.addStep')}
      rows={draft.steps}
      most={60}
      make={(): CardStep => ({ id: newRowId(draft.steps, 'step'), text: {} })}
      nameOf={(step) => step.text}
      onChange={(steps) => onChange({ steps })}
    >
      {(step, change) => (
        <>
          <LocalizedField label={t('cards.stepText')} value={step.text} onChange={(text) => change({ text })} lines={2} wanted />
          <LocalizedField label={t('cards.detail')} value={step.detail} onChange={(detail) => change({ detail })} lines={2} />
          <LocalizedField label={t('cards.condition')} hint={t('cards.conditionHint')} value={step.condition} onChange={(condition) => change({ condition })} />
          <Fields>
            <Select
              label={t('cards.stepAct')}
              value={step.act ?? NONE}
              onChange={(act) => {
                const { act: _before, ...rest } = step;
                onChange({ steps: draft.steps.map((other) => (other === step ? (act === NONE ? rest : { ...rest, act }) : other)) });
              }}
              options={[{ value: NONE, label: t('cards.noAct') }, ...here.map((value) => ({ value, label: cards.t(`acts.${value}`) }))]}
            />
            <Select
              label={t('cards.stepLevel')}
              value={step.level ?? NONE}
              onChange={(level) => {
                const { level: _before, ...rest } = step;
                onChange({ steps: draft.steps.map((other) => (other === step ? (level === NONE ? rest : { ...rest, level }) : other)) });
              }}
              options={[{ value: NONE, label: t('cards.noLevel') }, ...IdentityLevel.options.filter((value) => value !== 'none').map((value) => ({ value, label: t(`levels.${value}`) }))]}
            />
          </Fields>
        </>
      )}
    </RowList>
  );
}

export function PaperFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  return (
    <RowList
      title={t('parts.papers')}
      addLabel={t('cards.addPaper')}
      rows={draft.papers}
      most={40}
      make={(): CardPaper => ({ id: newRowId(draft.papers, 'paper'), text: {} })}
      nameOf={(paper) => paper.text}
      onChange={(papers) => onChange({ papers })}
    >
      {(paper, change) => (
        <>
          <LocalizedField label={t('cards.paperText')} value={paper.text} onChange={(text) => change({ text })} wanted />
          <LocalizedField label={t('cards.detail')} value={paper.detail} onChange={(detail) => change({ detail })} lines={2} />
          <LocalizedField label={t('cards.condition')} hint={t('cards.conditionHint')} value={paper.condition} onChange={(condition) => change({ condition })} />
        </>
      )}
    </RowList>
  );
}

export function EServiceFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  return (
    <RowList
      title={t('parts.eServices')}
      addLabel={t('cards.addEService')}
      rows={draft.eServices}
      most={20}
      make={() => ({ name: {}, url: '' })}
      nameOf={(service) => service.name}
      onChange={(eServices) => onChange({ eServices })}
    >
      {(service, change) => (
        <>
          <LocalizedField label={t('cards.eServiceName')} value={service.name} onChange={(name) => change({ name })} wanted />
          <Field label={t('cards.url')} type="url" inputMode="text" value={service.url} onChange={(url) => change({ url })} maxLength={500} spellCheck={false} />
        </>
      )}
    </RowList>
  );
}

export function ContactFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  return (
    <RowList
      title={t('parts.contacts')}
      addLabel={t('cards.addContact')}
      rows={draft.contacts}
      most={20}
      make={() => ({ kind: 'phone' as const, name: {}, value: '', forAdvisors: false })}
      nameOf={(contact) => contact.name}
      onChange={(contacts) => onChange({ contacts })}
    >
      {(contact, change) => (
        <>
          <Fields>
            <Select label={t('cards.contactKind')} value={contact.kind} onChange={(kind) => change({ kind })} options={Contact.shape.kind.options.map((value) => ({ value, label: t(`contactKinds.${value}`) }))} />
            <Field label={t('cards.contactValue')} value={contact.value} onChange={(value) => change({ value })} maxLength={300} spellCheck={false} />
          </Fields>
          <LocalizedField label={t('cards.contactName')} value={contact.name} onChange={(name) => change({ name })} wanted />
          <LocalizedField label={t('cards.contactHours')} value={contact.hours} onChange={(hours) => change({ hours })} />
          <Checkbox label={t('cards.forAdvisors')} checked={contact.forAdvisors} onChange={(forAdvisors) => change({ forAdvisors })} />
        </>
      )}
    </RowList>
  );
}
