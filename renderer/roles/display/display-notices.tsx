/** Public notices, each in all the point's languages. */
import type { Notice } from '#shared/contract/feed.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { Icon, localText } from '../../kit/index.ts';

/** More than these do not fit beside the calls; disruptions come first. */
const MOST = 2;

export function DisplayNotices({ notices, languages }: { readonly notices: readonly Notice[]; readonly languages: readonly ContentLanguage[] }) {
  const shown = notices.filter((notice) => notice.forPublic).slice(0, MOST);
  return shown.map((notice) => (
    <article key={notice.id} className={`od-tv-notice od-tv-notice-${notice.kind}`}>
      <Icon name={notice.kind === 'info' ? 'info' : 'warning'} />
      <div>
        {languages
          .map((language) => ({ title: localText(notice.title, language), text: localText(notice.text, language) }))
          // A notice in one language only is shown once.
          .filter(({ title }, place, all) => all.findIndex((other) => other.title.lang === title.lang) === place)
          .map(({ title, text }) => (
            <p key={title.lang} lang={title.lang}>
              <strong>{title.text}</strong> {text.text}
            </p>
          ))}
      </div>
    </article>
  ));
}
