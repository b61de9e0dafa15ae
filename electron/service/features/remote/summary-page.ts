/** The summary on the customer's phone, behind an address that holds a secret and works for two weeks. */
import { formatDate, formatDateTime, localDateOf } from '#shared/domain/local-date.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { later } from '../../kernel/clock.ts';
import { digest } from '../../kernel/ids.ts';
import { escaped, LINK_DAYS, linkSecret, phoneDocument, type PhonePage } from '../../kernel/phone-page.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteSessionTable, RemoteSummaryLinkTable } from '../../tables/remote.ts';
import { recordRemote, type RemoteAct } from './change.ts';
import { sessionRow } from './rows.ts';
import { contentLanguageOf, say, summaryOf, type Said, type Summary } from './summary.ts';

const DAY_MS = 86_400_000;

const linkOf = (db: Read, sessionId: string, now: string): RemoteSummaryLinkTable | null =>
  db.first(db.q.selectFrom('remote_summary_link').selectAll().where('session_id', '=', sessionId).where('expires_at', '>', now).orderBy('expires_at', 'desc').limit(1)) ?? null;

/** Keeps a link to the summary, or answers with the one that is valid for a day yet. Throws `CONFLICT` with `noSummary`. */
export const keepSummaryLink = (act: RemoteAct, deps: Pick<StationDeps, 'secret'>, row: RemoteSessionTable): { linkId: string } => {
  summaryOf(row);
  const known = linkOf(act, row.id, later(act.now, DAY_MS));
  if (known) return { linkId: known.id };
  const linkId = act.newId();
  const until = later(act.now, LINK_DAYS * DAY_MS);
  act.run(act.q.insertInto('remote_summary_link').values({ id: linkId, session_id: row.id, secret_hash: digest(linkSecret(deps.secret('remote'), 'summary', linkId)), created_at: act.now, expires_at: until }));
  recordRemote(act, row, 'summaryLinked', { until });
  return { linkId };
};

/** The address of a kept link: told to whoever asked, and written nowhere. */
export const toldLink = (deps: Pick<StationDeps, 'db' | 'secret' | 'address'>, linkId: string): { url: string; validUntil: string } => {
  const link = deps.db.first(deps.db.q.selectFrom('remote_summary_link').select('expires_at').where('id', '=', linkId));
  return { url: `${deps.address()}/summary/${linkSecret(deps.secret('remote'), 'summary', linkId)}`, validUntil: link?.expires_at ?? '' };
};

const part = (tag: string, { text, language }: Said): string => `<${tag} lang="${language}">${escaped(text)}</${tag}>`;

const bodyOf = (summary: Summary, lastDay: string, zone: string): string => {
  const { language } = summary;
  const dates = contentLanguageOf(language);
  const row = (key: Parameters<typeof say>[1], value: Said) => `${part('dt', say(language, key))}${part('dd', value)}`;
  return [
    part('h1', say(language, 'title')),
    '<dl>',
    row('service', summary.service),
    row('authority', summary.authority),
    row('point', { text: summary.pointName, language: 'fi' }),
    row('time', { text: formatDateTime(summary.at, dates, zone), language: dates }),
    summary.outcome ? row('outcome', summary.outcome) : '',
    '</dl>',
    part('h2', say(language, 'said')),
    summary.words ? part('blockquote', summary.words) : part('p', say(language, 'nothingSaid')),
    summary.words && summary.words.language !== language ? part('p', say(summary.words.language, 'otherLanguage')) : '',
    part('p', say(language, 'pageUntil', { date: formatDate(lastDay, dates) })),
  ].join('');
};

const gone = (languages: readonly CustomerLanguage[], nonce: string): string => {
  const parts = languages.map((language) => `<section>${part('h1', say(language, 'pageGone'))}${part('p', say(language, 'pageGoneHelp'))}</section>`);
  const [first = 'fi'] = languages;
  return phoneDocument(first, say(first, 'pageGone').text, parts.join(''), nonce);
};

/** What the phone that opened a link with a secret gets, by the time it is then. */
export const summaryPages = ({ db, clock, zone }: Pick<StationDeps, 'db' | 'clock' | 'zone'>): ((secret: string) => PhonePage) => (secret) => {
  const link = db.first(db.q.selectFrom('remote_summary_link').selectAll().where('secret_hash', '=', digest(secret)));
  if (!link) return { state: 'unknown', html: (nonce) => gone(['fi', 'sv', 'en'], nonce), pdf: null };
  const row = sessionRow(db, link.session_id);
  if (link.expires_at <= clock.now()) return { state: 'gone', html: (nonce) => gone([row.language], nonce), pdf: null };
  const summary = summaryOf(row);
  // The last whole day, so that nobody comes back an hour too late.
  const lastDay = localDateOf(later(link.expires_at, -DAY_MS), zone);
  return { state: 'there', html: (nonce) => phoneDocument(summary.language, say(summary.language, 'title').text, bodyOf(summary, lastDay, zone), nonce), pdf: null };
};
