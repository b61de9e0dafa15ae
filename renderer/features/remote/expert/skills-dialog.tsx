/** What this expert speaks or signs, and the cards known best: by these it is chosen who is rung first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert } from '#shared/contract/remote/words.ts';
import { errorText, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Checkbox, Dialog, Failed, Loading, localText } from '../../../kit/index.ts';
import { LanguageChoice } from './language-choice.tsx';

export function SkillsDialog({ expert, onClose }: { readonly expert: Expert; readonly onClose: () => void }) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const hub = useHub();
  const language = useContentLanguage();
  const save = useCommand(hub.remote.setSkills);
  const cards = useQuery(hub.remote.skillCards.queryOptions());
  const [languages, setLanguages] = useState<readonly string[]>(expert.languages);
  const [cardIds, setCardIds] = useState<readonly string[]>(expert.cardIds);
  const keep = async () => {
    if ((await save.run({ languages: [...languages], cardIds: [...cardIds] })) !== undefined) onClose();
  };
  return (
    <Dialog
      wide
      title={t('remote:expert.skills.title')}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={languages.length === 0} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      <RefusalBanner commands={[save]} />
      <LanguageChoice chosen={languages} onChange={setLanguages} />
      {expert.kind === 'expert' && (
        <fieldset className="xd-choice">
          <legend>{t('remote:expert.skills.cards')}</legend>
          <p className="od-soft">{t('remote:expert.skills.cardsHint')}</p>
          {cards.isPending && <Loading />}
          {cards.isError && <Failed text={errorText(cards.error, t)} onRetry={() => void cards.refetch()} />}
          <div className="xd-cards">
            {cards.data?.map(({ id, name }) => (
              <Checkbox key={id} label={localText(name, language).text} checked={cardIds.includes(id)} onChange={(on) => setCardIds(on ? [...cardIds, id] : cardIds.filter((other) => other !== id))} />
            ))}
          </div>
        </fieldset>
      )}
    </Dialog>
  );
}
