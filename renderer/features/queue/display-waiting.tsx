/** How many wait in each group, and for how long as a range. */
import { useTranslation } from 'react-i18next';
import type { DisplayState } from '#shared/contract/queue.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { localText } from '../../kit/index.ts';
import { InEach } from './in-each.tsx';

export function DisplayWaiting({ groups, languages }: { readonly groups: DisplayState['groups']; readonly languages: readonly ContentLanguage[] }) {
  const { t } = useTranslation('display');
  return (
    <section className="od-tv-waiting">
      <h2>
        <InEach languages={languages} text="waiting" />
      </h2>
      <ul>
        {groups.map((group) => (
          <li key={group.letter}>
            <span className="od-tv-letter">{group.letter}</span>
            <span className="od-tv-group">
              {[...new Set(languages.map((language) => localText(group.name, language).text))].map((name) => (
                <span key={name}>{name}</span>
              ))}
            </span>
            <span className="od-tv-wait">
              <span>{group.waiting}</span>
              {group.wait !== null && group.wait.toMinutes > 0 && <span>{t('minutes', { from: group.wait.fromMinutes, to: group.wait.toMinutes })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
