/** Notices meant for everyone, disruptions first, on the customer's screens. */
import type { Notice } from '#shared/contract/feed.ts';
import { Banner, localText } from '../../kit/index.ts';

/** @param most how many are shown; the station sends disruptions first */
export function PublicNotices({ notices, language, most }: { readonly notices: readonly Notice[]; readonly language: string; readonly most: number }) {
  return notices
    .filter((notice) => notice.forPublic)
    .slice(0, most)
    .map((notice) => {
      const title = localText(notice.title, language);
      const text = localText(notice.text, language);
      return (
        <Banner key={notice.id} kind={notice.kind} live="off" title={<span lang={title.lang}>{title.text}</span>}>
          <span lang={text.lang}>{text.text}</span>
        </Banner>
      );
    });
}
