/** Column heads of exported reports, from the locales. */
import en from '../../locales/en/reports.json' with { type: 'json' };
import fi from '../../locales/fi/reports.json' with { type: 'json' };
import sv from '../../locales/sv/reports.json' with { type: 'json' };

const ALL = { fi: fi.columns, sv: sv.columns, en: en.columns };

export const reportHeads = (language: 'fi' | 'sv' | 'en'): Record<string, string> => ALL[language];
