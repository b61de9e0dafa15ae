/** A text of several paragraphs in the screen's language; addresses in it can be followed. */
import type { Localized } from '#shared/contract/words.ts';
import { useTranslation } from 'react-i18next';
import { FallbackMark, localText } from '../../kit/index.ts';
import { openAddress } from './open-address.ts';

const ADDRESS = /(https?:\/\/[^\s)]+[^\s).,;])/;

function withLinks(line: string) {
  return line.split(ADDRESS).map((part, at) =>
    at % 2 === 1 ? (
      <button key={at} type="button" className="ad-link" onClick={() => openAddress(part)}>
        {part}
      </button>
    ) : (
      part
    ),
  );
}

export function LongText({ texts }: { readonly texts: Localized }) {
  const { i18n } = useTranslation('cards');
  const text = localText(texts, i18n.language);
  const lines = text.text.split(/\n+/).filter((line) => line.trim() !== '');
  return (
    <div className="ad-long" lang={text.fallback ? text.lang : undefined}>
      {lines.map((line, at) => (
        <p key={at}>
          {withLinks(line)}
          {at === 0 && <FallbackMark text={text} />}
        </p>
      ))}
    </div>
  );
}
