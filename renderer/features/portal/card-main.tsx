/** A card's own texts and its fee. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ServiceCard } from '#shared/contract/cards.ts';
import { IdentityLevel } from '#shared/contract/words.ts';
import { Checkbox, Field, Fields, Select } from '../../kit/index.ts';
import { centsOf, eurosOf } from './card-draft.ts';
import { LocalizedField } from './localized-field.tsx';

export interface PartProps {
  readonly draft: ServiceCard;
  readonly onChange: (part: Partial<ServiceCard>) => void;
}

const CHARGES = ServiceCard.shape.charge.shape.type.options;

export function MainFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  return (
    <section className="od-stack">
      <h2>{t('cards.main')}</h2>
      <LocalizedField label={t('parts.name')} value={draft.name} onChange={(name) => onChange({ name })} wanted maxLength={200} />
      <LocalizedField label={t('parts.summary')} value={draft.summary} onChange={(summary) => onChange({ summary })} wanted lines={3} />
      <LocalizedField label={t('parts.description')} value={draft.description} onChange={(description) => onChange({ description })} wanted lines={8} />
      <LocalizedField label={t('parts.eligibility')} value={draft.eligibility} onChange={(eligibility) => onChange({ eligibility })} lines={3} />
      <LocalizedField label={t('parts.processingTime')} value={draft.processingTime} onChange={(processingTime) => onChange({ processingTime })} lines={2} />
      <LocalizedField label={t('parts.deadline')} value={draft.deadline} onChange={(deadline) => onChange({ deadline })} lines={2} />
      <LocalizedField label={t('parts.validity')} value={draft.validity} onChange={(validity) => onChange({ validity })} lines={2} />
      <Charge draft={draft} onChange={onChange} />
      <div className="po-narrow">
        <Select
          label={t('cards.level')}
          hint={t('cards.levelHint')}
          value={draft.identityLevel}
          onChange={(identityLevel) => onChange({ identityLevel })}
          options={IdentityLevel.options.map((value) => ({ value, label: t(`levels.${value}`) }))}
        />
      </div>
      <Checkbox label={t('cards.exampleBox')} checked={draft.exampleInstructions} onChange={(exampleInstructions) => onChange({ exampleInstructions })} />
    </section>
  );
}

function Charge({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  const { charge } = draft;
  const [euros, setEuros] = useState(eurosOf(charge.cents));
  const cents = centsOf(euros);
  const type = (typed: string) => {
    setEuros(typed);
    const { cents: _before, ...rest } = charge;
    const now = centsOf(typed);
    onChange({ charge: now === null ? rest : { ...rest, cents: now } });
  };
  return (
    <>
      <Fields>
        <Select label={t('parts.charge')} value={charge.type} onChange={(chosen) => onChange({ charge: { ...charge, type: chosen } })} options={CHARGES.map((value) => ({ value, label: t(`charges.${value}`) }))} />
        <Field label={t('cards.euros')} hint={t('cards.eurosHint')} inputMode="decimal" value={euros} onChange={type} error={euros.trim() !== '' && cents === null ? t('cards.eurosWrong') : undefined} />
      </Fields>
      <LocalizedField label={t('cards.chargeInfo')} value={charge.info} onChange={(info) => onChange({ charge: { ...charge, info } })} lines={2} />
    </>
  );
}
