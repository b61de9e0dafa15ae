/** The bar above all: where one is, how fresh the instructions are, the time, who one is, the lock, and the rest in a menu. */
import { useTranslation } from 'react-i18next';
import type { FeedStatus } from '#shared/contract/feed.ts';
import type { AdvisorRole } from '#shared/contract/words.ts';
import { FreshnessMark } from '../../features/feed/index.ts';
import { Button, Menu, type MenuItem, useNow } from '../../kit/index.ts';
import { CONTENT_LANGUAGES, useDeskLanguage } from './desk-language.ts';
import { type Page, pagesFor } from './pages.ts';

const NAMES = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;

interface TopBarProps {
  readonly pointName: string;
  readonly deskText: string;
  readonly advisor: { readonly name: string; readonly role: AdvisorRole };
  readonly status: FeedStatus | undefined;
  readonly onLock: () => void;
  readonly onPage: (page: Page) => void;
  readonly onHelp: () => void;
  readonly onSignOut: () => void;
  readonly characterKeys: boolean;
  readonly onCharacterKeys: (on: boolean) => void;
}

export function TopBar({ pointName, deskText, advisor, status, onLock, onPage, onHelp, onSignOut, characterKeys, onCharacterKeys }: TopBarProps) {
  const { t } = useTranslation('advisor');
  const [language, setLanguage] = useDeskLanguage();
  const items: MenuItem[] = [
    ...pagesFor(advisor.role).map((page): MenuItem => ({ label: t(`pages.${page}`), icon: PAGE_ICONS[page], onPress: () => onPage(page) })),
    { label: t('help'), icon: 'help', onPress: onHelp },
    { label: t('characterKeys'), icon: 'grid', pressed: characterKeys, onPress: () => onCharacterKeys(!characterKeys) },
    ...CONTENT_LANGUAGES.filter((code) => code !== language).map((code): MenuItem => ({ label: NAMES[code], icon: 'globe', lang: code, onPress: () => setLanguage(code) })),
    { label: t('signOut'), icon: 'logout', onPress: onSignOut },
  ];
  return (
    <header className="ad-top">
      <p className="ad-top-brand">OneDoor</p>
      <p className="ad-top-place">
        {pointName} <span className="ad-top-desk">{deskText}</span>
      </p>
      <div className="ad-top-end">
        {status !== undefined && <FreshnessMark status={status} />}
        <Clock />
        <Button icon="lock" keys="F9" onPress={onLock}>
          {t('lock')}
        </Button>
        <Menu label={advisor.name} icon="menu" items={items} />
      </div>
    </header>
  );
}

const PAGE_ICONS = { visits: 'history', bookings: 'calendar', cases: 'chat', cash: 'archive', devices: 'grid', settings: 'settings', advisors: 'people', audit: 'peek' } as const;

function Clock() {
  const { i18n } = useTranslation('advisor');
  const now = useNow(1_000);
  const text = new Intl.DateTimeFormat(`${i18n.language}-FI`, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Helsinki' }).format(now);
  return <time className="ad-top-clock">{text}</time>;
}
