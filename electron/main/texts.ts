/** The few texts that no page can show: window titles, and why the application cannot start. */
import en from '../../locales/en/main.json' with { type: 'json' };
import fi from '../../locales/fi/main.json' with { type: 'json' };
import sv from '../../locales/sv/main.json' with { type: 'json' };

export type MainTexts = typeof fi;
export type FatalText = Exclude<keyof MainTexts['fatal'], 'title'>;

/** Texts in the machine's language (`sv-FI`); Finnish where there is none. */
export const textsFor = (locale: string): MainTexts => {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  if (language === 'sv') return sv;
  return language === 'en' ? en : fi;
};

/** Fills `{{name}}` places of a text. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
