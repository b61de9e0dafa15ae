/** The page around the portal's first questions: the name of the portal, one form, the language. */
import { type ReactNode, type SubmitEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu } from './language-menu.tsx';

interface EntranceProps {
  readonly title: string;
  readonly lead: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

export function Entrance({ title, lead, onSubmit, children }: EntranceProps) {
  const { t } = useTranslation('portal');
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="po-entrance">
      <header className="po-top">
        <span className="po-name">{t('title')}</span>
        <LanguageMenu />
      </header>
      <main className="od-sheet po-sheet">
        <h1>{title}</h1>
        <p>{lead}</p>
        <form className="od-stack" onSubmit={submit}>
          {children}
        </form>
      </main>
    </div>
  );
}
