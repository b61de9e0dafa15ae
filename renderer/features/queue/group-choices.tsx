/** The service groups as large choices: what they are, examples, and the wait as a range. */
import { useTranslation } from 'react-i18next';
import type { GroupChoice } from '#shared/contract/queue.ts';
import { GroupIcon, LargeButton, localText } from '../../kit/index.ts';
import { waitWords } from './wait-words.ts';
import './terminal-parts.css';

export function GroupChoices({ groups, onChoose }: { readonly groups: readonly GroupChoice[]; readonly onChoose: (groupId: string) => void }) {
  const { t, i18n } = useTranslation('terminal');
  return (
    <ul className="od-choices">
      {groups.map((group) => {
        const name = localText(group.name, i18n.language);
        const examples = localText(group.examples, i18n.language);
        return (
          <li key={group.id}>
            <LargeButton
              title={<span lang={name.lang}>{name.text}</span>}
              detail={
                <>
                  {examples.text !== '' && <span lang={examples.lang}>{examples.text}</span>}
                  <span className="od-choice-wait">{group.full ? t('need.groupFull') : waitWords(group.wait, t)}</span>
                </>
              }
              picture={<GroupIcon name={group.icon} />}
              disabled={group.full}
              onPress={() => onChoose(group.id)}
            />
          </li>
        );
      })}
    </ul>
  );
}
