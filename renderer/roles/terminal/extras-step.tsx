/** The third question, which may be passed over: special needs. Then the number. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Need, TerminalState, TicketSlip } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { errorText, useCommand, useStation } from '../../app/index.ts';
import { waitWords } from '../../features/queue/index.ts';
import { Banner, LargeButton, localText } from '../../kit/index.ts';

type NeedWord = (typeof NEEDS)[number];
const NEEDS = ['seat', 'interpreter', 'quiet', 'wheelchair'] as const satisfies readonly (typeof Need)['options'][number][];

interface ExtrasStepProps {
  readonly state: TerminalState;
  readonly language: CustomerLanguage;
  readonly groupId: string;
  readonly cardId: string | null;
  readonly onTaken: (slip: TicketSlip) => void;
  readonly onBack: () => void;
}

export function ExtrasStep({ state, language, groupId, cardId, onTaken, onBack }: ExtrasStepProps) {
  const { t } = useTranslation('terminal');
  const { t: tErrors } = useTranslation('errors');
  const station = useStation();
  const take = useCommand(station.queue.take);
  const [needs, setNeeds] = useState<readonly NeedWord[]>([]);
  const group = state.groups.find(({ id }) => id === groupId);
  const name = localText(group?.name, language);

  const takeNumber = async () => {
    const slip = await take.run({ groupId, language, needs: [...needs], ...(cardId === null ? {} : { cardId }) });
    if (slip !== undefined) onTaken(slip);
  };

  return (
    <>
      <h1>
        <span lang={name.lang}>{name.text}</span>
      </h1>
      {group !== undefined && <p className="od-lead">{waitWords(group.wait, t)}</p>}
      {(state.printer === 'outOfPaper' || state.printer === 'away') && <Banner kind="change">{t('extras.noPaper')}</Banner>}
      {take.error !== null && (
        <Banner kind="disruption" live="assertive">
          {errorText(take.error, tErrors)}
        </Banner>
      )}
      <LargeButton variant="primary" title={take.pending ? t('extras.taking') : t('extras.take')} busy={take.pending} onPress={() => void takeNumber()} />
      <h2>{t('extras.title')}</h2>
      <ul className="od-choices">
        {NEEDS.map((need) => (
          <li key={need}>
            <LargeButton
              variant="plain"
              title={t(`extras.needs.${need}`)}
              pressed={needs.includes(need)}
              disabled={take.pending}
              onPress={() => setNeeds((now) => (now.includes(need) ? now.filter((other) => other !== need) : [...now, need]))}
            />
          </li>
        ))}
      </ul>
      <LargeButton variant="plain" title={t('back')} disabled={take.pending} onPress={onBack} />
    </>
  );
}
