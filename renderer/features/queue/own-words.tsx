/** The need in the customer's own words, and the groups and cards that answer it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupChoice } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { useStation } from '../../app/index.ts';
import { Field, GroupIcon, LargeButton, localText, TouchKeyboard } from '../../kit/index.ts';
import { waitWords } from './wait-words.ts';

/** Fewer letters than this say nothing yet. */
const ENOUGH = 3;

interface OwnWordsProps {
  readonly language: CustomerLanguage;
  readonly groups: readonly GroupChoice[];
  readonly onChoose: (groupId: string, cardId: string | null) => void;
}

export function OwnWords({ language, groups, onChoose }: OwnWordsProps) {
  const { t } = useTranslation('terminal');
  const station = useStation();
  const [words, setWords] = useState('');
  const [writing, setWriting] = useState(false);
  const asked = useDeferredValue(words.trim());
  const found = useQuery({
    ...station.queue.suggestGroup.queryOptions({ input: { words: asked, language } }),
    enabled: asked.length >= ENOUGH,
    placeholderData: keepPreviousData,
    // What a customer wrote does not wait in memory for the next one.
    gcTime: 0,
  });
  const suggestions = asked.length < ENOUGH ? [] : (found.data ?? []);
  return (
    <search className="od-own-words">
      {/* The frame hears that writing begins, whichever part of the field is touched. */}
      <div onFocus={() => setWriting(true)}>
        <Field label={t('need.ownWords')} placeholder={t('need.ownWordsExample')} value={words} onChange={setWords} autoComplete="off" spellCheck={false} maxLength={200} />
      </div>
      {writing && (
        <TouchKeyboard
          language={language}
          names={{ keyboard: t('keyboard.name'), space: t('keyboard.space'), erase: t('keyboard.erase') }}
          onLetter={(letter) => setWords((now) => (now + letter).slice(0, 200))}
          onErase={() => setWords((now) => Array.from(now).slice(0, -1).join(''))}
        />
      )}
      <output className="od-own-words-found" aria-live="polite">
        {asked.length >= ENOUGH && suggestions.length === 0 && found.isSuccess && <p className="od-own-words-none">{t('need.nothingFound')}</p>}
      </output>
      {suggestions.length > 0 && (
        <h2>{t('need.suggested')}</h2>
      )}
      {suggestions.length > 0 && (
        <ul className="od-choices">
          {suggestions.map(({ groupId, cardId, cardName }) => {
            const group = groups.find(({ id }) => id === groupId);
            if (group === undefined) return null;
            const name = localText(group.name, language);
            return (
              <li key={`${groupId}${cardId ?? ''}`}>
                <LargeButton
                  title={cardName ?? <span lang={name.lang}>{name.text}</span>}
                  detail={
                    <>
                      {cardName !== null && <span lang={name.lang}>{name.text}</span>}
                      <span className="od-choice-wait">{group.full ? t('need.groupFull') : waitWords(group.wait, t)}</span>
                    </>
                  }
                  picture={<GroupIcon name={group.icon} />}
                  disabled={group.full}
                  onPress={() => onChoose(groupId, cardId)}
                />
              </li>
            );
          })}
        </ul>
      )}
    </search>
  );
}
