/** What a point may do for the card: each of the ten acts is done here, not here (and where instead), or not named. */
import { useTranslation } from 'react-i18next';
import type { CardAct } from '#shared/contract/cards.ts';
import { PermittedAct } from '#shared/contract/words.ts';
import { Select } from '../../kit/index.ts';
import type { PartProps } from './card-main.tsx';
import { LocalizedField } from './localized-field.tsx';

const STANDS = ['unnamed', 'here', 'elsewhere'] as const;
type Stand = (typeof STANDS)[number];

const standOf = (entry: CardAct | undefined): Stand => {
  if (entry === undefined) return 'unnamed';
  return entry.here ? 'here' : 'elsewhere';
};

export function ActFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation('portal');
  const cards = useTranslation('cards');
  const put = (act: PermittedAct, stand: Stand) => {
    const others = draft.acts.filter((entry) => entry.act !== act);
    const acts = stand === 'unnamed' ? others : [...others, { act, here: stand === 'here' }];
    onChange({ acts: acts.toSorted((a, b) => PermittedAct.options.indexOf(a.act) - PermittedAct.options.indexOf(b.act)) });
  };
  return (
    <section className="od-stack">
      <h2>{t('parts.acts')}</h2>
      <p>{t('cards.actsLead')}</p>
      <div className="po-acts">
        {PermittedAct.options.map((act) => {
          const entry = draft.acts.find((candidate) => candidate.act === act);
          return (
            <div key={act} className="po-act">
              <Select label={cards.t(`acts.${act}`)} value={standOf(entry)} onChange={(stand) => put(act, stand)} options={STANDS.map((value) => ({ value, label: t(`stands.${value}`) }))} />
              {entry?.here === false && (
                <LocalizedField
                  label={t('cards.elsewhere')}
                  value={entry.elsewhere}
                  lines={2}
                  onChange={(elsewhere) => onChange({ acts: draft.acts.map((other) => (other.act === act ? { ...other, elsewhere } : other)) })}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
