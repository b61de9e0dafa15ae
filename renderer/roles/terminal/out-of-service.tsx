/** Screens on which nothing can be done: closed, full, nothing to choose, line cut in the lobby or at a desk. In all the point's languages. */
import { useTranslation } from 'react-i18next';
import type { TerminalState } from '#shared/contract/queue.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { Icon, type IconName } from '../../kit/index.ts';

export type Reason = 'closed' | 'full' | 'noGroups' | 'cut' | 'deskCut';

const ICONS: Readonly<Record<Reason, IconName>> = { closed: 'clock', full: 'people', noGroups: 'info', cut: 'warning', deskCut: 'warning' };

/** How the point's languages write dates in Finland. */
const LOCALES: Readonly<Record<string, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' };

/** The day and the time in the language's own way: `maanantai 23.11.`, `9.00`. */
export function opensWords(opens: NonNullable<TerminalState['opensNext']>, language: string): { day: string; time: string } {
  const noon = new Date(`${opens.date}T12:00:00Z`);
  return {
    day: new Intl.DateTimeFormat(LOCALES[language] ?? language, { weekday: 'long', day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(noon),
    time: language === 'fi' ? opens.time.replace(/^0/, '').replace(':', '.') : opens.time.replace(':', '.'),
  };
}

function InLanguage({ reason, language, opens, main }: { readonly reason: Reason; readonly language: ContentLanguage; readonly opens: TerminalState['opensNext']; readonly main: boolean }) {
  const { t } = useTranslation('terminal', { lng: language });
  const Title = main ? 'h1' : 'h2';
  return (
    <section lang={language} className="od-out-language">
      <Title>{t(`out.${reason}.title`)}</Title>
      <p>{t(`out.${reason}.text`)}</p>
      {opens !== null && <p className="od-out-opens">{t('out.opens', opensWords(opens, language))}</p>}
    </section>
  );
}

export function OutOfService({ reason, languages, opens }: { readonly reason: Reason; readonly languages: readonly ContentLanguage[]; readonly opens: TerminalState['opensNext'] }) {
  return (
    <div className="od-out" aria-live="polite">
      <Icon name={ICONS[reason]} />
      {languages.map((language, place) => (
        <InLanguage key={language} reason={reason} language={language} opens={opens} main={place === 0} />
      ))}
    </div>
  );
}
